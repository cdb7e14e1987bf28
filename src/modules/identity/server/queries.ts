import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export async function findAccountByEmail(db: Db, email: string) {
  return db.selectFrom('identity.account').selectAll().where('email', '=', email).executeTakeFirst()
}

export async function insertAccount(
  db: Db,
  account: {
    id: string
    email: string
    name: string
    role: string
    provinceId: string | null
    passwordHash: string
    isDemo: boolean
  },
) {
  return db
    .insertInto('identity.account')
    .values(account)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
}

export async function insertSession(db: Db, session: { tokenHash: string; accountId: string; expiresAt: Date }) {
  await db.insertInto('identity.session').values(session).execute()
}

export async function deleteSession(db: Db, tokenHash: string) {
  await db.deleteFrom('identity.session').where('tokenHash', '=', tokenHash).execute()
}

export async function deleteEndedSessions(db: Db, now: Date) {
  await db.deleteFrom('identity.session').where('expiresAt', '<=', now).execute()
}

type SignedInAccount = {
  id: string
  email: string
  name: string
  role: string
  provinceId: string | null
  isDemo: boolean
}

/** The account of a session that has not run out. Needs no transaction: the function looks past the policies. */
export async function findSignedIn(db: Db, tokenHash: string, now: Date): Promise<SignedInAccount | undefined> {
  const { rows } = await sql<SignedInAccount>`
    select * from identity.find_session(${tokenHash}, ${now})`.execute(db)
  return rows[0]
}

export async function isDemoData(db: Db): Promise<boolean> {
  return Boolean(
    await db.selectFrom('identity.account').select('id').where('isDemo', '=', true).limit(1).executeTakeFirst(),
  )
}
