import { v7 as uuidv7 } from 'uuid'
import { Problem } from '#kernel/problem.ts'
import { tidy } from '#kernel/text.ts'
import { record } from '#platform/audit.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Role } from '../contract.ts'
import { hashPassword } from './password.ts'
import { insertAccount } from './queries.ts'

export type NewAccount = {
  email: string
  name: string
  role: Role
  provinceId: string | null
  password: string
  isDemo?: boolean
}

/** Creates an account; refuses an address that has one. */
export async function createAccount(
  context: Context,
  { password, isDemo = false, ...account }: NewAccount,
): Promise<string> {
  const passwordHash = await hashPassword(password)
  return inTransaction(context, async (trx) => {
    context.user.must('identity.manage')
    const id = uuidv7()
    const inserted = await insertAccount(trx, {
      ...account,
      email: tidy(account.email).toLowerCase(),
      name: tidy(account.name),
      id,
      passwordHash,
      isDemo,
    })
    if (!inserted) throw new Problem('identity.email-taken')
    await record(trx, context.user, 'identity.account-created', id, {
      role: account.role,
      provinceId: account.provinceId,
    })
    return id
  })
}
