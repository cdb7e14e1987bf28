import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { copyFile, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#app/testing/database.ts'
import { backup, restore } from './backup.ts'
import { checkBackup, HEADER, readEntries } from './backup-file.ts'
import { migrationNames } from './migrate.ts'
import { appliedMigrations, listOwnTables, readMigration } from './own-tables.ts'
import { PlainError } from './plain-error.ts'
import { takeServerLock } from './server-lock.ts'
import { tarEntry } from './tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'antoan-backup-'))
const file = join(folder, 'full.backup')
let source: string
let contents: Record<string, string>

beforeAll(async () => {
  source = await createTestDatabase()
  await fill(source)
  contents = await contentsOf(source)
  await backup(source, file)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a backup restored is the same in every table, and totals are not counted twice', async () => {
  const target = await createTestDatabase()
  const { tables, rows } = await restore(target, file)
  expect(await contentsOf(target)).toEqual(contents)
  expect(tables).toBe(Object.keys(contents).length)
  expect(rows).toBeGreaterThan(3000)
  expect(await ask(target, 'select sum(value)::int as value from statistics.year_total')).toEqual([
    { value: (1000 * 1001) / 2 },
  ])
  await expect(ask(target, 'delete from statistics.fact')).rejects.toThrow('append-only') // the ledger is guarded again
})

test('it is one moment, whatever is written meanwhile, and only its owner can read it', async () => {
  const busy = await createTestDatabase()
  await fill(busy)
  let isDone = false
  const writing = (async () => {
    while (!isDone) await postFact(busy, 1)
  })()
  const target = await createTestDatabase()
  await backup(busy, join(folder, 'busy.backup')).finally(() => (isDone = true))
  await writing
  await restore(target, join(folder, 'busy.backup'))
  const [sums] = await ask(
    target,
    'select (select sum(value) from statistics.fact) = (select sum(value) from statistics.year_total) as are_equal',
  )
  expect(sums).toEqual({ are_equal: true })
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('into a database without any schema', async () => {
  const target = await createTestDatabase({ isEmpty: true })
  await restore(target, file)
  expect(await contentsOf(target)).toEqual(contents)
  expect(await migrationsOf(target)).toEqual(await migrationNames())
})

test('a backup of an older schema is brought to the newest', async () => {
  const names = await migrationNames()
  const older = await createTestDatabase({ isEmpty: true })
  await migrateTo(older, names.slice(0, 2))
  await ask(older, accountSql)
  const oldFile = join(folder, 'old.backup')
  await backup(older, oldFile)
  const target = await createTestDatabase()
  await fill(target)
  await restore(target, oldFile, { replace: true })
  expect(await migrationsOf(target)).toEqual(names)
  expect(await ask(target, 'select name from identity.account')).toEqual([{ name: 'Nguyễn Thị Ánh' }])
  expect(await ask(target, 'select count(*)::int as facts from statistics.fact')).toEqual([{ facts: 0 }])
})

test('data already there are only replaced when asked to', async () => {
  const target = await createTestDatabase()
  await ask(target, accountSql.replace('Ánh', 'Bình'))
  const before = await contentsOf(target)
  await expect(restore(target, file)).rejects.toThrow('--replace')
  expect(await contentsOf(target)).toEqual(before)
  await restore(target, file, { replace: true })
  expect(await contentsOf(target)).toEqual(contents)
})

test.each([
  ['cut short', async (path: string) => truncate(path, (await stat(path)).size - 2000), /hỏng hoặc thiếu/],
  ['cut to nothing', async (path: string) => truncate(path, 0), /không phải là bản sao lưu/],
  [
    'with one byte changed at the beginning',
    async (path: string) => changeByte(path, 0.02),
    /hỏng hoặc thiếu|không phải/,
  ],
  ['with one byte changed in the middle', async (path: string) => changeByte(path, 0.5), /hỏng hoặc thiếu/],
  ['with one byte changed near the end', async (path: string) => changeByte(path, 0.98), /hỏng hoặc thiếu/],
  ['of another kind', async (path: string) => writeFile(path, 'một bức thư'), /không phải là bản sao lưu/],
  ['compressed, but of another kind', async (path: string) => writeFile(path, gzipSync('một bức thư')), /không phải/],
  ['of a newer format', async (path: string) => writeFile(path, gzipSync(headerOf(99))), /99\.0\.0 tạo/],
  ['without an end', async (path: string) => writeFile(path, gzipSync(headerOf(1))), /hỏng hoặc thiếu/],
  ['that is not there', async (path: string) => rmSync(path), /Không có tệp/],
])('a file %s is refused in a sentence and changes nothing', async (_, spoil, message) => {
  const path = join(folder, 'spoilt.backup')
  await copyFile(file, path)
  await spoil(path)
  const target = await createTestDatabase()
  await ask(target, accountSql)
  const before = await contentsOf(target)
  const error = await restore(target, path, { replace: true }).catch((fault) => fault)
  expect(error).toBeInstanceOf(PlainError)
  expect(error.message).toMatch(message)
  expect(await contentsOf(target)).toEqual(before)
})

test('a fault in the middle of loading leaves everything as it was', async () => {
  const target = await createTestDatabase()
  await ask(target, accountSql)
  const before = await contentsOf(target)
  // A table of the schema that lost a column since: PostgreSQL refuses the rows, after other tables were loaded.
  await ask(target, 'alter table statistics.fact drop column note')
  await expect(restore(target, file, { replace: true })).rejects.toThrow('note')
  await ask(target, `alter table statistics.fact add column note text not null default ''`)
  expect(await contentsOf(target)).toEqual(before)
})

test('refused while a server is running on the data', async () => {
  const target = await createTestDatabase()
  const server = new Client({ connectionString: target })
  await server.connect()
  expect(await takeServerLock(server)).toBe(true)
  await expect(restore(target, file)).rejects.toThrow('An Toàn đang chạy')
  await server.end()
})

test('a file that cannot be written is refused in a sentence, without a trace', async () => {
  await expect(backup(source, join(folder, 'nowhere/x.backup'))).rejects.toThrow(PlainError)
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('large content comes in parts, so that memory stays small', async () => {
  const sizes: number[] = []
  for await (const { name, content } of readEntries(file))
    if (name.startsWith('data/platform.file_chunk/')) sizes.push(content.length)
  expect(sizes.length).toBeGreaterThan(1)
  expect(Math.max(...sizes)).toBeLessThan(8 * 1024 * 1024)
  expect((await checkBackup(file)).tables.find(({ name }) => name === 'platform.file_chunk')?.rows).toBe(6)
})

const accountSql = `insert into identity.account (id, email, name, role, password_hash)
  values (gen_random_uuid(), 'anh@example.vn', 'Nguyễn Thị Ánh', 'ministry', 'x')`

/** Text with every kind of sign, dates, JSON, exact numbers, a self-reference, and 6 MB that do not compress. */
async function fill(url: string): Promise<void> {
  await ask(url, accountSql)
  await ask(
    url,
    `insert into platform.audit (id, role, action, subject, detail)
    select gen_random_uuid(), 'system', 'test.made', E'dòng\\t' || n || E'\\n', jsonb_build_object('số', n, 'null', null)
    from generate_series(1, 2000) n`,
  )
  await postFact(url, 1000)
  const id = '00000000-0000-7000-8000-000000000001'
  await ask(
    url,
    `insert into platform.file (unit_id, id, name, size, sha256) values ('${id}', '${id}', 'ảnh.jpg', 6000000, '')`,
  )
  for (let number = 0; number < 6; number++) {
    await ask(url, `insert into platform.file_chunk values ('${id}', '${id}', ${number}, $1)`, [randomBytes(1_000_000)])
  }
}

function postFact(url: string, count: number) {
  return ask(
    url,
    `insert into statistics.fact (unit_id, id, province_id, measure, on_day, value, adds, source_kind, source_id)
    select gen_random_uuid(), gen_random_uuid(), '00000000-0000-7000-8000-000000000002', 'p3.enterprises-informed',
      date '2015-01-01' + n % 365, n, 'sum', 'test', gen_random_uuid() from generate_series(1, ${count}) n`,
  )
}

/** A digest of the rows of every table. */
async function contentsOf(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const digests: Record<string, string> = {}
    for (const { name } of await listOwnTables(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by t::text)), '') as digest from ${name} t`,
      )
      digests[name] = rows[0].digest
    }
    return digests
  })
}

async function migrateTo(url: string, names: string[]): Promise<void> {
  await ask(url, 'create schema platform_migration')
  await ask(
    url,
    'create table platform_migration.applied (name text primary key, applied_at timestamptz not null default now())',
  )
  for (const name of names) {
    await ask(url, await readMigration(name))
    await ask(url, 'insert into platform_migration.applied (name) values ($1)', [name])
  }
}

const migrationsOf = (url: string) => withClient(url, appliedMigrations)

async function changeByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  const place = Math.floor(bytes.length * at)
  bytes[place] = (bytes[place] ?? 0) ^ 0x10
  await writeFile(path, bytes)
}

function headerOf(format: number): Buffer {
  const header = { kind: 'antoan-backup', format, appVersion: '99.0.0', createdAt: new Date(0).toISOString() }
  return tarEntry({ name: HEADER, content: Buffer.from(JSON.stringify(header)) })
}

const ask = (url: string, sql: string, values?: unknown[]) =>
  withClient(url, async (client) => (await client.query(sql, values)).rows as Record<string, unknown>[])

async function withClient<Result>(
  connectionString: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
