import { systemUser, type User } from './context.ts'
import type { Db } from './db.ts'
import { actAs, markOf } from './transaction.ts'

/**
 * What is read from slowly changing tables, kept in memory until they change. Tables say so themselves, by a trigger
 * that makes a new mark under `name`; every transaction learns the marks as it begins, so a change by any process is
 * seen at once, and costs one reading.
 * @returns asked with a user, it reads whole under the rights of the system and goes back to theirs: whoever hands it on
 *   then picks what they may see. Without one it reads what is public.
 */
export function createSnapshot<T>(name: string, read: (db: Db) => Promise<T>): (trx: Db, user?: User) => Promise<T> {
  let latest: { mark: string; value: T } | undefined
  return async (trx, user) => {
    const mark = markOf(trx, name)
    if (latest?.mark === mark) return latest.value
    if (user) await actAs(trx, systemUser)
    const value = await read(trx)
    if (user) await actAs(trx, user)
    latest = { mark, value }
    return value
  }
}
