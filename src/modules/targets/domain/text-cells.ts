import { tidy } from '#kernel/text.ts'
import type { Cell, Sheet } from './letter-reading.ts'

/**
 * Cells of a letter scraped as text, with the line (from 1) each stands on.
 * Usually one cell a line with empty lines between; then lines that touch are one cell broken over lines, and a line
 * of nothing but a non-breaking space is an empty cell. Without empty lines between, every line is a cell.
 */
export function cellsOfText(text: string): Cell[] {
  const lines = text.normalize('NFC').split(/\r\n|\r|\n/)
  const isEmpty = (line: string | undefined) => line === undefined || /^[ \t\f\v]*$/.test(line)
  const filled = lines.filter((line) => !isEmpty(line)).length
  const alone = lines.filter((line, index) => !isEmpty(line) && isEmpty(lines[index + 1])).length
  const isSpaced = alone + alone > filled
  if (!isSpaced) return lines.map((line, index) => ({ text: tidy(line), row: index + 1 }))

  const cells: Cell[] = []
  let open = false
  for (const [index, line] of lines.entries()) {
    const clean = tidy(line)
    const last = cells.at(-1)
    if (isEmpty(line)) open = false
    else if (open && clean && last) last.text = `${last.text} ${clean}`
    else {
      cells.push({ text: clean, row: index + 1 })
      open = clean !== ''
    }
  }
  return cells
}

/** Text pasted from a spreadsheet, a row a line and tabs between the cells, is a sheet; any other text is not. */
export function sheetOfText(text: string): Sheet | undefined {
  const lines = text.split(/\r\n|\r|\n/)
  const filled = lines.filter((line) => line.trim() !== '')
  const tabbed = filled.filter((line) => line.trim().includes('\t'))
  if (tabbed.length === 0 || tabbed.length + tabbed.length < filled.length) return undefined
  return { name: '', cells: lines.map((line) => line.split('\t')), firstRow: 1 }
}
