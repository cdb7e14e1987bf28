import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { formatNumber, formatPercent } from '#kernel/number.ts'
import type { GoalInfo } from '../contract.ts'

/** What stands for a figure in a cell: «54», «5,2 %», «Có»; undefined where there is none. */
export function amountText(i18n: I18n, goal: GoalInfo, value: number | null, isProvince: boolean): string | undefined {
  if (value === null) return undefined
  if (goal.kind === 'share') return formatPercent(value)
  if (goal.kind === 'yes-no' && isProvince) return i18n._(value > 0 ? msg`có` : msg`chưa`)
  return formatNumber(Math.round(value * 100) / 100)
}
