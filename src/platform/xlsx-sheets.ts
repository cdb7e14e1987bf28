import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { checkLimits, SHEET_LIMITS, SheetFault } from './sheet-limits.ts'

type Table = { name: string; cells: string[][] }
/** How far a sheet goes: its last row and its last column with a value, counted from 1. */
type Area = { rows: number; columns: number }

const MAX_EXPANDED_MB = 100

/**
 * The sheets of an .xlsx file that have anything in them, each up to its last row and column with a value: spreadsheets
 * like to format a million empty rows. The rows pass by once to be counted, before a sheet is held in memory.
 * Throws a SheetFault.
 */
export async function readXlsxTables(content: Buffer): Promise<Table[]> {
  if (expandedSize(content) > MAX_EXPANDED_MB * 1024 * 1024)
    throw new SheetFault(`Tệp Excel khi giải nén lớn hơn ${MAX_EXPANDED_MB} MB. Hãy chia thành nhiều tệp.`)
  try {
    return await readTables(new Uint8Array(content))
  } catch (error) {
    if (error instanceof SheetFault) throw error
    throw new SheetFault('Tệp Excel bị hỏng hoặc có mật khẩu.', { cause: error })
  }
}

async function readTables(content: Uint8Array): Promise<Table[]> {
  const names = await sheetNames(content)
  if (names.length > SHEET_LIMITS.sheets) throw new SheetFault(`Tệp Excel có hơn ${SHEET_LIMITS.sheets} trang tính.`)
  const tables: Table[] = []
  let cells = 0
  for (const [index, name] of names.entries()) {
    const area = await measure(content, name, cells)
    cells += area.rows * area.columns
    if (area.rows > 0) tables.push({ name, cells: await readTable(content, index, area) })
  }
  return tables
}

async function sheetNames(content: Uint8Array): Promise<string[]> {
  const names: string[] = []
  const sheets = ({ name }: { name: string }) => {
    names.push(withoutNul(name))
    return false
  }
  await readXlsx(content, { sheets })
  return names
}

/** Row by row, so that a sheet too large is refused while little of it is in memory. */
async function measure(content: Uint8Array, sheet: string, cellsBefore: number): Promise<Area> {
  const area = { rows: 0, columns: 0 }
  for await (const { index, values } of streamXlsxRows(content, { sheet })) {
    const columns = values.findLastIndex((value) => value !== null && value !== '') + 1
    if (columns === 0) continue
    if (!Number.isInteger(index)) throw new Error(`Row ${index}`)
    area.rows = Math.max(area.rows, index + 1)
    area.columns = Math.max(area.columns, columns)
    checkLimits(index + 1, columns, cellsBefore + area.rows * area.columns)
  }
  return area
}

async function readTable(content: Uint8Array, index: number, { rows, columns }: Area): Promise<string[][]> {
  const { sheets } = await readXlsx(content, {
    readStyles: true,
    sheets: (_, at) => at === index,
    range: `A1:${columnLetters(columns)}${rows}`,
  })
  const sheet = sheets[0]
  const format = (row: number, column: number) => sheet?.cells?.get(`${row},${column}`)?.style?.numFmt ?? ''
  return (sheet?.rows ?? []).map((row, r) => row.map((value, c) => textOf(value, () => format(r, c))))
}

/** The cell as a person reads it in the spreadsheet: 5 % is kept as 0.05 with a format. */
function textOf(value: unknown, format: () => string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && format().includes('%')) return `${Number((value * 100).toPrecision(12))}%`
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'X' : ''
  return withoutNul(String(value))
}

/** Spreadsheets can write it as `_x0000_`; no text can be stored with it. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

/** 1 → A, 27 → AA. */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + letter : letter
}

/**
 * Sum of the sizes announced in the archive's directory, read before anything is expanded; the reader expands no part
 * beyond what it announces. A part that announces nothing is not believed.
 */
function expandedSize(zip: Buffer): number {
  let total = 0
  const next = (from: number) => zip.indexOf('PK\u0001\u0002', from, 'latin1')
  for (let at = next(0); at >= 0 && at + 46 <= zip.length; at = next(at + 4)) {
    const [compressed, expanded] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
    total += expanded === 0 && compressed > 2 ? Number.POSITIVE_INFINITY : expanded
  }
  return total
}
