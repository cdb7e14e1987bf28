import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'

/** A table of a file as text: `rowNumbers[i]` is where `cells[i]` stands in the file, counted from 1. */
export type SheetText = { name: string; cells: string[][]; rowNumbers: number[] }

const MAX_EXPANDED_BYTES = 200 * 1024 * 1024
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

/** Is the content a spreadsheet of the .xlsx kind (a zip archive), whatever its name says? */
export function isXlsx(content: Buffer): boolean {
  return content.subarray(0, 4).equals(ZIP)
}

/** The sheets of an .xlsx file. Throws on a file that is damaged or expands beyond reason. */
export async function readXlsxSheets(content: Buffer): Promise<SheetText[]> {
  if (expandedSize(content) > MAX_EXPANDED_BYTES) throw new Error('The spreadsheet expands to more than 200 MB')
  const workbook = await readXlsx(new Uint8Array(content), { readStyles: true })
  return workbook.sheets.map((sheet) => {
    const format = (row: number, column: number) => sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? ''
    const cells = sheet.rows.map((row, r) => row.map((value, c) => textOf(value, () => format(r, c))))
    return { name: sheet.name, cells, rowNumbers: cells.map((_, index) => index + 1) }
  })
}

/** A .csv file as one sheet; comma, semicolon or tab, told by the first line; with or without BOM. */
export function readCsvSheet(text: string): SheetText {
  const body = text.replace(/^\ufeff/, '')
  const firstLine = body.slice(0, body.indexOf('\n') + 1 || undefined)
  const delimiter = [',', ';', '\t'].reduce((best, mark) =>
    count(firstLine, mark) > count(firstLine, best) ? mark : best,
  )
  const cells = parse(body, { delimiter, relaxColumnCount: true, skipEmptyLines: false, bom: true })
  return { name: '', cells, rowNumbers: cells.map((_, index) => index + 1) }
}

/** Text of a file in UTF-8, or undefined if it is something else. */
export function readText(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

/** The cell as a person reads it in the spreadsheet: 5 % is kept as 0.05 with a format. */
function textOf(value: unknown, format: () => string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && format().includes('%')) return `${Number((value * 100).toPrecision(12))}%`
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'X' : ''
  return String(value)
}

function count(text: string, mark: string): number {
  return text.split(mark).length
}

/** Sum of the sizes announced in the archive's directory: read before anything is expanded. */
function expandedSize(zip: Buffer): number {
  let total = 0
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0 && at + 46 <= zip.length;
    at = zip.indexOf('PK\u0001\u0002', at + 46, 'latin1')
  ) {
    total += zip.readUInt32LE(at + 24)
  }
  return total
}
