import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { formatNumber, formatPercent } from '#kernel/number.ts'
import type { Title } from '#kernel/title.ts'
import type { GoalInfo, ProgressCell } from '../contract.ts'

/** What a shape or tile tells by colour and pattern, best first. Zero, not assigned and not reported stay three things. */
export const MAP_CLASSES = [
  'met',
  'within-limit',
  'near',
  'far',
  'over-limit',
  'not-reported',
  'nothing-due',
  'not-assigned',
] as const
export type MapClass = (typeof MAP_CLASSES)[number]

/** Where the way to the target is split in two for the eye; no rule of the programme. */
const HALF_WAY = 50

/** The class a cell is shown as. The direction of the goal is already in its state: over a limit is never «met». */
export function mapClass({ state, percent, well, assigned }: ProgressCell): MapClass {
  if (state !== 'behind') return state
  const reached = percent ?? (assigned === 0 ? 0 : (well / assigned) * 100)
  return reached >= HALF_WAY ? 'near' : 'far'
}

/** The words of the legend. */
export const MAP_CLASS_LABELS: Record<MapClass, MessageDescriptor> = {
  met: msg`Đạt chỉ tiêu`,
  'within-limit': msg`Trong mức tối đa`,
  near: msg`Được từ 50 % đến dưới 100 %`,
  far: msg`Được dưới 50 %`,
  'over-limit': msg`Vượt mức tối đa`,
  'not-reported': msg`Chưa báo cáo`,
  'nothing-due': msg`Chỉ tiêu bằng 0`,
  'not-assigned': msg`Không giao`,
}

/** A figure in words, for a tooltip and for a screen reader: «12 / 20 lớp, 60 %, Được từ 50 % đến dưới 100 %». */
export function figureInWords(i18n: I18n, goal: GoalInfo, cell: ProgressCell): string {
  const state = i18n._(MAP_CLASS_LABELS[mapClass(cell)])
  if (cell.state === 'not-assigned') return withResult(i18n, goal, cell, state)
  const unit = titleIn(i18n, goal.unit)
  const round = (value: number) => formatNumber(Math.round(value * 10) / 10)
  const figure =
    cell.result === null
      ? `${i18n._(msg`chỉ tiêu`)} ${cell.target === null ? '…' : round(cell.target)} ${unit}`
      : `${round(cell.result)} / ${cell.target === null ? '…' : round(cell.target)} ${unit}`
  const percent = cell.percent === null || goal.kind === 'yes-no' ? [] : [formatPercent(cell.percent)]
  return [figure, ...percent, state].join(', ')
}

/** A figure in the space of a list: «54 / 300 · 18 %»; of a yes or no the word. */
export function figureShort(i18n: I18n, goal: GoalInfo, { result, target, percent }: ProgressCell): string {
  if (goal.kind === 'yes-no') return i18n._(result ? msg`có` : msg`không`)
  const round = (value: number | null) => (value === null ? '…' : formatNumber(Math.round(value * 10) / 10))
  const amounts = `${round(result)} / ${round(target)}`
  return percent === null || goal.kind === 'share' ? amounts : `${amounts} · ${formatPercent(percent)}`
}

function withResult(i18n: I18n, goal: GoalInfo, { result }: ProgressCell, state: string): string {
  return result === null ? state : `${state}, ${formatNumber(result)} ${titleIn(i18n, goal.unit)}`
}

function titleIn(i18n: I18n, title: Title): string {
  return i18n.locale === 'en' ? title.en : title.vi
}
