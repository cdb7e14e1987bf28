import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { formatNumber, formatPercent } from '#kernel/number.ts'
import type { GoalInfo, ProgressCell, ProgressUnit } from '../contract.ts'
import { STATE_LABELS } from './labels.ts'

/** What stands for a figure in a cell: «54», «5,2 %», «Có»; undefined where there is none. */
export function amountText(i18n: I18n, goal: GoalInfo, value: number | null, isProvince: boolean): string | undefined {
  if (value === null) return undefined
  if (goal.kind === 'share') return formatPercent(value)
  if (goal.kind === 'yes-no' && isProvince) return i18n._(value > 0 ? msg`có` : msg`chưa`)
  return formatNumber(Math.round(value * 100) / 100)
}

/** A figure read aloud: «Hà Giang, Lớp mô hình quản lý: kết quả 1, chỉ tiêu 2 lớp, 50 %, chưa đạt». */
export function figureWords(i18n: I18n, goal: GoalInfo, unit: ProgressUnit, cell: ProgressCell): string {
  const isEnglish = i18n.locale === 'en'
  const isProvince = unit.level === 'province'
  const result = amountText(i18n, goal, cell.result, isProvince)
  const target = amountText(i18n, goal, cell.target, isProvince)
  const parts = [
    result === undefined ? '' : i18n._(msg`kết quả ${result}`),
    target === undefined ? '' : i18n._(msg`chỉ tiêu ${target}`),
    cell.percent === null || goal.kind === 'share' ? '' : formatPercent(cell.percent),
    i18n._(STATE_LABELS[cell.state].word),
  ]
  return `${unit.fullName}, ${isEnglish ? goal.short.en : goal.short.vi}: ${parts.filter(Boolean).join(', ')}`
}
