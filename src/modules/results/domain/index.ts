/** The rules of results that other modules may use. */
export { checkQuantities } from './check-quantities.ts'
export { findMove, isEditable, RESULT_MOVES, type ResultMove, type ResultState } from './result-moves.ts'
