/** What other modules and the application may ask of identity. */
export { createAccount, type NewAccount } from './create-account.ts'
export { deleteEndedSessions, isDemoData } from './queries.ts'
export { identify, identityRoutes } from './routes.ts'
