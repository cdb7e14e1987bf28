import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'

const FOLDER = new URL('../../migrations/', import.meta.url)
const LOCK = 727_000

/**
 * Brings the database of the URL (signed in as its owner) to the newest schema; returns the names applied now.
 * Each migration is one transaction; two servers starting at once wait for each other.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'antoan migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query('create schema if not exists platform_migration')
    await client.query(
      'create table if not exists platform_migration.applied (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from platform_migration.applied')
    const done = new Set(rows.map(({ name }) => name))
    const wanted = (await migrationNames()).filter((name) => !done.has(name))
    for (const name of wanted) await apply(client, name)
    return wanted
  } finally {
    await client.end()
  }
}

/** Names of all migrations, in their order. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
}

async function apply(client: Client, name: string): Promise<void> {
  const text = await readFile(new URL(name, FOLDER), 'utf8')
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into platform_migration.applied (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}
