import { createHash, randomBytes } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { provincesHeld } from '#modules/territory/server/index.ts'
import { record } from '#platform/audit.ts'
import { systemUser, User } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { inTransaction } from '#platform/transaction.ts'
import { Role, type SignIn } from '../contract.ts'
import { isPassword } from './password.ts'
import { deleteSession, findAccountByEmail, findSignedIn, insertSession } from './queries.ts'

/** A working day and its evening; a shared office PC is not signed in the next morning. */
export const SESSION_HOURS = 12

/** Opens a session and returns the secret for the cookie. Throws the same refusal for a wrong address and a wrong password. */
export async function signIn(db: Db, { email, password }: SignIn, now: Date): Promise<string> {
  const system = { db, user: systemUser }
  const account = await inTransaction(system, (trx) => findAccountByEmail(trx, email))
  if (!(await isPassword(account?.passwordHash, password)) || !account) throw new Problem('identity.wrong-credentials')
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  await inTransaction(system, async (trx) => {
    await insertSession(trx, { tokenHash: hashToken(token), accountId: account.id, expiresAt })
    await record(trx, systemUser, 'identity.signed-in', account.id)
  })
  return token
}

export async function signOut(db: Db, token: string): Promise<void> {
  await inTransaction({ db, user: systemUser }, (trx) => deleteSession(trx, hashToken(token)))
}

export type SignedIn = { user: User; email: string; provinceId: string | null; isDemo: boolean }

/** Who a cookie belongs to, with the provinces held; undefined if the session has ended. */
export async function findSession(db: Db, token: string, now: Date): Promise<SignedIn | undefined> {
  const account = await findSignedIn(db, hashToken(token), now)
  if (!account) return undefined
  const { id: accountId, name, email, provinceId, isDemo } = account
  const held = (province: string) => inTransaction({ db, user: systemUser }, (trx) => provincesHeld(trx, province))
  const provinces = provinceId ? await held(provinceId) : ('nation' as const)
  return { user: new User({ accountId, name, role: Role.parse(account.role), provinces }), email, provinceId, isDemo }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
