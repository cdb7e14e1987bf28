import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '#app/testing/database.ts'
import { systemUser, User } from './context.ts'
import { closeDatabase, openDatabase } from './db.ts'
import { inReading, inTransaction, markOf } from './transaction.ts'

const db = openDatabase(await createTestDatabase(), { connections: 2 })
const system = { db, user: systemUser }
afterAll(() => closeDatabase(db))

test('looking acts under the rights of the user, learns the marks, and leaves nothing behind', async () => {
  const province = uuidv7()
  const user = new User({ accountId: null, name: '', role: 'province', provinces: [province] })
  const seen = await inReading({ db, user }, async (trx) => {
    const { rows } = await sql<{ role: string; held: string }>`
      select current_setting('app.role') as role, current_setting('app.provinces') as held`.execute(trx)
    return { ...rows[0], mark: markOf(trx, 'territory') }
  })
  expect(seen).toEqual({ role: 'province', held: `{${province}}`, mark: '' })
  const { rows } = await sql<{ role: string }>`select current_setting('app.role', true) as role`.execute(db)
  expect(rows[0]?.role ?? '').toBe('')
})

test('who looks cannot write, and a fault while looking breaks nothing for the next', async () => {
  const write = inReading(system, (trx) => sql`update identity.account set name = 'x'`.execute(trx))
  await expect(write).rejects.toThrow(/read-only/)
  const fault = inReading(system, (trx) => sql`select 1/0`.execute(trx))
  await expect(fault).rejects.toThrow(/division by zero/)
  expect(await inReading(system, async () => 'well')).toBe('well')
})

test('many look at once on few connections', async () => {
  const looks = Array.from({ length: 40 }, (_, index) =>
    inReading(system, async (trx) => (await sql<{ n: number }>`select ${index}::int as n`.execute(trx)).rows[0]?.n),
  )
  expect(await Promise.all(looks)).toEqual(Array.from({ length: 40 }, (_, index) => index))
})

test('a mark asked for outside is a fault in the program', () => {
  expect(() => markOf(db, 'territory')).toThrow(/outside inTransaction/)
})

test('a setting that is no id, scope or role never reaches the database', async () => {
  const user = new User({ accountId: null, name: '', role: 'reader', provinces: ["x'); drop table x; --"] })
  await expect(inTransaction({ db, user }, async () => 1)).rejects.toThrow('Not a setting')
})
