import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { test as base, expect } from 'vitest'
import { workerDatabaseUrl } from '#app/testing/database.ts'
import type { Problem } from '#kernel/problem.ts'
import { systemUser } from './context.ts'
import { closeDatabase, type Db, openDatabase } from './db.ts'
import { announceFile, completeEvidence, receiveChunk } from './files.ts'
import { inTransaction } from './transaction.ts'

const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n', 'latin1')
const SHA = createHash('sha256').update(PDF).digest('hex')

/** On several connections, each transaction to its end: what is undone and who waits cannot be seen within one. */
const test = base.extend<{ db: Db }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest asks for the pattern
  db: async ({}, use) => {
    const db = openDatabase(await workerDatabaseUrl(), { connections: 4 })
    await use(db)
    await closeDatabase(db)
  },
})

function aFile(db: Db) {
  const context = { db, user: systemUser }
  const [unitId, id] = [uuidv7(), uuidv7()]
  const about = { unitId, id, name: 'a.pdf', size: PDF.length, sha256: SHA }
  return {
    announce: () => inTransaction(context, (trx) => announceFile(trx, systemUser, about)),
    send: (content: Buffer) => inTransaction(context, (trx) => receiveChunk(trx, unitId, id, 0, content)),
    complete: () => completeEvidence(context, unitId, id),
  }
}

test('a wrong piece is gone for good when the file is refused, and the right one is taken', async ({ db }) => {
  const { announce, send, complete } = aFile(db)
  await announce()
  await send(Buffer.from(PDF).fill(0x20, 20))
  await expect(complete()).rejects.toMatchObject({ code: 'files.content-differs' })
  expect(await announce()).toEqual({ received: [], isComplete: false })
  await send(PDF)
  await complete()
  expect(await announce()).toEqual({ received: [0], isComplete: true })
})

test('completed several times at once is once', async ({ db }) => {
  const { announce, send, complete } = aFile(db)
  await announce()
  await send(PDF)
  await Promise.all([complete(), complete(), complete()])
  expect(await announce()).toEqual({ received: [0], isComplete: true })
})

test('sent rightly while a wrong one is being refused: complete at the latest when sent again', async ({ db }) => {
  const { announce, send, complete } = aFile(db)
  await announce()
  await send(Buffer.from(PDF).fill(0x20, 20))
  const refusals = [complete(), complete(), complete()].map((done) => done.catch(({ code }: Problem) => code))
  await Promise.all([send(PDF), send(PDF)]) // never an error: taken, there already, or complete meanwhile
  for (const code of await Promise.all(refusals))
    expect([undefined, 'files.content-differs', 'files.incomplete']).toContain(code)
  const { received, isComplete } = await announce()
  if (received.length === 0) await send(PDF)
  await complete()
  expect(isComplete && received.length === 0).toBe(false) // never complete without its pieces
  expect(await announce()).toEqual({ received: [0], isComplete: true })
})
