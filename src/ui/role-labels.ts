import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Session } from './session.ts'

/** How a role is called on the screen. */
export const ROLE_LABELS: Record<Session['role'], MessageDescriptor> = {
  ministry: msg`Cấp Bộ`,
  province: msg`Cấp tỉnh`,
  reader: msg`Chỉ xem`,
}
