/** What the application may ask of results. */
export { importResults } from './import-results.ts'
export { moveResult } from './move-result.ts'
export { recordResult } from './record-result.ts'
export { resultsRoutes } from './routes.ts'
