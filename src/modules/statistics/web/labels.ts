import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { IconName } from '#ui/icon.tsx'
import type { GoalInfo, ProgressState } from '../contract.ts'

type StateLabel = {
  icon: IconName
  word: MessageDescriptor
  brief?: MessageDescriptor
  tone: 'good' | 'warn' | 'bad' | 'soft'
}

/** How a state is shown: a sign, a word and a colour, never the colour alone. */
export const STATE_LABELS: Record<ProgressState, StateLabel> = {
  met: { icon: 'check', word: msg`Đạt`, tone: 'good' },
  'within-limit': { icon: 'limit', word: msg`Trong mức tối đa`, brief: msg`Trong mức`, tone: 'good' },
  behind: { icon: 'half', word: msg`Chưa đạt`, tone: 'warn' },
  'over-limit': { icon: 'over', word: msg`Vượt mức tối đa`, brief: msg`Vượt mức`, tone: 'bad' },
  'not-reported': { icon: 'dashed', word: msg`Chưa báo cáo`, tone: 'soft' },
  'nothing-due': { icon: 'zero', word: msg`Chỉ tiêu bằng 0`, brief: msg`Chỉ tiêu 0`, tone: 'soft' },
  'not-assigned': { icon: 'none', word: msg`Không giao`, tone: 'soft' },
}

export const DIRECTION_LABELS: Record<GoalInfo['direction'], MessageDescriptor> = {
  'at-most': msg`tối đa`,
  'at-least': msg`tối thiểu`,
  exactly: msg`đúng bằng`,
}
