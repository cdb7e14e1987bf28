import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import * as z from 'zod'
import { PlainError } from './plain-error.ts'
import { readTar, type TarEntry } from './tar.ts'

// A backup is a gzipped tar: `antoan-backup.json` says what it is; then each table as PostgreSQL's binary COPY, cut into
// parts (`data/schema.table/000001`); last `manifest.json`, with what must be found in between.

export const FORMAT = 1
export const HEADER = 'antoan-backup.json'
export const MANIFEST = 'manifest.json'

/** What stands first. */
export const BackupHeader = z.object({
  kind: z.literal('antoan-backup'),
  format: z.int(),
  appVersion: z.string(),
  createdAt: z.string(),
})
export type BackupHeader = z.infer<typeof BackupHeader>

/** What stands last: the schema's version and every table. `sha256` is that of the parts in their order. */
export const BackupManifest = BackupHeader.extend({
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int().min(0),
      parts: z.int().min(0),
      sha256: z.string(),
    }),
  ),
  /** Where each counter of a sequence stands. */
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type BackupManifest = z.infer<typeof BackupManifest>

export const partName = (table: string, number: number): string => `data/${table}/${String(number).padStart(6, '0')}`

/** The entries of a backup file, unchecked. */
export function readEntries(file: string): AsyncGenerator<TarEntry> {
  const input = createReadStream(file)
  const text = createGunzip()
  input.on('error', (error) => text.destroy(error))
  input.pipe(text)
  return readTar(text)
}

/**
 * Reads a whole backup and compares it with its manifest. Throws a `PlainError` when it is not a backup, was made by a
 * newer version, is incomplete, or differs in a single byte from what was written.
 */
export async function checkBackup(file: string): Promise<BackupManifest> {
  const entries = readEntries(file)
  try {
    await checkHeader(entries, file)
    return await checkTables(entries)
  } catch (error) {
    if (error instanceof PlainError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new PlainError(`Không có tệp ${file}`, 'No such file', { cause: error })
    throw new PlainError(
      `Bản sao lưu ${file} hỏng hoặc thiếu (${(error as Error).message}); chưa có gì bị thay đổi`,
      'The backup is damaged or incomplete; nothing was changed',
      { cause: error },
    )
  } finally {
    await entries.return(undefined)
  }
}

async function checkHeader(entries: AsyncGenerator<TarEntry>, file: string): Promise<void> {
  const first = await entries.next().catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'EISDIR') throw error
    return undefined
  })
  const header = first?.value?.name === HEADER ? BackupHeader.safeParse(parse(first.value.content)).data : undefined
  if (!header)
    throw new PlainError(`Tệp ${file} không phải là bản sao lưu của An Toàn`, 'This is not a backup of An Toàn')
  if (header.format === FORMAT) return
  throw new PlainError(
    `Bản sao lưu ${file} do An Toàn ${header.appVersion} tạo, bản đang chạy không đọc được; hãy nâng cấp An Toàn`,
    `The backup was made by An Toàn ${header.appVersion}, which is newer`,
  )
}

async function checkTables(entries: AsyncGenerator<TarEntry>): Promise<BackupManifest> {
  const found: { name: string; parts: number; hash: ReturnType<typeof createHash> }[] = []
  for await (const { name, content } of entries) {
    if (name === MANIFEST) {
      const manifest = BackupManifest.parse(parse(content))
      const seen = found.map((table) => ({ name: table.name, parts: table.parts, sha256: table.hash.digest('hex') }))
      const told = manifest.tables.map((table) => ({ name: table.name, parts: table.parts, sha256: table.sha256 }))
      if (JSON.stringify(seen) !== JSON.stringify(told)) throw new Error('a table differs from the manifest')
      return manifest
    }
    const table = /^data\/(.+)\/\d+$/.exec(name)?.[1] ?? ''
    if (found.at(-1)?.name !== table) found.push({ name: table, parts: 0, hash: createHash('sha256') })
    const last = found.at(-1)!
    last.parts++
    if (name !== partName(table, last.parts)) throw new Error(`unexpected entry ${name}`)
    last.hash.update(content)
  }
  throw new Error('no manifest')
}

function parse(content: Buffer): unknown {
  return JSON.parse(content.toString('utf8'))
}
