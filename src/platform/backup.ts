import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type BackupHeader, type BackupManifest, FORMAT, HEADER, MANIFEST, partName } from './backup-file.ts'
import { appliedMigrations, listOwnTables, type OwnTable, ownSchemas } from './own-tables.ts'
import { PlainError } from './plain-error.ts'
import { tarEnd, tarEntry } from './tar.ts'

export { restore } from './restore.ts'

const PART_BYTES = 4 * 1024 * 1024
const GZIP_LEVEL = 3 // photos and scans are compressed already

/**
 * Writes everything into one file: all tables as of one moment, while others go on working. Memory stays the same
 * however much there is. The file appears only when it is complete, readable by its owner alone.
 * @param url the owner's URL
 */
export async function backup(url: string, file: string): Promise<{ tables: number; rows: number }> {
  const client = new Client({ connectionString: url, application_name: 'antoan backup' })
  await client.connect()
  const draft = `${file}.${process.pid}.part`
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local row_security = off') // a role that does not see every row shall fail, not leave some out
    const header = await makeHeader()
    const manifest: BackupManifest = {
      ...header,
      migrations: await appliedMigrations(client),
      tables: [],
      sequences: await readSequences(client),
    }
    const content = contentOf(client, header, manifest)
    await pipeline(
      Readable.from(content, { objectMode: true }),
      createGzip({ level: GZIP_LEVEL }),
      createWriteStream(draft, { mode: 0o600 }),
    )
    await flush(draft)
    await rename(draft, file)
    return { tables: manifest.tables.length, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) }
  } catch (error) {
    await rm(draft, { force: true })
    throw explain(error, file)
  } finally {
    await client.end()
  }
}

/** The bytes of the tar; fills the manifest on the way. */
async function* contentOf(client: Client, header: BackupHeader, manifest: BackupManifest): AsyncGenerator<Buffer> {
  yield tarEntry({ name: HEADER, content: json(header) })
  for (const table of await listOwnTables(client)) yield* tableContent(client, table, manifest)
  yield tarEntry({ name: MANIFEST, content: json(manifest) })
  yield tarEnd()
}

async function* tableContent(
  client: Client,
  { name, columns }: OwnTable,
  manifest: BackupManifest,
): AsyncGenerator<Buffer> {
  const stream = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout (format binary)`))
  const hash = createHash('sha256')
  let parts = 0
  for await (const content of inParts(stream)) {
    hash.update(content)
    yield tarEntry({ name: partName(name, ++parts), content })
  }
  manifest.tables.push({ name, columns, rows: stream.rowCount, parts, sha256: hash.digest('hex') })
}

async function* inParts(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    length += chunk.length
    if (length < PART_BYTES) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting)
}

async function readSequences(client: Client): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
     from pg_sequences where schemaname = any ($1) and last_value is not null order by 1`,
    [await ownSchemas()],
  )
  return rows
}

async function makeHeader(): Promise<BackupHeader> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  return { kind: 'antoan-backup', format: FORMAT, appVersion: String(version), createdAt: new Date().toISOString() }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}

const FAULTS: Record<string, string> = {
  ENOENT: 'không có thư mục này',
  EACCES: 'không có quyền ghi',
  EISDIR: 'đó là một thư mục',
  ENOSPC: 'đĩa đầy',
}

function explain(error: unknown, file: string): unknown {
  const fault = FAULTS[(error as NodeJS.ErrnoException).code ?? '']
  return fault
    ? new PlainError(`Không ghi được ${file}: ${fault}`, 'The backup could not be written', { cause: error })
    : error
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)
