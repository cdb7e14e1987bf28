import { sql } from 'kysely'
import type { User } from './context.ts'
import type { Db, Trx } from './db.ts'

const TRIES = 4
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'

/**
 * Runs the work in one transaction under the rights of the user: the settings read by the row-level-security policies
 * hold until its end. Inside another transaction it is a savepoint under the same user. A deadlock is tried again.
 */
export async function inTransaction<T>(
  { db, user }: { db: Db; user: User },
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return inSavepoint(db as Trx, user, work)
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (trx) => {
        await actAs(trx, user)
        return work(trx)
      })
    } catch (error) {
      if (attempt === TRIES || !isConflict(error)) throw error
    }
  }
}

/**
 * Sets who asks for the rest of the transaction, and notes the marks of slowly changing data (see snapshot.ts).
 * Array literal of UUIDs only, so nothing needs escaping.
 */
export async function actAs(trx: Db, user: User): Promise<void> {
  const scope = user.provinces === 'nation' ? 'nation' : ''
  const provinces = user.provinces === 'nation' ? '' : `{${user.provinces.join(',')}}`
  const { rows } = await sql<{ marks: Record<string, string> | null }>`
    select set_config('app.scope', ${scope}, true), set_config('app.provinces', ${provinces}, true),
      set_config('app.role', ${user.role}, true), set_config('app.account', ${user.accountId ?? ''}, true),
      (select json_object_agg(name, value) from platform.mark) as marks`.execute(trx)
  marks.set(trx, rows[0]?.marks ?? {})
}

/**
 * The mark of slowly changing data as it stood when the transaction was last entered; empty before the first change.
 * Throws outside a transaction of ours, where no mark was noted.
 */
export function markOf(trx: Db, name: string): string {
  const noted = marks.get(trx)
  if (!noted) throw new Error(`'${name}' was asked for outside inTransaction`)
  return noted[name] ?? ''
}

const marks = new WeakMap<object, Record<string, string>>()
let savepoints = 0

async function inSavepoint<T>(trx: Trx, user: User, work: (trx: Trx) => Promise<T>): Promise<T> {
  const name = sql.id(`s${++savepoints}`)
  await sql`savepoint ${name}`.execute(trx)
  try {
    await actAs(trx, user)
    const result = await work(trx)
    await sql`release savepoint ${name}`.execute(trx)
    return result
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(trx)
    throw error
  }
}

function isConflict(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === SERIALIZATION_FAILURE || code === DEADLOCK
}
