import { type ControlledTransaction, sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { day } from '#kernel/plain-date.ts'
import { recordResult } from '#modules/results/server/index.ts'
import { importTerritory, loadPackTerritory, undoImport } from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import { closeDatabase, type Db, openDatabase } from '#platform/db.ts'
import type { DB } from '#platform/db.types.ts'
import { readPack } from '#platform/packs.ts'
import { inTransaction } from '#platform/transaction.ts'
import { systemContext } from './server.ts'
import { aResult } from './testing/a-result.ts'
import { createTestDatabase } from './testing/database.ts'
import { expect, test } from './testing/test.ts'

const LIST = Buffer.from(`Tỉnh Thành Phố,Mã TP,Quận Huyện,Mã QH,Phường Xã,Mã PX,Cấp,Tên Tiếng Anh
Thành phố Hà Nội,01,Quận Ba Đình,001,Phường Trúc Bạch,00004,Phường,
`)

/** A commune of an import just made, in a database of its own that several connections see; and a transaction on it. */
async function withImportedCommune(
  work: (context: Context, open: ControlledTransaction<DB>, importId: string, unitId: string) => Promise<void>,
) {
  const db = openDatabase(await createTestDatabase(), { connections: 4 })
  try {
    const context = systemContext(db, await readPack())
    await loadPackTerritory(context)
    const { importId } = await importTerritory(context, 'ds.csv', LIST)
    const commune = await db
      .selectFrom('territory.unit')
      .select('id')
      .where('importId', '=', importId!)
      .where('level', '=', 'commune')
      .executeTakeFirstOrThrow()
    // The list says what stood in 2025; the programme is of 2015.
    await inTransaction(context, (trx) =>
      trx
        .updateTable('territory.unitVersion')
        .set({ fromOn: day('2015-01-01') })
        .where('importId', '=', importId!)
        .execute(),
    )
    const open = await db.startTransaction().execute()
    try {
      await work(context, open, importId!, commune.id)
    } finally {
      if (!open.isCommitted) await open.rollback().execute()
    }
  } finally {
    await closeDatabase(db)
  }
}

/** Resolves once as many transactions wait for a lock. */
async function waitFor(db: Db, waiting: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ count: number }>`
      select count(*) from pg_locks where not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(db)
    if (rows[0]!.count >= waiting) return
  }
}

test('an undo waits for a result being recorded on its unit, and then refuses', async () => {
  await withImportedCommune(async (context, open, importId, unitId) => {
    await recordResult({ ...context, db: open }, uuidv7(), aResult(unitId) as never)
    const undoing = undoImport(context, importId).then(
      () => 'undone',
      (problem: { code: string }) => problem.code,
    )
    await waitFor(context.db, 1)
    await open.commit().execute()
    expect(await undoing).toBe('territory.in-use')
  })
})

test('recording waits for an undo of its unit, and then finds no such place', async () => {
  await withImportedCommune(async (context, open, importId, unitId) => {
    await undoImport({ ...context, db: open }, importId)
    const recording = recordResult(context, uuidv7(), aResult(unitId) as never).then(
      () => 'recorded',
      (problem: { extra: { fields: { path: string }[] } }) => problem.extra.fields[0]!.path,
    )
    await waitFor(context.db, 1)
    await open.commit().execute()
    expect(await recording).toBe('body.unitId')
  })
})
