import { v7 as uuidv7 } from 'uuid'
import { test as base } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import { loadPackTerritory, provinceHistory, provincesHeld } from '#modules/territory/server/index.ts'
import { type Context, systemUser, User } from '#platform/context.ts'
import { type Db, openDatabase, type Trx } from '#platform/db.ts'
import type { App } from '#platform/http.ts'
import { type Pack, readPack } from '#platform/packs.ts'
import type { Role } from '#platform/permissions.ts'
import { actAs } from '#platform/transaction.ts'
import { buildApp, systemContext } from '../server.ts'
import { workerDatabaseUrl } from './database.ts'

type Answer = {
  statusCode: number
  headers: Record<string, unknown>
  body: string
  rawPayload: Buffer
  json: () => never
}
type Call = (url: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
/** One user at the door: requests go through the whole server. */
export type Client = { get: Call; post: Call; put: Call; user: User }

export type Fixtures = {
  pack: Pack
  /** A transaction that is rolled back; acts as the system until told otherwise. */
  db: Trx
  /** A context of the user, by default the system, on that transaction. */
  context: (user?: User) => Context
  /** A user of the role; a province by its code on a day (by default in 2015). */
  userOf: (role: Role, provinceCode?: string, on?: string) => Promise<User>
  as: (role: Role, provinceCode?: string, on?: string) => Promise<Client>
  app: App
}

let shared: Promise<{ db: Db; pack: Pack }> | undefined

/** The database of this test file with the pack's territory in it: written once, every test begins from there. */
function prepare() {
  shared ??= (async () => {
    const db = openDatabase(await workerDatabaseUrl(), { connections: 3 })
    const pack = await readPack()
    await loadPackTerritory(systemContext(db, pack))
    return { db, pack }
  })()
  return shared
}

/** Tests through the door: the whole server on a real database, in a transaction that is rolled back. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest asks for the pattern
  pack: async ({}, use) => use((await prepare()).pack),

  // biome-ignore lint/correctness/noEmptyPattern: Vitest asks for the pattern
  db: async ({}, use) => {
    const { db } = await prepare()
    const trx = await db.startTransaction().execute()
    await actAs(trx, systemUser)
    await use(trx)
    await trx.rollback().execute()
  },

  context: async ({ db, pack }, use) => use((user = systemUser) => ({ ...systemContext(db, pack), user })),

  userOf: async ({ db }, use) =>
    use(async (role, provinceCode, on = '2015-06-30') => {
      await actAs(db, systemUser)
      const accountId = uuidv7()
      const name = `${role} ${provinceCode ?? ''}`
      const book = await provinceHistory(db)
      const province = provinceCode && book.on(day(on)).find(({ code }) => code === provinceCode)
      if (provinceCode && !province) throw new Error(`No province ${provinceCode} on ${on}`)
      const provinces = province ? await provincesHeld(db, province.unitId) : 'nation'
      await db
        .insertInto('identity.account')
        .values({
          id: accountId,
          email: `${accountId}@test`,
          name,
          role: role === 'system' ? 'ministry' : role,
          provinceId: province ? province.unitId : null,
          passwordHash: '-',
        })
        .execute()
      return new User({ accountId, name, role, provinces })
    }),

  app: async ({ db, pack }, use) => {
    const app = await buildApp({ db, pack, identify: async ({ headers }) => users.get(String(headers['x-test-user'])) })
    await use(app)
    await app.close()
  },

  as: async ({ app, userOf }, use) =>
    use(async (role, provinceCode, on) => {
      const user = await userOf(role, provinceCode, on)
      users.set(user.accountId!, user)
      return clientOf(app, user)
    }),
})

const users = new Map<string, User>()

function clientOf(app: App, user: User): Client {
  const call =
    (method: 'GET' | 'POST' | 'PUT'): Call =>
    async (url, body, headers = {}) => {
      const isBinary = Buffer.isBuffer(body)
      const answer = await app.inject({
        method,
        url: `/api${url}`,
        headers: {
          'x-test-user': user.accountId!,
          ...(isBinary ? { 'content-type': 'application/octet-stream' } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return answer as unknown as Answer
    }
  return { get: call('GET'), post: call('POST'), put: call('PUT'), user }
}

export { expect } from 'vitest'
