import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { KnownVersion } from '../domain/known-units.ts'
import { LEVELS, type Level, SHARES, type Share } from '../domain/territory.ts'
import type { StandingSuccession, StandingVersion } from './compare-plan.ts'
import type { ImportKind } from './write-states.ts'

/** Everything known of units, with what each state was learnt from. */
export async function loadKnownVersions(db: Db): Promise<(KnownVersion & StandingVersion)[]> {
  const rows = await db
    .selectFrom('territory.unitVersion as version')
    .innerJoin('territory.import as import', 'import.id', 'version.importId')
    .select([
      'version.unitId',
      'version.level',
      'version.fromOn',
      'version.toOn',
      'version.code',
      'version.name',
      'version.kind',
      'version.parentId',
      'version.source',
      'version.importId',
      'import.kind as learntFrom',
    ])
    .execute()
  return rows.map((row) => ({ ...row, level: asLevel(row.level), learntFrom: row.learntFrom as ImportKind }))
}

export async function loadSuccessions(db: Db): Promise<StandingSuccession[]> {
  const rows = await db.selectFrom('territory.succession').selectAll().execute()
  return rows.map((row) => ({ ...row, share: asShare(row.share) }))
}

export function asLevel(text: string): Level {
  const level = LEVELS.find((one) => one === text)
  if (!level) throw new Error(`Unknown level '${text}'`)
  return level
}

export function asShare(text: string): Share {
  const share = SHARES.find((one) => one === text)
  if (!share) throw new Error(`Unknown share '${text}'`)
  return share
}

/** One import at a time: each compares with what stands before it writes. Held to the end of the transaction. */
export async function lockImports(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(727003)`.execute(db)
}

export async function insertImport(
  db: Db,
  row: {
    id: string
    fileName: string
    sha256: string
    kind: ImportKind
    counts: object
    before: object
    importedBy: string | null
  },
): Promise<void> {
  const { counts, before, ...rest } = row
  await db
    .insertInto('territory.import')
    .values({ ...rest, counts: JSON.stringify(counts), before: JSON.stringify(before) })
    .execute()
}

export async function listImports(db: Db) {
  return db
    .selectFrom('territory.import')
    .select(['id', 'fileName', 'sha256', 'kind', 'counts', 'importedAt', 'undoneAt'])
    .orderBy('importedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function findImport(db: Db, id: string) {
  return db.selectFrom('territory.import').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The latest file imported after this one and not undone. */
export async function findLaterImport(db: Db, id: string) {
  return db
    .selectFrom('territory.import')
    .select(['id', 'fileName'])
    .where('kind', '!=', 'pack')
    .where('undoneAt', 'is', null)
    .where(sql<SqlBool>`(imported_at, id) > (select imported_at, id from territory.import where id = ${id})`)
    .orderBy('importedAt', 'desc')
    .executeTakeFirst()
}

/**
 * A table whose rows name a unit made by the import. The tables are found in the catalogue by the names of their columns,
 * so that no module can be forgotten.
 */
export async function findUse(db: Db, importId: string): Promise<string | undefined> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string }>`
    select c.table_schema as schema, c.table_name as table, c.column_name as column
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.udt_name = 'uuid' and c.column_name in ('unit_id', 'province_id')
      and c.table_schema not in ('territory', 'pg_catalog', 'information_schema')
    order by 1, 2, 3`.execute(db)
  for (const { schema, table, column } of columns) {
    const { rows } = await sql<{ isUsed: boolean }>`select exists (
      select from ${sql.table(`${schema}.${table}`)} where ${sql.ref(column)} in
        (select id from territory.unit where import_id = ${importId})) as is_used`.execute(db)
    if (rows[0]?.isUsed) return `${schema}.${table}`
  }
  return undefined
}

/** Takes away what the import brought; what it changed is put back by the caller before its units go. */
export async function deleteStatesOf(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('territory.succession').where('importId', '=', importId).execute()
  await db.deleteFrom('territory.unitVersion').where('importId', '=', importId).execute()
}

export async function closeImport(db: Db, importId: string, undoneAt: Date): Promise<void> {
  await db.deleteFrom('territory.unit').where('importId', '=', importId).execute()
  await db.updateTable('territory.import').set({ undoneAt }).where('id', '=', importId).execute()
}
