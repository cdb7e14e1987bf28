import { systemUser, type User } from './context.ts'
import type { Db } from './db.ts'
import { inTransaction } from './transaction.ts'

const FOREIGN_KEY_VIOLATION = '23503'

/** Takes away answers remembered for repeated requests, and uploads never completed, that are older than `before`. */
export async function tidyPlatform(db: Db, before: Date): Promise<void> {
  const system: { db: Db; user: User } = { db, user: systemUser }
  await inTransaction(system, (trx) => trx.deleteFrom('platform.idempotency').where('createdAt', '<', before).execute())
  const files = await inTransaction(system, (trx) =>
    trx
      .selectFrom('platform.file')
      .select(['unitId', 'id'])
      .where('isComplete', '=', false)
      .where('createdAt', '<', before)
      .execute(),
  )
  for (const { unitId, id } of files) {
    const remove = inTransaction(system, (trx) =>
      trx.deleteFrom('platform.file').where('unitId', '=', unitId).where('id', '=', id).execute(),
    )
    // A file something already refers to stays: its upload may still go on.
    await remove.catch((error: { code?: string }) => {
      if (error.code !== FOREIGN_KEY_VIOLATION) throw error
    })
  }
}
