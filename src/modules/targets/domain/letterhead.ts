import { isPlainDate } from '#kernel/plain-date.ts'
import { tidy } from '#kernel/text.ts'
import type { Cell, LetterHeading } from './letter-reading.ts'
import { TOLERANCE } from './tolerance.ts'

/** Number, day and subject of a letter as they stand at its head: «Số: 727/…», «ngày 05 tháng 03 năm 2015», «V/v …». */
export function readLetterhead(cells: Cell[]): LetterHeading {
  const texts = cells.slice(0, TOLERANCE.letterheadCells).map(({ text }) => tidy(text))
  const numbered = first(texts, /(?:^|\s)số\s*:?\s*(\d+\s*\/\s*[\p{L}\d-]+)/iu)
  const subject = first(texts, /(?:^|\s)V\/v\s*:?\s*(.+)$/iu)
  return { number: numbered?.replace(/\s/g, ''), datedOn: dayIn(texts), title: subject && tidy(subject) }
}

function dayIn(texts: string[]): string | undefined {
  for (const text of texts) {
    const match = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(text)
    if (!match) continue
    const [, day = '', month = '', year = ''] = match
    const iso = `${year}-${month.padStart('mm'.length, '0')}-${day.padStart('dd'.length, '0')}`
    if (isPlainDate(iso)) return iso
  }
  return undefined
}

function first(texts: string[], pattern: RegExp): string | undefined {
  for (const text of texts) {
    const match = pattern.exec(text)
    if (match) return match[1]
  }
  return undefined
}
