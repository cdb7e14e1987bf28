import { v7 as uuidv7 } from 'uuid'
import { expect, test } from '#app/testing/test.ts'
import { systemUser } from './context.ts'
import type { Trx } from './db.ts'
import { createSnapshot } from './snapshot.ts'
import { inTransaction } from './transaction.ts'

function countImports() {
  let readings = 0
  const snapshot = createSnapshot('territory', async (trx) => {
    readings++
    return (await trx.selectFrom('territory.import').select('id').execute()).length
  })
  return { snapshot, readings: () => readings }
}

function addImport(trx: Trx) {
  const row = { id: uuidv7(), fileName: 'x', sha256: '', kind: 'ward-list', counts: '{}', importedBy: null }
  return trx.insertInto('territory.import').values(row).execute()
}

test('read once until it changes, and again after', async ({ db }) => {
  const context = { db, user: systemUser }
  const { snapshot, readings } = countImports()
  const ask = () => inTransaction(context, (trx) => snapshot(trx))
  const before = await ask()
  expect([await ask(), readings()]).toEqual([before, 1])
  await inTransaction(context, addImport)
  expect([await ask(), readings()]).toEqual([before + 1, 2])
})

test('what was seen of a change that was rolled back is never taken for a later one', async ({ db }) => {
  const context = { db, user: systemUser }
  const { snapshot } = countImports()
  const before = await inTransaction(context, (trx) => snapshot(trx))
  const seen: number[] = []
  const failing = inTransaction(context, async (trx) => {
    await addImport(trx)
    await addImport(trx)
    seen.push(await inTransaction({ ...context, db: trx }, (inner) => snapshot(inner)))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await inTransaction(context, addImport)
  expect([seen, await inTransaction(context, (trx) => snapshot(trx))]).toEqual([[before + 2], before + 1])
})
