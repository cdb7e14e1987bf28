import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Icon, type IconName } from '#ui/icon.tsx'
import type { ResultState } from '../domain/index.ts'
import './results.css'

export const STATE_LABELS: Record<ResultState, MessageDescriptor> = {
  draft: msg`Bản nháp`,
  submitted: msg`Chờ nghiệm thu`,
  returned: msg`Bị trả lại`,
  accepted: msg`Đã nghiệm thu`,
  reversed: msg`Đã ghi đảo`,
  deleted: msg`Đã xóa`,
}

const ICONS: Record<ResultState, IconName> = {
  draft: 'file',
  submitted: 'half',
  returned: 'undo',
  accepted: 'check',
  reversed: 'alert',
  deleted: 'close',
}

/** A state as word and sign; the colour only repeats it. */
export function StateMark({ state }: { state: ResultState }) {
  const { i18n } = useLingui()
  return (
    <span className={`state state-${state}`}>
      <Icon name={ICONS[state]} size={15} /> {i18n._(STATE_LABELS[state])}
    </span>
  )
}
