import { sql } from 'kysely'
import { systemUser, type User } from './context.ts'
import type { Db } from './db.ts'
import { actAs } from './transaction.ts'

/**
 * What is read from slowly changing tables, kept in memory for as long as their state is the same. The state is asked
 * for at every use, in the user's transaction: a change by any process is seen at once, and costs one reading.
 * @returns asked with a user, it reads whole under the rights of the system and goes back to theirs: whoever hands it on
 *   then picks what they may see. Without one it reads what is public.
 */
export function createSnapshot<T>({
  state,
  read,
  keep = 4,
}: {
  /** A cheap query that answers another text after every change of what `read` reads. */
  state: (db: Db) => Promise<string>
  read: (db: Db) => Promise<T>
  /** How many states to keep: more than one, as transactions of before and after a change overlap. */
  keep?: number
}): (trx: Db, user?: User) => Promise<T> {
  const known = new Map<string, T>()
  return async (trx, user) => {
    const now = await state(trx)
    const found = known.get(now)
    if (found !== undefined) return found
    if (user) await actAs(trx, systemUser)
    const value = await read(trx)
    if (user) await actAs(trx, user)
    known.set(now, value)
    if (known.size > keep) known.delete(known.keys().next().value!)
    return value
  }
}

/** The state of a table that says when its rows came and were undone, as text; other databases have other states. */
export async function stateOfImports(db: Db, table: 'territory.import' | 'targets.letter'): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws('/', current_database(), pg_postmaster_start_time(), count(*), max(imported_at), max(undone_at)) as state
    from ${sql.table(table)}`.execute(db)
  return rows[0]!.state
}
