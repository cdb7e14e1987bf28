import { writeXlsx } from 'hucre/xlsx'

export type SheetCell = string | number | null

export type NewSheet = {
  name: string
  /** Lines above the table. */
  title: string[]
  /** Two lines of headings: a group over its columns, and the heading of the column. */
  heads: [group: string, head: string][]
  rows: SheetCell[][]
}

const HEAD = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'center' as const, horizontal: 'center' as const },
}

/** An .xlsx file with one table. Texts are stored as texts: what begins with `=` is never a formula. */
export async function writeSpreadsheet({ name, title, heads, rows }: NewSheet): Promise<Uint8Array> {
  const top = title.length
  const groups = heads.map(([group], index) => (index > 0 && heads[index - 1]![0] === group ? null : group || null))
  const cells = new Map<string, { style: typeof HEAD | { font: { bold: boolean } } }>()
  for (let column = 0; column < heads.length; column++) {
    cells.set(`${top},${column}`, { style: HEAD })
    cells.set(`${top + 1},${column}`, { style: HEAD })
  }
  cells.set('0,0', { style: { font: { bold: true } } })
  return writeXlsx({
    sheets: [
      {
        name: name.slice(0, 31),
        columns: heads.map(([, head], index) => ({
          width: index === 2 ? 28 : Math.max(10, Math.min(18, head.length + 2)),
        })),
        rows: [...title.map((line) => [line]), groups, heads.map(([, head]) => head), ...rows],
        cells,
        merges: mergesOf(heads, top),
        freezePane: { rows: top + 2, columns: 3 },
      },
    ],
  })
}

/** A .csv for Excel: BOM, semicolons, decimal comma. A text that would be read as a formula gets an apostrophe before it. */
export function writeCsv(rows: SheetCell[][]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`
}

function csvCell(value: SheetCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value).replace('.', ',')
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function mergesOf(heads: [string, string][], row: number) {
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  for (let start = 0; start < heads.length; ) {
    let end = start
    while (end + 1 < heads.length && heads[start]![0] && heads[end + 1]![0] === heads[start]![0]) end++
    if (end > start) merges.push({ startRow: row, startCol: start, endRow: row, endCol: end })
    start = end + 1
  }
  return merges
}
