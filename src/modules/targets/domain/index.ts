/** What other modules may know of targets. */
export type {
  AssignedTarget,
  ColumnChoice,
  LetterColumn,
  LetterHeading,
  LetterReading,
  LetterRow,
  LetterTable,
  ProvinceName,
  ReadingDoubt,
  ReadingProblem,
  RegionGroup,
  Repair,
  Sheet,
} from './letter-reading.ts'
export { type LetterContext, type LetterSource, readHeadingOf, readLetter } from './read-letter.ts'
