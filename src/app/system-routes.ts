import { System } from '#modules/identity/contract.ts'
import { isDemoData } from '#modules/identity/server/index.ts'
import { systemUser } from '#platform/context.ts'
import type { Routes } from '#platform/http.ts'
import { inTransaction } from '#platform/transaction.ts'
import { DEMO_ACCOUNTS } from './demo/accounts.ts'
import { VERSION } from './version.ts'

/** What a visitor may know before signing in. Accounts are told only where the data are a demonstration. */
export const systemRoutes: Routes = async (app) => {
  app.get(
    '/system',
    { config: { permission: 'public' }, schema: { tags: ['system'], response: { 200: System } } },
    async (request) => {
      const isDemo = await inTransaction({ db: request.server.db, user: systemUser }, isDemoData)
      return { version: VERSION, isDemo, demoAccounts: isDemo ? [...DEMO_ACCOUNTS] : [] }
    },
  )
}
