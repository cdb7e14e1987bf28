/** The ledger's rules that other modules may use. */
export { type Goal, goalsOf } from './goal.ts'
export { type Cell, judge, judgeTogether, type ProgressState, type Standing } from './progress.ts'
