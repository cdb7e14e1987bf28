import { tidy } from '#kernel/text.ts'
import type { NameClassifier } from './classify-name.ts'
import type { Cell, FoundTable, Sheet, TableLine } from './letter-reading.ts'
import { headingPaths } from './sheet-heading.ts'
import { TOLERANCE } from './tolerance.ts'
import { isNameLike, isWord, rankOf } from './vocabulary.ts'

type Row = Cell[]

/** Finds the tables with a line for each province in the sheets of a workbook or a CSV file. */
export function findSheetTables(sheets: Sheet[], names: NameClassifier): FoundTable[] {
  return sheets.flatMap((sheet) => tablesOf(sheet, names))
}

/** The cells of all sheets in reading order, as the letter's own heading is sought in them. */
export function cellsOfSheets(sheets: Sheet[]): Cell[] {
  return sheets.flatMap((sheet) => rowsOf(sheet).flat()).filter(({ text }) => text !== '')
}

function rowsOf({ cells, firstRow, rowNumbers }: Sheet): Row[] {
  const width = Math.max(0, ...cells.map((row) => row.length))
  return cells.map((row, index) =>
    Array.from({ length: width }, (_, column) => ({
      text: tidy(row[column] ?? ''),
      row: rowNumbers?.[index] ?? firstRow + index,
    })),
  )
}

function tablesOf(sheet: Sheet, names: NameClassifier): FoundTable[] {
  const rows = rowsOf(sheet)
  const provinceColumn = provinceColumnOf(rows, names)
  if (provinceColumn === undefined) return []
  const isHead = (row: Row) => names.isPlaceHeading(row[provinceColumn]!.text) && filled(row) > 1
  const heads = rows.flatMap((row, index) => (isHead(row) ? [index] : []))
  if (heads.length === 0) heads.push(headWithoutName(rows, provinceColumn, names))
  return heads.flatMap((head, index) => {
    const previous = heads[index - 1]
    const table = tableOf(rows, head, heads[index + 1] ?? rows.length, provinceColumn, names)
    const title = titleAbove(rows.slice(previous === undefined ? 0 : previous + 1, head), sheet.name)
    return table ? [{ ...table, title }] : []
  })
}

/** The column in which most names of provinces stand. */
function provinceColumnOf(rows: Row[], names: NameClassifier): number | undefined {
  let most = 0
  let best: number | undefined
  for (const column of rows[0]?.keys() ?? []) {
    const count = rows.filter((row) => names.isProvince(row[column]!.text)).length
    if (count <= most) continue
    most = count
    best = column
  }
  return best
}

/** No heading «Địa phương»: the headings are the rows of several cells right above the first line. */
function headWithoutName(rows: Row[], provinceColumn: number, names: NameClassifier): number {
  const first = rows.findIndex((row) => lineKind(row, provinceColumn, undefined, names) !== undefined)
  let head = first
  while (head > 0 && filled(rows[head - 1]!) > 1) head--
  return head
}

function tableOf(rows: Row[], head: number, end: number, provinceColumn: number, names: NameClassifier) {
  const body = rows.slice(head, end)
  const rankColumn = rankColumnOf(body, provinceColumn)
  const first = body.findIndex((row, index) => {
    const isUnnamed = index === 0 && names.isPlaceHeading(row[provinceColumn]!.text)
    return !isUnnamed && lineKind(row, provinceColumn, rankColumn, names) !== undefined
  })
  if (first < 0) return undefined
  const headRows = body.slice(0, first).filter((row, index) => index === 0 || !isNumbering(row))
  const lines = body.slice(first).flatMap((row) => lineOf(row, provinceColumn, rankColumn, names) ?? [])
  const width = body[0]!.length
  return {
    row: body[0]![0]!.row,
    width,
    rankColumn,
    provinceColumn,
    heading: {
      kind: 'paths' as const,
      paths: headingPaths(
        headRows.map((row) => row.map(({ text }) => text)),
        width,
      ),
    },
    lines,
  }
}

/** The column «TT», or one without a heading that counts 1, 2, 3 before the names. */
function rankColumnOf(body: Row[], provinceColumn: number): number | undefined {
  const named = body[0]!.findIndex(({ text }) => isWord('rank', text))
  if (named >= 0) return named
  const counting = body[0]!.slice(0, provinceColumn).findIndex(({ text }, column) => {
    const ranks = body.flatMap((row) => rankOf(row[column]!.text) ?? [])
    const steps = ranks.filter((rank, index) => rank === 1 || rank === (ranks[index - 1] ?? 0) + 1)
    return text === '' && steps.length > body.length * TOLERANCE.rankedLines
  })
  return counting < 0 ? undefined : counting
}

function lineOf(row: Row, provinceColumn: number, rankColumn: number | undefined, names: NameClassifier) {
  const kind = lineKind(row, provinceColumn, rankColumn, names)
  if (!kind) return undefined
  const named = nameCell(row, provinceColumn, kind) ?? row[provinceColumn]!
  const line: TableLine = { kind, name: named.text, row: named.row, cells: row }
  return line
}

/** A name in the column of provinces, or, in merged rows, a region or total anywhere. */
function nameCell(row: Row, provinceColumn: number, kind: TableLine['kind']): Cell | undefined {
  const own = row[provinceColumn]!
  return own.text || kind === 'province' ? own : row.find(({ text }) => isNameLike(text))
}

/** What a row of a sheet is; undefined for empty rows, notes and headings. */
function lineKind(row: Row, provinceColumn: number, rankColumn: number | undefined, names: NameClassifier) {
  const rank = rankColumn === undefined ? '' : row[rankColumn]!.text
  const name = row[provinceColumn]!.text
  if (name) {
    const kind = names.kindOf(name, rank)
    if (kind) return kind
    // A numbered line with values is a line even if nobody knows its province: it must not be lost.
    return rankOf(rank) !== undefined || (isNameLike(name) && hasFigures(row, provinceColumn)) ? 'province' : undefined
  }
  const other = row.find(({ text }) => isNameLike(text))
  const kind = other && names.kindOf(other.text, '')
  if (kind === 'region' || kind === 'total') return kind
  return rankOf(rank) !== undefined && filled(row) > 1 && !isNumbering(row) ? ('province' as const) : undefined
}

function hasFigures(row: Row, provinceColumn: number): boolean {
  return row.some(({ text }, column) => column > provinceColumn && /^\d/.test(text))
}

/** A row of column numbers under the headings: «1 2 3», «(1) (2)», «A B 1 2». */
function isNumbering(row: Row): boolean {
  const texts = row.map(({ text }) => text).filter(Boolean)
  const numbers = texts.map((text) => rankOf(text.replace(/[()]/g, ''))).filter((number) => number !== undefined)
  const rises = numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1)
  return numbers.length > TOLERANCE.tableRows && rises && texts.every((text) => /^\(?(\d{1,2}|[A-Za-z])\)?$/.test(text))
}

function filled(row: Row): number {
  return new Set(row.map(({ text }) => text).filter(Boolean)).size
}

function titleAbove(rows: Row[], sheetName: string): string {
  const texts = rows.map((row) => row.find(({ text }) => text !== '')?.text ?? '').filter(Boolean)
  return texts.findLast((text) => /^(bảng|biểu|phụ lục)/iu.test(text)) ?? texts.at(-1) ?? sheetName
}
