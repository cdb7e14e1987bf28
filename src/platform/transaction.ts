import { type RawBuilder, sql } from 'kysely'
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
 * Looks, and changes nothing: a read-only transaction under the rights of the user, for what is asked all day. It is
 * opened together with its settings, and its end is not waited for. Inside another transaction it is a savepoint.
 */
export function inReading<T>({ db, user }: { db: Db; user: User }, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return inSavepoint(db as Trx, user, work)
  return new Promise((resolve, reject) => {
    db.connection()
      .execute(async (connection) => {
        // Several statements in one go carry no parameters: the settings are ids and words of ours, checked below.
        await noteMarks(connection, sql.raw<Settings>(`begin read only; ${settingsText(user)}`))
        try {
          resolve(await work(connection as Trx))
        } finally {
          await sql`commit`.execute(connection)
        }
      })
      .catch(reject)
  })
}

type Settings = { marks: Record<string, string> | null }

/** Sets who asks for the rest of the transaction, and notes the marks of slowly changing data (see snapshot.ts). */
export async function actAs(trx: Db, user: User): Promise<void> {
  await noteMarks(trx, sql.raw<Settings>(settingsText(user)))
}

async function noteMarks(db: Db, statement: RawBuilder<Settings>): Promise<void> {
  const { rows } = await statement.execute(db)
  marks.set(db, rows[0]?.marks ?? {})
}

/** Ids and the names of scopes and roles need no escaping; anything else is refused. */
function settingsText({ provinces, role, accountId }: User): string {
  const settings = {
    'app.scope': provinces === 'nation' ? 'nation' : '',
    'app.provinces': provinces === 'nation' ? '' : `{${provinces.join(',')}}`,
    'app.role': role,
    'app.account': accountId ?? '',
  }
  const calls = Object.entries(settings).map(([name, value]) => {
    if (!/^[\w{},-]*$/.test(value)) throw new Error(`Not a setting: ${name}`)
    return `set_config('${name}', '${value}', true)`
  })
  return `select ${calls.join(', ')}, (select json_object_agg(name, value) from platform.mark) as marks`
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
