import { buildApp } from '#app/server.ts'
import { expect, test } from '#app/testing/test.ts'
import { systemUser } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import type { Pack } from '#platform/packs.ts'
import { actAs } from '#platform/transaction.ts'
import { createAccount } from './create-account.ts'

const PASSWORD = 'một mật khẩu dài 2015'

async function signIn(db: Db, pack: Pack, body: unknown, headers: Record<string, string> = {}) {
  const app = await buildApp({ db, pack })
  const answer = await app.inject({ method: 'POST', url: '/api/identity/sign-in', payload: body as object, headers })
  return { app, answer, cookie: answer.cookies[0] }
}

test('signs in with a password, is known by the cookie, signs out', async ({ db, pack, context }) => {
  await createAccount(context(), {
    email: 'An@Test.VN',
    name: 'An',
    role: 'ministry',
    provinceId: null,
    password: PASSWORD,
  })
  const { app, answer, cookie } = await signIn(db, pack, { email: 'an@test.vn', password: PASSWORD.normalize('NFD') })
  expect(answer.statusCode).toBe(204)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
  const me = () => app.inject({ url: '/api/identity/me', cookies: { antoan_session: cookie!.value } })
  expect((await me()).json()).toMatchObject({ email: 'an@test.vn', role: 'ministry', provinceIds: null })
  await app.inject({ method: 'POST', url: '/api/identity/sign-out', cookies: { antoan_session: cookie!.value } })
  expect((await me()).json()).toMatchObject({ code: 'identity.sign-in-required' })
})

test('the cookie is not in the database, only its hash; the password only as argon2id', async ({
  db,
  pack,
  context,
}) => {
  await createAccount(context(), {
    email: 'an@test.vn',
    name: 'An',
    role: 'ministry',
    provinceId: null,
    password: PASSWORD,
  })
  const { cookie } = await signIn(db, pack, { email: 'an@test.vn', password: PASSWORD })
  await actAs(db, systemUser)
  const session = await db.selectFrom('identity.session').select('tokenHash').executeTakeFirstOrThrow()
  expect(session.tokenHash).not.toContain(cookie!.value)
  const account = await db.selectFrom('identity.account').select('passwordHash').executeTakeFirstOrThrow()
  expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a wrong password and an unknown address get the same answer', async ({ db, pack, context }) => {
  await createAccount(context(), {
    email: 'an@test.vn',
    name: 'An',
    role: 'ministry',
    provinceId: null,
    password: PASSWORD,
  })
  const wrong = (await signIn(db, pack, { email: 'an@test.vn', password: 'x' })).answer
  const unknown = (await signIn(db, pack, { email: 'ai@test.vn', password: 'x' })).answer
  expect(wrong.statusCode).toBe(401)
  expect(unknown.body).toBe(wrong.body)
})

test('guessing is slowed for the guesser of that account, not for a colleague', async ({ db, pack, context }) => {
  await createAccount(context(), {
    email: 'an@test.vn',
    name: 'An',
    role: 'ministry',
    provinceId: null,
    password: PASSWORD,
  })
  const app = await buildApp({ db, pack })
  const guess = (email: string, password: string) =>
    app.inject({ method: 'POST', url: '/api/identity/sign-in', payload: { email, password } })
  const answers: number[] = []
  for (let attempt = 0; attempt < 12; attempt++) answers.push((await guess('ai@test.vn', `${attempt}`)).statusCode)
  expect(answers.slice(-2)).toEqual([429, 429])
  expect((await guess('an@test.vn', PASSWORD)).statusCode).toBe(204)
})

test.for([
  ['another site', 403, { origin: 'https://evil.example', host: 'localhost:80' }],
  ['another site without origin', 403, { 'sec-fetch-site': 'cross-site' }],
  ['a page without an address', 403, { origin: 'null', host: 'localhost:80' }],
  ['our own page', 401, { origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' }],
  ['a program', 401, {}],
] as const)('a change sent by %s → %i', async ([, status, headers], { db, pack }) => {
  const { answer } = await signIn(db, pack, { email: 'ai@test.vn', password: 'x' }, { ...headers })
  expect(answer.statusCode).toBe(status)
})

test('a session ends by itself', async ({ db, pack, context }) => {
  await createAccount(context(), {
    email: 'an@test.vn',
    name: 'An',
    role: 'ministry',
    provinceId: null,
    password: PASSWORD,
  })
  const { app, cookie } = await signIn(db, pack, { email: 'an@test.vn', password: PASSWORD })
  await actAs(db, systemUser)
  await db
    .updateTable('identity.session')
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .execute()
  const me = await app.inject({ url: '/api/identity/me', cookies: { antoan_session: cookie!.value } })
  expect(me.statusCode).toBe(401)
})

test('an address has one account', async ({ context }) => {
  const account = { email: 'an@test.vn', name: 'An', role: 'ministry', provinceId: null, password: PASSWORD } as const
  await createAccount(context(), account)
  await expect(createAccount(context(), account)).rejects.toMatchObject({ code: 'identity.email-taken' })
})

test('who tries one account after another is stopped by their address, before any password is looked at', async ({
  db,
  pack,
}) => {
  const app = await buildApp({ db, pack })
  const guess = (payload: object, from: string, to = '127.0.0.1') =>
    app.inject({
      method: 'POST',
      url: '/api/identity/sign-in',
      payload,
      remoteAddress: to,
      headers: { 'x-forwarded-for': from },
    })
  const answers: number[] = []
  for (let attempt = 0; attempt < 20; attempt++)
    answers.push((await guess({ email: `a${attempt}@test.vn`, password: 'x' }, '198.51.100.1')).statusCode)
  for (let attempt = 0; attempt < 40; attempt++) answers.push((await guess({}, '198.51.100.1')).statusCode)
  expect(new Set(answers)).toEqual(new Set([401, 400]))
  const refused = await guess({ email: 'a99@test.vn', password: 'x' }, '198.51.100.1')
  expect(refused.json()).toMatchObject({ code: 'common.too-many-requests' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  // another address behind the same proxy goes on; one that only says it is another does not
  expect((await guess({ email: 'a99@test.vn', password: 'x' }, '198.51.100.2')).statusCode).toBe(401)
  for (let attempt = 0; attempt < 60; attempt++) await guess({}, `192.0.2.${attempt}`, '203.0.113.7')
  expect((await guess({}, '192.0.2.99', '203.0.113.7')).statusCode).toBe(429)
})

test('the cookie is for TLS alone where the browser came over TLS', async ({ db, pack, context }) => {
  const email = 'an@test.vn'
  await createAccount(context(), { email, name: 'An', role: 'ministry', provinceId: null, password: PASSWORD })
  const credentials = { email, password: PASSWORD }
  expect((await signIn(db, pack, credentials)).cookie).not.toHaveProperty('secure')
  const behindProxy = await signIn(db, pack, credentials, { 'x-forwarded-proto': 'https' })
  expect(behindProxy.cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/' })
})
