import { formatNumber, formatPercent } from '#kernel/number.ts'
import type { Title } from '#kernel/title.ts'
import type { Goal } from './goal.ts'
import { type Cell, judge, type Standing } from './progress.ts'

type Input = { name: string; standing: Standing }

const SHOWN = 6

/** How target, result and percent came about, in words and figures. */
export function writeFormula(
  goal: Goal,
  cell: Cell,
  inputs: Input[],
): { target: Title; result: Title; percent: Title } {
  return {
    target: writeSum(goal, cell.target, inputs, ({ standing }) => standing.target ?? null, {
      nothing: { vi: 'Công văn không giao chỉ tiêu này.', en: 'The letter sets no target here.' },
      mixed: {
        vi: 'Mỗi tỉnh được giao một tỷ lệ khác nhau; không có tỷ lệ chung khi chưa biết đủ mẫu số.',
        en: 'Each province has its own percentage; there is no common one until every denominator is known.',
      },
    }),
    result:
      goal.kind === 'share'
        ? writeShare(cell, inputs)
        : writeSum(goal, cell.result, inputs, ({ standing }) => judge(goal, standing).result, {
            nothing: { vi: 'Chưa có kết quả nào được nghiệm thu.', en: 'No result has been accepted.' },
            mixed: { vi: 'Chưa có kết quả nào được nghiệm thu.', en: 'No result has been accepted.' },
          }),
    percent: writePercent(cell),
  }
}

function writeSum(
  goal: Goal,
  total: number | null,
  inputs: Input[],
  figureOf: (input: Input) => number | null,
  { nothing, mixed }: { nothing: Title; mixed: Title },
): Title {
  const isAsked = goal.kind === 'yes-no' && inputs.some(({ standing }) => standing.target !== undefined)
  const known = inputs.flatMap((input) => {
    const value = isAsked && input.standing.target === undefined ? null : figureOf(input)
    return value === null ? [] : [{ name: input.name, value }]
  })
  if (known.length === 0) return nothing
  if (total === null) return mixed
  if (known.length === 1 && inputs.length === 1) return same(withUnit(total, goal.unit))
  if (goal.kind === 'share') {
    return {
      vi: `${formatPercent(total)} = bình quân theo mẫu số của ${known.length} tỉnh, hoặc tỷ lệ chung của các tỉnh`,
      en: `${formatPercent(total)} = weighted by the registers of ${known.length} provinces, or the percentage they share`,
    }
  }
  const parts = known.filter(({ value }) => value !== 0).sort((one, other) => other.value - one.value)
  const shown = parts.slice(0, SHOWN).map(({ name, value }) => `${formatNumber(value)} (${name})`)
  const rest = parts.slice(SHOWN)
  const restSum = rest.reduce((sum, { value }) => sum + value, 0)
  const zero = parts.length === 0 ? '0' : shown.join(' + ')
  return {
    vi: `${withUnit(total, goal.unit).vi} = ${zero}${rest.length ? ` + ${formatNumber(restSum)} (${rest.length} tỉnh khác)` : ''}`,
    en: `${withUnit(total, goal.unit).en} = ${zero}${rest.length ? ` + ${formatNumber(restSum)} (${rest.length} other provinces)` : ''}`,
  }
}

function writeShare(cell: Cell, inputs: Input[]): Title {
  const known = inputs.filter(({ standing }) => standing.reached !== undefined && standing.total)
  if (cell.reported > 0 && known.length === 0) {
    return {
      vi: 'Đã báo cáo: tổng số bằng 0 nên không có tỷ lệ.',
      en: 'Reported: the total is 0, so there is no percentage.',
    }
  }
  if (known.length === 0 || cell.result === null) {
    return {
      vi: 'Chưa có kết quả nào được nghiệm thu với đủ tử số và mẫu số.',
      en: 'No accepted result has both parts of the share.',
    }
  }
  const reached = known.reduce((sum, { standing }) => sum + standing.reached!, 0)
  const total = known.reduce((sum, { standing }) => sum + standing.total!, 0)
  return same({
    vi: `${formatNumber(reached)} ÷ ${formatNumber(total)} = ${formatPercent(cell.result)}`,
    en: `${formatNumber(reached)} ÷ ${formatNumber(total)} = ${formatPercent(cell.result)}`,
  })
}

function writePercent({ target, result, percent, assigned, well }: Cell): Title {
  if (percent !== null) {
    const sum = `${formatNumber(round(result!))} ÷ ${formatNumber(round(target!))} = ${formatPercent(percent)}`
    return same({ vi: sum, en: sum })
  }
  if (target === 0)
    return { vi: 'Chỉ tiêu giao là 0: không tính tỷ lệ.', en: 'The target is zero: there is no percentage.' }
  if (target === null && assigned > 0)
    return {
      vi: `${well} trên ${assigned} tỉnh đạt chỉ tiêu được giao.`,
      en: `${well} of ${assigned} provinces meet their target.`,
    }
  if (target === null)
    return { vi: 'Không giao chỉ tiêu nên không có tỷ lệ.', en: 'Without a target there is no percentage.' }
  return { vi: 'Chưa có kết quả nên chưa có tỷ lệ.', en: 'Without a result there is no percentage yet.' }
}

function withUnit(value: number, unit: Title): Title {
  if (unit.vi === '%') return same({ vi: formatPercent(value), en: formatPercent(value) })
  return { vi: `${formatNumber(value)} ${unit.vi}`, en: `${formatNumber(value)} ${unit.en}` }
}

function same(title: Title): Title {
  return title
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
