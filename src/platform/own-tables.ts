import { readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import { migrationNames } from './migrate.ts'

/** A table of ours, with the columns that are stored (not computed), in their order. */
export type OwnTable = { name: string; columns: string[] }

const FOLDER = new URL('../../migrations/', import.meta.url)

/** The text of one migration. */
export function readMigration(name: string): Promise<string> {
  return readFile(new URL(name, FOLDER), 'utf8')
}

/** The schemas our migrations create: in a database shared with other programs, only these are ours. */
export async function ownSchemas(): Promise<string[]> {
  const texts = await Promise.all((await migrationNames()).map(readMigration))
  const found = texts.flatMap((text) => [...text.matchAll(/^\s*create schema (?:if not exists )?"?(\w+)"?/gim)])
  return [...new Set(found.map(([, name = '']) => name))]
}

/** All tables in those schemas, by name. Parts of a divided table are seen through the table itself. */
export async function listOwnTables(client: Client): Promise<OwnTable[]> {
  const { rows } = await client.query<OwnTable>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(
         select quote_ident(a.attname) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         order by a.attnum
       ) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
     order by 1`,
    [await ownSchemas()],
  )
  return rows
}

/** Names of the migrations the database has seen, in their order; none in an empty database. */
export async function appliedMigrations(client: Client): Promise<string[]> {
  const { rows: found } = await client.query(`select to_regclass('platform_migration.applied') is not null as yes`)
  if (!found[0]?.yes) return []
  const { rows } = await client.query<{ name: string }>('select name from platform_migration.applied order by name')
  return rows.map(({ name }) => name)
}
