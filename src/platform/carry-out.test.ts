import { v7 as uuidv7 } from 'uuid'
import { aResult } from '#app/testing/a-result.ts'
import { expect, test } from '#app/testing/test.ts'

test('a key too long is refused: two keys that differ at their end are never taken for one', async ({ as }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const send = (key: string, note: string) =>
    province.put(`/results/${uuidv7()}`, aResult(home, { note }), { 'idempotency-key': key })
  expect((await send(`${'k'.repeat(199)}1`, 'một')).statusCode).toBe(200)
  expect((await send(`${'k'.repeat(199)}2`, 'hai')).statusCode).toBe(200)
  const refused = await send(`${'k'.repeat(200)}1`, 'ba')
  expect(refused.statusCode).toBe(400)
  expect(refused.json()).toMatchObject({ code: 'common.invalid', errors: [{ path: 'headers.idempotency-key' }] })
})
