import type { Client } from 'pg'

// Session locks on the application's database. They end with the connection, however its process ends.
const SERVER = 727_001
const PRESENCE = 727_002

/** Takes the place of the one server of a database; false when another has it. */
export function takeServerLock(client: Client): Promise<boolean> {
  return answer(client, 'select pg_try_advisory_lock($1) as yes', SERVER)
}

/** Marks this database as served, for servers that share it (an existing PostgreSQL may have several). */
export function joinServerLock(client: Client): Promise<boolean> {
  return answer(client, 'select pg_try_advisory_lock_shared($1) as yes', SERVER)
}

/** Is a server running on the database of this connection? */
export function isServed(client: Client): Promise<boolean> {
  return answer(
    client,
    `select exists (
       select from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.granted
     ) as yes`,
    SERVER,
  )
}

/** Says "I am using this PostgreSQL"; false when the last user is just stopping it. */
export function bePresent(client: Client): Promise<boolean> {
  return answer(client, 'select pg_try_advisory_lock_shared($1) as yes', PRESENCE)
}

/**
 * Ends one's own presence. True when nobody else is present: then nobody can come in any more. (First given up, then
 * asked for: two that leave at the same moment would otherwise each see the other and both go away.)
 */
export async function beTheLast(client: Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE])
  return answer(client, 'select pg_try_advisory_lock($1) as yes', PRESENCE)
}

/** Takes back `beTheLast`. */
export async function stayOpen(client: Client): Promise<void> {
  await client.query('select pg_advisory_unlock($1)', [PRESENCE])
}

/** Name of the connections that are not work: they take a place, or look whether PostgreSQL answers. */
export const PRESENCE_NAME = 'antoan presence'

/** How many others are at work on this PostgreSQL, in whichever database. */
export async function countOthers(client: Client): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and application_name <> $1`,
    [PRESENCE_NAME],
  )
  return rows[0]?.others ?? 0
}

async function answer(client: Client, sql: string, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(sql, [lock])
  return rows[0]?.yes === true
}
