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

const FORWARDED = {
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'antoan.example.vn',
  'x-forwarded-for': '198.51.100.9',
}

test.for([
  ['on this machine', '127.0.0.1', FORWARDED, true],
  ['on this machine, over IPv6', '::1', FORWARDED, true],
  ['elsewhere', '203.0.113.7', FORWARDED, false],
  ['on this machine, without TLS before it', '127.0.0.1', { ...FORWARDED, 'x-forwarded-proto': 'http' }, false],
] as const)(
  'what a proxy %s says of TLS is believed: %s → %s',
  async ([, remoteAddress, headers, isSecure], { app }) => {
    const answer = await app.inject({ url: '/healthz', remoteAddress, headers })
    expect(answer.headers['strict-transport-security']).toBe(isSecure ? 'max-age=31536000' : undefined)
    const cleared = await app.inject({ method: 'POST', url: '/api/identity/sign-out', remoteAddress, headers })
    expect(cleared.cookies[0]?.secure ?? false).toBe(isSecure)
  },
)

test('a page of our own behind a proxy is our own; only the proxy may say so', async ({ app }) => {
  const send = (remoteAddress: string, origin = 'https://antoan.example.vn') =>
    app.inject({
      method: 'POST',
      url: '/api/identity/sign-out',
      remoteAddress,
      headers: { ...FORWARDED, origin, host: '127.0.0.1:3727' },
    })
  expect((await send('127.0.0.1')).statusCode).toBe(204)
  expect((await send('127.0.0.1', 'https://evil.example')).statusCode).toBe(403)
  expect((await send('203.0.113.7')).statusCode).toBe(403)
})
