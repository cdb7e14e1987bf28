import { formatNumber } from '#kernel/number.ts'
import { Problem } from '#kernel/problem.ts'
import { isXlsx, readCsvSheet, readSheets, readText, type SheetText } from '#platform/sheets.ts'
import type { LetterSource } from '../domain/index.ts'

const UNREADABLE = 'targets.unreadable-file'
const SAMPLE = { letters: 200_000, lines: 200 }

/**
 * Beyond these a file is no allocation letter: one has a row a province and, as text, a line or two a cell. Each row is
 * compared with many names, which takes seconds where there are more.
 */
const LIMITS = { rows: 10_000, lines: 50_000, letters: 1_000_000 }

/** The text of a letter's file: a workbook, a table in .csv, or the text of a letter. Told by its content. */
export async function readLetterFile(content: Buffer): Promise<LetterSource> {
  if (isXlsx(content)) return sheetsOf(await readSheets(content, UNREADABLE))
  const text = readText(content, UNREADABLE)
  if (!text.trim()) throw unreadable('Tệp rỗng.')
  if (looksLikeCsv(text)) return sheetsOf([readCsvSheet(text, UNREADABLE)])
  if (text.length > LIMITS.letters || text.split(/\r\n|\r|\n/).length > LIMITS.lines)
    throw unreadable(`Văn bản dài hơn ${formatNumber(LIMITS.lines)} dòng hoặc ${formatNumber(LIMITS.letters)} chữ.`)
  return { kind: 'text', text }
}

function sheetsOf(sheets: SheetText[]): LetterSource {
  const rows = sheets.reduce((sum, { cells }) => sum + cells.length, 0)
  if (rows > LIMITS.rows) throw unreadable(`Bảng có hơn ${formatNumber(LIMITS.rows)} dòng.`)
  return { kind: 'sheets', sheets: sheets.map((sheet) => ({ ...sheet, firstRow: sheet.rowNumbers[0] ?? 1 })) }
}

function unreadable(what: string): Problem {
  return new Problem(UNREADABLE, {
    detail: `${what} Hãy chọn tệp của một công văn phân bổ chỉ tiêu. Chưa có gì thay đổi.`,
  })
}

/** A table in .csv has the same separator several times on most of its lines; the text of a letter does not. */
function looksLikeCsv(text: string): boolean {
  const lines = text
    .slice(0, SAMPLE.letters)
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, SAMPLE.lines)
  return [',', ';', '\t'].some((mark) => lines.filter((line) => line.split(mark).length > 3).length > lines.length / 2)
}
