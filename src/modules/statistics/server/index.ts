/** The door to the ledger, and what may be asked of it. */
export { type FactEvidence, type NewFact, post, reverse } from './post.ts'
export { getProgress } from './progress.ts'
export { compareTotals } from './queries.ts'
export { statisticsRoutes } from './routes.ts'
