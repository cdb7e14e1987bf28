/** A sheet of a workbook, or a CSV file, as text. `firstRow` is the number of `cells[0]` in the file, as people count. */
export type Sheet = { name: string; cells: string[][]; firstRow: number; rowNumbers?: number[] }

/** A province as valid on the letter's day. */
export type ProvinceName = { id: string; code: string; name: string; kind: string }

/** A grouping of provinces, such as the 8 regions of letter 727. */
export type RegionGroup = { id: string; name: string; provinceIds: string[] }

/** A cell and the row (of the sheet) or line (of the text) it stands on. */
export type Cell = { text: string; row: number }

/** Rows of headings over each column, outermost first; or, in scraped text, one flat run: a row of headings, then the row below. */
export type Heading = { kind: 'paths'; paths: string[][] } | { kind: 'run'; cells: string[] }

/** A row under the headings. `name` is what stands where the province should. */
export type TableLine = { kind: 'province' | 'region' | 'total'; name: string; row: number; cells: Cell[] }

/** A table with a line for each province, before its columns are known. */
export type FoundTable = {
  title: string
  row: number
  width: number
  rankColumn: number | undefined
  provinceColumn: number
  heading: Heading
  lines: TableLine[]
}

/** What a column is: the code of an indicator, of one of its measures (`….classes`, `….people`), or something of the table. */
export type ColumnRole = string
export const TABLE_ROLES = ['tt', 'province', 'region', 'ignore', 'unknown'] as const

/** A person's decision about a column: table and column count from 0. It overrides what was recognised. */
export type ColumnChoice = { table: number; column: number; as: ColumnRole }

/** A column and what it was taken for; `score` from 0 to 1 says how well the heading fits, candidates best first. */
export type LetterColumn = {
  index: number
  title: string
  as: ColumnRole
  indicator: string | undefined
  part: 'classes' | 'people' | undefined
  score: number
  candidates: { as: ColumnRole; score: number }[]
}

/** Where in the file something stands; null = the file or table as a whole. */
export type Place = { table: number | null; row: number | null; column: string | null; value: string | null }

/** Something that forbids the import. The message is Vietnamese and says what is expected. */
export type ReadingProblem = Place & { code: string; message: string }

/** Something a person should look at before confirming. */
export type ReadingDoubt = ReadingProblem

/** A text that was put right. `spelling`: another way to write the same; `name`, `number`: letters were missing or wrong. */
export type Repair = {
  kind: 'name' | 'number' | 'spelling'
  table: number
  row: number
  column: string
  from: string
  to: string
  why: string
}

/** Where a value was read: the row and column of the file, and the cell as it stands. */
export type Origin = { row: number; column: string; cell: string }

/** A line of a province. A measure without a value is not assigned; a zero is a zero. */
export type LetterRow = {
  row: number
  region: string | undefined
  provinceId: string | undefined
  written: string
  values: Record<string, number>
  origins: Record<string, Origin>
  cells: string[]
}

export type LetterTable = { title: string; row: number; columns: LetterColumn[]; rows: LetterRow[] }

/** Number, day and subject as the letter itself states them. */
export type LetterHeading = { number: string | undefined; datedOn: string | undefined; title: string | undefined }

/** One figure assigned to a province, ready to be stored. */
export type AssignedTarget = { provinceId: string; measure: string; value: number } & Origin

/** All that was read of an allocation letter. It may be imported when `problems` is empty. */
export type LetterReading = {
  letter: LetterHeading
  tables: LetterTable[]
  targets: AssignedTarget[]
  repairs: Repair[]
  doubts: ReadingDoubt[]
  problems: ReadingProblem[]
  /** Sums over the provinces by measure; yes/no counted; a share has no sum. */
  totals: Record<string, number>
  /** For a share: which value how many provinces got, smallest first. */
  shares: Record<string, { value: number; provinces: number }[]>
  regionSums: { regionId: string; name: string; provinces: number; totals: Record<string, number> }[]
  missingProvinces: string[]
  duplicateProvinces: string[]
  provinces: number
}
