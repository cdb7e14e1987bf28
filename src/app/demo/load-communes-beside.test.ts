import fastify from 'fastify'
import { sql } from 'kysely'
import { afterEach, expect, test, vi } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import { listImports, listUnits, loadPackTerritory } from '#modules/territory/server/index.ts'
import { closeDatabase, type Db, openDatabase } from '#platform/db.ts'
import { readPack } from '#platform/packs.ts'
import { inTransaction } from '#platform/transaction.ts'
import { systemContext } from '../server.ts'
import { createTestDatabase } from '../testing/database.ts'
import { loadCommunesBeside } from './load-communes-beside.ts'

const opened: { db: Db; app: { close(): PromiseLike<unknown> } }[] = []

afterEach(async () => {
  for (const { db, app } of opened.splice(0)) {
    await app.close()
    await closeDatabase(db)
  }
})

/** A server that answers, on a database of its own that other connections may see. */
async function start(lines: string[] = []) {
  const url = await createTestDatabase()
  const db = openDatabase(url, { connections: 2 })
  const context = systemContext(db, await readPack())
  await loadPackTerritory(context)
  const app = fastify().get('/', async () => 'here')
  const { ended } = loadCommunesBeside(app, url, (line) => lines.push(line))
  opened.push({ db, app })
  const stored = () =>
    inTransaction(context, async (trx) => ({
      files: (await listImports(trx)).filter(({ kind }) => kind !== 'pack').length,
      communes: (await listUnits(trx, { level: 'commune', day: day('2025-07-01') })).length,
    }))
  const isWriting = async () => {
    const { rows } = await sql<{ is: boolean }>`select exists (select from pg_locks
      where locktype = 'relation' and relation = 'territory.unit'::regclass and mode = 'RowExclusiveLock') as is`.execute(
      db,
    )
    return rows[0]!.is
  }
  return { app, ended, stored, isWriting, address: await app.listen({ port: 0 }) }
}

test('the server answers at once, while the communes are loaded in one piece', { timeout: 60_000 }, async () => {
  const lines: string[] = []
  const { address, ended, stored } = await start(lines)
  let slowest = 0
  const seen = new Set<number>()
  const loaded = ended.then(() => 'loaded')
  while ((await Promise.race([loaded, 'loading'])) === 'loading') {
    const began = performance.now()
    expect(await (await fetch(address)).text()).toBe('here')
    slowest = Math.max(slowest, performance.now() - began)
    seen.add((await stored()).communes)
  }
  expect([...seen].filter((communes) => communes !== 0 && communes !== 3321)).toEqual([])
  expect(await stored()).toEqual({ files: 1, communes: 3321 })
  expect(lines).toEqual([expect.stringContaining('Đã nạp 3.321 xã, phường, đặc khu')])
  expect(slowest).toBeLessThan(1000)
})

test('closed in the middle, the server stops at once and nothing half-loaded stays', { timeout: 60_000 }, async () => {
  const lines: string[] = []
  const { app, ended, stored, isWriting } = await start(lines)
  await vi.waitFor(async () => expect(await isWriting()).toBe(true), { timeout: 30_000, interval: 5 })
  const began = performance.now()
  await app.close()
  await ended
  expect(performance.now() - began).toBeLessThan(2000)
  await vi.waitFor(async () => expect(await isWriting()).toBe(false), 10_000)
  expect(await stored()).toEqual({ files: 0, communes: 0 })
  expect(lines).toEqual([])
})
