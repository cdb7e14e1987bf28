import { Client } from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { systemUser } from '#platform/context.ts'
import { actAs } from '#platform/transaction.ts'
import { createApp } from './server.ts'
import { createTestDatabase } from './testing/database.ts'
import { expect, test } from './testing/test.ts'
import { tidyUp } from './tidy-up.ts'

const DAY_MS = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY_MS)

test('what is out of date goes, the rest stays', async ({ as, db }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const accountId = province.user.accountId!
  for (const [key, days] of [
    ['old', 7.1],
    ['young', 6.9],
  ] as const) {
    await actAs(db, province.user)
    await db
      .insertInto('platform.idempotency')
      .values({ accountId, key, requestHash: '-', status: 200, createdAt: ago(days) })
      .execute()
    await actAs(db, systemUser)
    await db
      .insertInto('identity.session')
      .values({ tokenHash: key, accountId, expiresAt: ago(days - 7) })
      .execute()
    for (const isComplete of [true, false]) {
      const file = {
        unitId: home,
        id: uuidv7(),
        name: `${key} ${isComplete}`,
        size: 1,
        sha256: '-',
        createdAt: ago(days),
      }
      await db.insertInto('platform.file').values(file).execute()
      await db
        .insertInto('platform.fileChunk')
        .values({ unitId: home, fileId: file.id, number: 0, content: Buffer.of(1) })
        .execute()
      if (isComplete) await db.updateTable('platform.file').set({ isComplete }).where('id', '=', file.id).execute()
    }
  }
  await tidyUp(db)
  await actAs(db, systemUser)
  expect((await db.selectFrom('identity.session').select('tokenHash').execute()).map((row) => row.tokenHash)).toEqual([
    'young',
  ])
  expect((await db.selectFrom('platform.idempotency').select('key').execute()).map(({ key }) => key)).toEqual(['young'])
  const files = await db.selectFrom('platform.file').select('name').orderBy('name').execute()
  expect(files.map(({ name }) => name)).toEqual(['old true', 'young false', 'young true'])
  expect(await db.selectFrom('platform.fileChunk').select('number').execute()).toHaveLength(3)
})

test('an upload something refers to stays, and does not keep the others from going', async ({ as, db }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const [linked, loose] = [uuidv7(), uuidv7()]
  const result = { unitId: home, id: uuidv7(), provinceId: home }
  await actAs(db, systemUser)
  for (const id of [linked, loose])
    await db
      .insertInto('platform.file')
      .values({ unitId: home, id, name: id, size: 1, sha256: '-', createdAt: ago(9) })
      .execute()
  await db
    .insertInto('results.result')
    .values({ ...result, indicator: 'x', onDay: '2015-06-30' as never, quantities: '{}', state: 'draft' })
    .execute()
  await db
    .insertInto('results.resultFile')
    .values({ unitId: home, resultId: result.id, provinceId: home, fileUnitId: home, fileId: linked })
    .execute()
  await tidyUp(db)
  await actAs(db, systemUser)
  expect(await db.selectFrom('platform.file').select('id').execute()).toEqual([{ id: linked }])
})

test('the server tidies up as it starts', async () => {
  const url = await createTestDatabase()
  const owner = new Client({ connectionString: url })
  await owner.connect()
  try {
    await owner.query(`insert into platform.idempotency (account_id, key, request_hash, status, created_at)
      values (gen_random_uuid(), 'old', '-', 200, now() - interval '8 days')`)
    const app = await createApp({ databaseUrl: url })
    await app.close() // waits for the tidying under way
    expect((await owner.query('select from platform.idempotency')).rowCount).toBe(0)
  } finally {
    await owner.end()
  }
})
