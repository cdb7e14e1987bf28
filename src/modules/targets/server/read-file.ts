import { Problem } from '#kernel/problem.ts'
import { MAX_FILE_BYTES, MAX_FILE_MB } from '#kernel/upload-limits.ts'
import { isXlsx, readCsvSheet, readText, readXlsxSheets, type SheetText } from '#platform/sheets.ts'
import type { LetterSource } from '../domain/index.ts'

/** The text of a letter's file: a workbook, a table in .csv, or the text of a letter. Told by its content. */
export async function readLetterFile(content: Buffer): Promise<LetterSource> {
  const unreadable = (detail: string) => new Problem('targets.unreadable-file', { detail })
  if (content.length === 0) throw unreadable('Tệp rỗng: chưa có gì để nhập.')
  if (content.length > MAX_FILE_BYTES)
    throw unreadable(`Tệp lớn hơn ${MAX_FILE_MB} MB; một công văn phân bổ không lớn như vậy.`)
  if (isXlsx(content)) {
    const sheets = await readXlsxSheets(content).catch(() => {
      throw unreadable('Tệp Excel bị hỏng, có mật khẩu, hoặc quá lớn khi giải nén.')
    })
    return { kind: 'sheets', sheets: sheets.map(withFirstRow) }
  }
  const text = readText(content)
  if (text === undefined)
    throw unreadable(
      'Tệp không phải .xlsx, cũng không phải văn bản UTF-8 (.csv, .txt). Hãy lưu lại ở một trong các dạng đó.',
    )
  if (!text.trim()) throw unreadable('Tệp rỗng: chưa có gì để nhập.')
  return looksLikeCsv(text) ? { kind: 'sheets', sheets: [withFirstRow(readCsvSheet(text))] } : { kind: 'text', text }
}

function withFirstRow(sheet: SheetText) {
  return { ...sheet, firstRow: sheet.rowNumbers[0] ?? 1 }
}

/** A table in .csv has the same separator several times on most of its lines; the text of a letter does not. */
function looksLikeCsv(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, 200)
  return [',', ';', '\t'].some((mark) => lines.filter((line) => line.split(mark).length > 3).length > lines.length / 2)
}
