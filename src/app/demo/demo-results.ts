import { day, type PlainDate } from '#kernel/plain-date.ts'
import { type Indicator, measuresOf, type Programme } from '#modules/programme/domain/index.ts'

export type DemoTargets = (provinceId: string, measure: string) => number | undefined
export type DemoResult = {
  provinceId: string
  indicator: string
  onDay: PlainDate
  quantities: Record<string, number>
  note: string
  ends: 'accepted' | 'submitted' | 'returned' | 'draft'
}

/** Provinces that have not reported at all, so that coverage shows what it is for. */
const SILENT = 5
const VILLAGES = { least: 18, most: 140 }

/**
 * Results of a make-believe year: always the same for the same provinces. Most targets are reached in part or whole, a
 * few are exceeded, some provinces say nothing, some results wait for a decision.
 */
export function inventResults(
  programme: Programme,
  provinceIds: string[],
  targets: DemoTargets,
  year: number,
): DemoResult[] {
  const random = generator(year)
  const silent = new Set([...provinceIds].sort(() => random() - 0.5).slice(0, SILENT))
  return provinceIds
    .filter((id) => !silent.has(id))
    .flatMap((provinceId) => {
      const zeal = 0.45 + random() * 0.75
      return programme.indicators.flatMap((indicator) =>
        inventFor(indicator, provinceId, targets, { year, zeal, random }),
      )
    })
}

type Mood = { year: number; zeal: number; random: () => number }

function inventFor(
  indicator: Indicator,
  provinceId: string,
  targets: DemoTargets,
  { year, zeal, random }: Mood,
): DemoResult[] {
  const main = measuresOf(indicator)[0]!.code
  const target = targets(provinceId, main)
  if (!target || random() < 0.12) return []
  const month = 3 + Math.floor(random() * 9)
  const onDay = day(
    `${year}-${String(month).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
  )
  const draw = random()
  const ends = draw < 0.86 ? 'accepted' : draw < 0.94 ? 'submitted' : draw < 0.97 ? 'returned' : 'draft'
  const quantities = quantitiesOf(indicator, target, targets, provinceId, zeal * (0.8 + random() * 0.4), random)
  return [{ provinceId, indicator: indicator.code, onDay, quantities, note: `Số liệu minh họa năm ${year}`, ends }]
}

function quantitiesOf(
  indicator: Indicator,
  target: number,
  targets: DemoTargets,
  provinceId: string,
  share: number,
  random: () => number,
): Record<string, number> {
  const { code, kind, direction } = indicator
  if (kind === 'yes-no') return { [code]: 1 }
  if (kind === 'share') {
    const total = VILLAGES.least + Math.floor(random() * (VILLAGES.most - VILLAGES.least))
    return {
      [`${code}.reached`]: Math.min(total, Math.round((total * target * share) / 100)),
      [`${code}.total`]: total,
    }
  }
  const reached = direction === 'at-most' ? Math.min(target, Math.round(share)) : Math.round(target * share)
  if (kind === 'count') return { [code]: reached }
  const people = targets(provinceId, `${code}.people`) ?? 0
  return { [`${code}.classes`]: reached, [`${code}.people`]: Math.round(people * share * (0.95 + random() * 0.15)) }
}

/** A small generator of even numbers in [0, 1): the same seed, the same numbers, on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
