import type { Programme } from '#modules/programme/domain/index.ts'
import { checkFigures } from './check-figures.ts'
import { classifierOf } from './classify-name.ts'
import { collectTargets } from './collect-targets.ts'
import type {
  Cell,
  ColumnChoice,
  FoundTable,
  LetterHeading,
  LetterReading,
  ProvinceName,
  ReadingProblem,
  RegionGroup,
  Sheet,
} from './letter-reading.ts'
import { readLetterhead } from './letterhead.ts'
import { readTable } from './read-table.ts'
import { cellsOfSheets, findSheetTables } from './sheet-tables.ts'
import { regionSumsOf, sharesOf, totalsOf } from './sum-targets.ts'
import { cellsOfText, sheetOfText } from './text-cells.ts'
import { findTextTables } from './text-tables.ts'

/** A letter as it comes: scraped text (one cell a line), or the sheets of a workbook or CSV file. */
export type LetterSource = { kind: 'text'; text: string } | { kind: 'sheets'; sheets: Sheet[] }

/** What a letter is read against: the programme, the provinces valid on its day, and the regions it groups them by. */
export type LetterContext = {
  programme: Programme
  provinces: ProvinceName[]
  regions: RegionGroup[]
  chosen?: ColumnChoice[]
}

/** Number, day and subject alone: the day is needed to know which provinces are valid. */
export function readHeadingOf(source: LetterSource): LetterHeading {
  return readLetterhead(cellsOf(settled(source)))
}

function settled(source: LetterSource): LetterSource {
  const sheet = source.kind === 'text' ? sheetOfText(source.text) : undefined
  return sheet ? { kind: 'sheets', sheets: [sheet] } : source
}

function cellsOf(source: LetterSource): Cell[] {
  return source.kind === 'text' ? cellsOfText(source.text) : cellsOfSheets(source.sheets)
}

/**
 * Reads an allocation letter. Pure: the same file, programme and territory always give the same reading.
 * It may be imported when `problems` is empty; doubts are for a person to look at.
 */
export function readLetter(given: LetterSource, context: LetterContext): LetterReading {
  const source = settled(given)
  const names = classifierOf(context.provinces, context.regions)
  const cells = cellsOf(source)
  const tables = source.kind === 'text' ? findTextTables(cells, names) : findSheetTables(source.sheets, names)
  const { programme, provinces, regions } = context
  const read = tables.map((table, index) => {
    const choices = context.chosen?.filter((choice) => choice.table === index) ?? []
    const chosen = new Map(choices.map(({ column, as }) => [column, as]))
    return readTable(table, index, { programme, provinces, names, chosen })
  })
  const collected = collectTargets(read, provinces)
  const checked = checkFigures(read, programme, provinces, regions)
  const isEmpty = cells.every(({ text }) => text === '')
  return {
    letter: readLetterhead(cells),
    tables: read.map(({ table }) => table),
    targets: collected.targets,
    repairs: read.flatMap(({ repairs }) => repairs),
    doubts: [...read.flatMap(({ doubts }) => doubts), ...checked],
    problems: [
      ...unreadable(tables, isEmpty),
      ...nothingRecognised(read.flatMap(({ table }) => table.columns)),
      ...read.flatMap(({ problems }) => problems),
      ...collected.problems,
    ],
    totals: totalsOf(collected.targets, programme),
    shares: sharesOf(collected.targets, programme),
    regionSums: regionSumsOf(collected.targets, programme, regions),
    missingProvinces: collected.missing,
    duplicateProvinces: collected.duplicate,
    provinces: new Set(collected.targets.map(({ provinceId }) => provinceId)).size,
  }
}

function nothingRecognised(columns: { indicator: string | undefined }[]): ReadingProblem[] {
  if (columns.length === 0 || columns.some(({ indicator }) => indicator !== undefined)) return []
  return [
    whole('targets.no-indicator', 'Không nhận ra cột chỉ tiêu nào của chương trình; hãy chọn chỉ tiêu cho từng cột'),
  ]
}

function unreadable(tables: FoundTable[], isEmpty: boolean): ReadingProblem[] {
  if (isEmpty) return [whole('targets.empty', 'Tệp rỗng: cần văn bản phân bổ chỉ tiêu có bảng theo địa phương')]
  if (tables.length > 0) return []
  const message = 'Không tìm thấy bảng phân bổ chỉ tiêu: cần bảng có cột «Địa phương» với mỗi tỉnh, thành phố một dòng'
  return [whole('targets.no-table', message)]
}

function whole(code: string, message: string): ReadingProblem {
  return { code, table: null, row: null, column: null, value: null, message }
}
