import { Problem, type ProblemCode } from '#kernel/problem.ts'
import { formatNumber } from '#kernel/number.ts'
import { MAX_FILE_BYTES, MAX_FILE_MB } from '#kernel/upload-limits.ts'
import { readCsv } from './csv-sheet.ts'
import { readXlsxTables } from './xlsx-sheets.ts'

/** A table of a file as text: `rowNumbers[i]` is the row a spreadsheet shows for `cells[i]`, counted from 1. */
export type SheetText = { name: string; cells: string[][]; rowNumbers: number[] }

/**
 * How large a table may be. The largest official file, the conversion of all communes, has some 10,000 rows of 10 cells;
 * beyond these the memory of the server, shared by everybody, is at stake.
 */
export const SHEET_LIMITS = { rows: 200_000, columns: 500, cells: 3_000_000, rowBytes: 1_000_000, sheets: 50 }

/** A table that cannot be read, in words for whoever sent it. */
export class SheetFault extends Error {}

/**
 * The tables of a file, .xlsx or .csv in UTF-8 as its content says, whatever its name. Throws the problem of the given
 * code, in words, on what is empty, damaged, of another kind or too large.
 */
export async function readSheets(content: Buffer, code: ProblemCode): Promise<SheetText[]> {
  return isXlsx(content) ? readXlsxSheets(content, code) : [readCsvSheet(readText(content, code), code)]
}

/** Is the content a spreadsheet of the .xlsx kind (a zip archive)? */
export function isXlsx(content: Buffer): boolean {
  return content.subarray(0, ZIP.length).equals(ZIP)
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

/** The sheets of an .xlsx file that have anything in them. */
export function readXlsxSheets(content: Buffer, code: ProblemCode): Promise<SheetText[]> {
  return refusing(code, async () => {
    checkSize(content)
    return (await readXlsxTables(content)).map(({ name, cells }) => numbered(name, cells))
  })
}

/** The text of a .csv file as one sheet; comma, semicolon or tab; an empty line is a row, as in a spreadsheet. */
export function readCsvSheet(text: string, code: ProblemCode): SheetText {
  try {
    return numbered('', readCsv(text))
  } catch (error) {
    throw toProblem(error, code)
  }
}

/** The text of a file in UTF-8, without its mark. */
export function readText(content: Buffer, code: ProblemCode): string {
  try {
    checkSize(content)
    return decode(content)
  } catch (error) {
    throw toProblem(error, code)
  }
}

/** «Dòng …, nhiều hơn …»: a table over one of the limits. */
export function tooMany(what: string, limit: number, advice: string): SheetFault {
  return new SheetFault(`Bảng có hơn ${formatNumber(limit)} ${what}; ${advice}`)
}

function decode(content: Buffer): string {
  let text = ''
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {}
  // Text of two bytes a letter («Unicode» in old programs) is valid UTF-8 with a NUL after each letter.
  if (!text || text.includes('\0'))
    throw new SheetFault('Tệp không phải .xlsx, cũng không phải văn bản UTF-8 (.csv); hãy lưu lại ở một trong các dạng đó.')
  if (!text.trim()) throw new SheetFault('Tệp rỗng: không có chữ nào.')
  return text
}
