import { sql } from 'kysely'
import { expect, test } from '#app/testing/test.ts'
import { systemUser } from './context.ts'
import { inTransaction } from './transaction.ts'

test('what throws leaves nothing behind, and tells nothing of the inside', async ({ app, as }) => {
  const ministry = await as('ministry')
  const answer = await ministry.put('/results/not-a-uuid', {})
  expect(answer.statusCode).toBe(400)
  expect(answer.body).not.toMatch(/node_modules|at .*\.ts/)
  const headers = (await app.inject('/healthz')).headers
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  expect(headers['content-security-policy']).toContain("default-src 'self'")
})

test('a savepoint undoes its own part alone', async ({ db }) => {
  const context = { db, user: systemUser }
  await inTransaction(context, (trx) => sql`create temp table kept (n int)`.execute(trx))
  await expect(
    inTransaction(context, async (trx) => {
      await sql`insert into kept values (1)`.execute(trx)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await inTransaction(context, (trx) => sql`insert into kept values (2)`.execute(trx))
  expect((await sql<{ n: number }>`select n from kept`.execute(db)).rows).toEqual([{ n: 2 }])
})
