/** What other modules and the application may ask of targets. */
export { importLetter, undoLetter } from './import-letter.ts'
export { previewLetter } from './preview-letter.ts'
export { listLetterYears, listTargetCells } from './queries.ts'
export { targetsRoutes } from './routes.ts'
export { targetsInForce } from './targets-in-force.ts'
