import type { ReadingDoubt, ReadingProblem, Repair } from './letter-reading.ts'

/** Whatever a table has to say beside its figures. */
export type Remarks = { repairs: Repair[]; doubts: ReadingDoubt[]; problems: ReadingProblem[] }
