import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { v7 as uuidv7 } from 'uuid'
import { Problem, type ProblemCode } from '#kernel/problem.ts'
import { PIECE_BYTES } from '#kernel/upload-limits.ts'
import type { Context, User } from './context.ts'
import type { Db, Trx } from './db.ts'
import { inTransaction } from './transaction.ts'

/** Files of the ministry belong to no province; everybody signed in may read them. */
export const NATION_FILES = '00000000-0000-0000-0000-000000000000'

/** What evidence may be: photographs, scans and documents that cannot carry programs. */
const EVIDENCE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf']
const BYTES_TO_RECOGNISE = 4100

export type Announced = { unitId: string; id: string; name: string; size: number; sha256: string }

/** Says which file will come. Safe to repeat; the same id for another file is refused. Answers which pieces are there. */
export async function announceFile(
  trx: Trx,
  user: User,
  file: Announced,
): Promise<{ received: number[]; isComplete: boolean }> {
  await trx
    .insertInto('platform.file')
    .values({ ...file, createdBy: user.accountId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const known = await findFile(trx, file.unitId, file.id)
  if (!known || known.sha256 !== file.sha256 || known.size !== file.size) throw new Problem('files.content-differs')
  return { received: await listChunks(trx, file.unitId, file.id), isComplete: known.isComplete }
}

/** Takes a piece, counted from 0: all are of the same length, the last is what remains. Safe to repeat. */
export async function receiveChunk(
  trx: Trx,
  unitId: string,
  fileId: string,
  number: number,
  content: Buffer,
): Promise<void> {
  const file = await findFile(trx, unitId, fileId)
  if (!file) throw new Problem('common.not-found')
  const expected = Math.min(PIECE_BYTES, file.size - number * PIECE_BYTES)
  if (content.length !== expected) throw new Problem('files.content-differs')
  if (file.isComplete || !(await holdIncomplete(trx, unitId, fileId))) return
  await trx
    .insertInto('platform.fileChunk')
    .values({ unitId, fileId, number, content })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Checks that all is there, is what was announced, and is of an accepted type by its content. Pieces of another content
 * are dropped, for good, so that the file can be sent again. Safe to repeat, and at the same time.
 */
export async function completeEvidence(
  context: Pick<Context, 'db' | 'user'>,
  unitId: string,
  fileId: string,
): Promise<void> {
  const fault = await inTransaction(context, (trx) => settle(trx, unitId, fileId))
  // Not before the transaction has ended: thrown inside, it would bring the wrong pieces back.
  if (fault) throw new Problem(fault)
}

async function settle(trx: Trx, unitId: string, fileId: string): Promise<ProblemCode | undefined> {
  const file = await findFile(trx, unitId, fileId)
  if (!file) return 'common.not-found'
  // Held meanwhile: nobody else completes it, and no piece comes between the reading and the dropping.
  if (file.isComplete || !(await holdIncomplete(trx, unitId, fileId))) return undefined
  const hash = createHash('sha256')
  let size = 0
  let mediaType = 'unknown'
  for await (const piece of readChunks(trx, unitId, fileId)) {
    if (size === 0) mediaType = (await fileTypeFromBuffer(piece.subarray(0, BYTES_TO_RECOGNISE)))?.mime ?? 'unknown'
    hash.update(piece)
    size += piece.length
  }
  if (size < file.size) return 'files.incomplete'
  if (size > file.size || hash.digest('hex') !== file.sha256) {
    await trx.deleteFrom('platform.fileChunk').where('unitId', '=', unitId).where('fileId', '=', fileId).execute()
    return 'files.content-differs'
  }
  if (!EVIDENCE_TYPES.includes(mediaType)) return 'files.unknown-type'
  await close(trx, unitId, fileId, mediaType)
  return undefined
}

/** Keeps a file that came whole, such as a letter; returns its id. */
export async function keepFile(
  trx: Db,
  user: User,
  unitId: string,
  name: string,
  content: Buffer,
  mediaType: string,
): Promise<string> {
  const id = uuidv7()
  const sha256 = createHash('sha256').update(content).digest('hex')
  await trx
    .insertInto('platform.file')
    .values({ unitId, id, name, size: content.length, sha256, createdBy: user.accountId })
    .execute()
  for (let number = 0; number * PIECE_BYTES < content.length; number++) {
    const piece = content.subarray(number * PIECE_BYTES, (number + 1) * PIECE_BYTES)
    await trx.insertInto('platform.fileChunk').values({ unitId, fileId: id, number, content: piece }).execute()
  }
  await close(trx, unitId, id, mediaType)
  return id
}

/** From here on the database lets nobody change the file. */
async function close(trx: Db, unitId: string, id: string, mediaType: string): Promise<void> {
  await trx
    .updateTable('platform.file')
    .set({ isComplete: true, mediaType })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

/** Waits for who is sending or completing, and keeps others from it to the end of the transaction; false if complete by now. */
async function holdIncomplete(trx: Db, unitId: string, id: string): Promise<boolean> {
  const held = await trx
    .selectFrom('platform.file')
    .select('id')
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('isComplete', '=', false)
    .forUpdate()
    .executeTakeFirst()
  return Boolean(held)
}

export async function findFile(db: Db, unitId: string, id: string) {
  return db.selectFrom('platform.file').selectAll().where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()
}

/** The pieces in their order, one in memory at a time. */
export async function* readChunks(db: Db, unitId: string, fileId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const row = await db
      .selectFrom('platform.fileChunk')
      .select('content')
      .where('unitId', '=', unitId)
      .where('fileId', '=', fileId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!row) return
    yield row.content
  }
}

async function listChunks(db: Db, unitId: string, fileId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('platform.fileChunk')
    .select('number')
    .where('unitId', '=', unitId)
    .where('fileId', '=', fileId)
    .orderBy('number')
    .execute()
  return rows.map(({ number }) => number)
}
