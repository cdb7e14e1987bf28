import { v7 as uuidv7 } from 'uuid'
import type { User } from './context.ts'
import type { Db } from './db.ts'

/** Writes who did what to what, in the transaction of the deed: both stand, or neither. */
export async function record(
  trx: Db,
  user: User,
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await trx
    .insertInto('platform.audit')
    .values({
      id: uuidv7(),
      accountId: user.accountId,
      role: user.role,
      action,
      subject,
      detail: JSON.stringify(detail),
    })
    .execute()
}
