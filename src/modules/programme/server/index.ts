/** What other modules may ask of programmes. */
export { findProgramme, getProgramme, listProgrammes } from './programmes.ts'
export { programmeRoutes } from './routes.ts'
