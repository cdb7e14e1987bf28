import { Problem, type ProblemCode } from '#kernel/problem.ts'
import { MAX_FILE_BYTES, MAX_FILE_MB } from '#kernel/upload-limits.ts'
import { readCsv } from './csv-sheet.ts'
import { SheetFault } from './sheet-limits.ts'
import { readXlsxTables } from './xlsx-sheets.ts'

/** A table of a file as text: `rowNumbers[i]` is the row a spreadsheet shows for `cells[i]`, counted from 1. */
export type SheetText = { name: string; cells: string[][]; rowNumbers: number[] }

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

/** Is the content a spreadsheet of the .xlsx kind (a zip archive), whatever the file's name says? */
export function isXlsx(content: Buffer): boolean {
  return content.subarray(0, ZIP.length).equals(ZIP)
}

/**
 * The tables of a file: the sheets of an .xlsx that have anything in them, or a .csv in UTF-8 as one sheet. What is
 * empty, damaged, of another kind or too large is refused in words with the given code.
 */
export async function readSheets(content: Buffer, code: ProblemCode): Promise<SheetText[]> {
  if (!isXlsx(content)) return [readCsvSheet(readText(content, code), code)]
  try {
    checkSize(content)
    return (await readXlsxTables(content)).map(({ name, cells }) => numbered(name, cells))
  } catch (error) {
    throw inWords(error, code)
  }
}

/** The text of a .csv file as one sheet; comma, semicolon or tab; with or without BOM. */
export function readCsvSheet(text: string, code: ProblemCode): SheetText {
  try {
    return numbered('', readCsv(text))
  } catch (error) {
    throw inWords(error, code)
  }
}

/** The text of a file in UTF-8. */
export function readText(content: Buffer, code: ProblemCode): string {
  try {
    checkSize(content)
    return decode(content)
  } catch (error) {
    throw inWords(error, code)
  }
}

function checkSize(content: Buffer): void {
  if (content.length === 0) throw new SheetFault('Tệp rỗng.')
  if (content.length > MAX_FILE_BYTES) throw new SheetFault(`Tệp lớn hơn ${MAX_FILE_MB} MB.`)
}

function decode(content: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    // Text of two bytes a letter («Unicode» in old programs) can be valid UTF-8, with a NUL beside each letter.
    if (!text.includes('\0')) return text
  } catch {
    // No UTF-8: refused below.
  }
  throw new SheetFault(
    'Tệp không phải .xlsx, cũng không phải văn bản UTF-8 (.csv). Hãy lưu lại ở một trong hai dạng đó.',
  )
}

function inWords(error: unknown, code: ProblemCode): unknown {
  return error instanceof SheetFault ? new Problem(code, { detail: `${error.message} Chưa có gì thay đổi.` }) : error
}

function numbered(name: string, cells: string[][]): SheetText {
  return { name, cells, rowNumbers: cells.map((_, index) => index + 1) }
}
