import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client, type DatabaseError } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type BackupManifest, checkBackup, partName, readEntries } from './backup-file.ts'
import { migrationNames } from './migrate.ts'
import { appliedMigrations, listOwnTables, ownSchemas, readMigration } from './own-tables.ts'
import { PlainError } from './plain-error.ts'
import { isServed } from './server-lock.ts'
import type { TarEntry } from './tar.ts'

const MIGRATE_LOCK = 727_000

/**
 * Puts a backup in place of what is in the database. The file is checked to its last byte first; then everything
 * happens in one transaction: schema as of the backup, its rows (no trigger fires, so nothing is counted twice), then
 * the migrations made since. Whatever goes wrong, the database is as it was.
 * Throws a `PlainError`: file not in order or newer, a server running, data there and `replace` not said.
 * @param url the owner's URL; a superuser's, or one who may set session_replication_role
 */
export async function restore(
  url: string,
  file: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<{ tables: number; rows: number }> {
  const manifest = await checkBackup(file)
  const known = await migrationNames()
  if (manifest.migrations.some((name) => !known.includes(name))) {
    throw new PlainError(
      `Bản sao lưu do An Toàn ${manifest.appVersion} tạo, mới hơn bản đang chạy; hãy nâng cấp An Toàn rồi phục hồi`,
      'The backup was made by a newer version of An Toàn',
    )
  }
  const client = new Client({ connectionString: url, application_name: 'antoan restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    if (await isServed(client)) refuseServed()
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATE_LOCK])
    if (!replace && (await hasRows(client))) refuseFull()
    await makeSchema(client, manifest.migrations)
    await client.query('set local session_replication_role = replica')
    await loadTables(client, manifest, file)
    for (const { name, value } of manifest.sequences)
      await client.query('select setval($1::regclass, $2::bigint)', [name, value])
    await client.query('set local session_replication_role = origin')
    await applyMigrations(
      client,
      known.filter((name) => !manifest.migrations.includes(name)),
    )
    await client.query('commit')
    await client.query('analyze')
    return { tables: manifest.tables.length, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw explain(error)
  } finally {
    await client.end()
  }
}

async function hasRows(client: Client): Promise<boolean> {
  for (const { name } of await listOwnTables(client)) {
    const { rows } = await client.query<{ yes: boolean }>(`select exists (select from ${name}) as yes`)
    if (rows[0]?.yes) return true
  }
  return false
}

/** The schema as of the backup, without a row, in place of the present one. */
async function makeSchema(client: Client, migrations: string[]): Promise<void> {
  const isPresent = JSON.stringify(await appliedMigrations(client)) === JSON.stringify(migrations)
  if (!isPresent) {
    const schemas = [...(await ownSchemas()), 'platform_migration']
    await client.query(`drop schema if exists ${schemas.join(', ')} cascade`)
    await client.query('create schema platform_migration')
    await client.query(
      'create table platform_migration.applied (name text primary key, applied_at timestamptz not null default now())',
    )
    await applyMigrations(client, migrations)
  }
  const tables = (await listOwnTables(client)).map(({ name }) => name)
  await client.query('set local session_replication_role = replica') // the ledger refuses to be emptied otherwise
  if (tables.length > 0) await client.query(`truncate ${tables.join(', ')}`)
  await client.query('set local session_replication_role = origin')
}

async function applyMigrations(client: Client, names: string[]): Promise<void> {
  for (const name of names) {
    await client.query(await readMigration(name))
    await client.query('insert into platform_migration.applied (name) values ($1)', [name])
  }
}

/** Reads the file once more, and compares once more: it may have changed since it was checked. */
async function loadTables(client: Client, { tables }: BackupManifest, file: string): Promise<void> {
  const entries = readEntries(file)
  try {
    await entries.next() // the header
    for (const { name, columns, rows, parts, sha256 } of tables) {
      const hash = createHash('sha256')
      const copy = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin (format binary)`))
      await pipeline(Readable.from(partsOf(entries, name, parts, hash)), copy)
      if (hash.digest('hex') !== sha256 || copy.rowCount !== rows) {
        throw new PlainError(
          `Bảng ${name} phục hồi không khớp với bản sao lưu; chưa có gì bị thay đổi`,
          'A table does not match; nothing was changed',
        )
      }
    }
  } finally {
    await entries.return(undefined)
  }
}

async function* partsOf(
  entries: AsyncGenerator<TarEntry>,
  table: string,
  parts: number,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for (let number = 1; number <= parts; number++) {
    const { value } = await entries.next()
    if (value?.name !== partName(table, number)) throw new Error(`${partName(table, number)} is missing`)
    hash.update(value.content)
    yield value.content
  }
}

function refuseServed(): never {
  throw new PlainError(
    'An Toàn đang chạy trên dữ liệu này; hãy dừng máy chủ (Ctrl-C) rồi phục hồi',
    'An Toàn is running on this data; stop it first',
  )
}

function refuseFull(): never {
  throw new PlainError(
    'Cơ sở dữ liệu đã có dữ liệu; thêm --replace nếu muốn thay toàn bộ bằng bản sao lưu',
    'The database is not empty; add --replace to put the backup in its place',
  )
}

const INSUFFICIENT_PRIVILEGE = '42501'

function explain(error: unknown): unknown {
  if (error instanceof PlainError || (error as DatabaseError).code !== INSUFFICIENT_PRIVILEGE) return error
  return new PlainError(
    `Tài khoản trong DATABASE_URL không đủ quyền để phục hồi (cần superuser, hoặc GRANT SET ON PARAMETER session_replication_role): ${(error as Error).message}`,
    'The account of DATABASE_URL may not restore',
    { cause: error },
  )
}
