/** What other modules and the application may ask of targets. */
export { importLetter, undoLetter } from './import-letter.ts'
export { previewLetter } from './preview-letter.ts'
export { listLettersInForce, listLetterYears, listTargetCells, listTargetsInForce } from './queries.ts'
export { targetsRoutes } from './routes.ts'
