import { fold, tidy } from '#kernel/text.ts'

/** A row of a file: its number there (counted from 1, a quoted line break does not count) and its cells. */
export type TableRow = { number: number; cells: string[] }

/** What could not be placed, or was placed with a doubt: where it stands, what stands there, and why. */
export type Remark = { row: number | null; column: string; value: string; reason: string }

/** Where each wanted column stands; `at` is the index of the last heading row. */
export type Columns<Name extends string> = { at: number; index: Record<Name, number | undefined>; headings: string[] }

/**
 * Finds the columns by their headings within the first ten rows, never by their position. Headings may stand in several
 * rows, a group above its columns: each column's heading is read as its own words and those of the group above it.
 */
export function findColumns<Name extends string>(
  rows: readonly TableRow[],
  recognise: (own: string, group: string) => Name | undefined,
  required: readonly Name[],
): Columns<Name> | undefined {
  for (const [at, row] of rows.slice(0, 10).entries()) {
    const groups = fillRight(rows[at - 1]?.cells ?? [], row.cells.length)
    const index: Partial<Record<Name, number>> = {}
    for (const [column, cell] of row.cells.entries()) {
      const name = cell.trim() ? recognise(fold(cell), fold(groups[column] ?? '')) : undefined
      if (name !== undefined) index[name] ??= column
    }
    if (required.every((name) => index[name] !== undefined)) {
      return { at, index: index as Record<Name, number | undefined>, headings: row.cells.map(tidy) }
    }
  }
  return undefined
}

/** Reads a cell of a row by the name of its column; empty where the column or the cell is missing. */
export function cellReader<Name extends string>({ index }: Columns<Name>) {
  return (row: TableRow, name: Name): string => {
    const at = index[name]
    return at === undefined ? '' : tidy(row.cells[at] ?? '')
  }
}

/** A group heading stands in its first cell only; the empty cells to its right belong to it. */
function fillRight(cells: readonly string[], length: number): string[] {
  let last = ''
  return Array.from({ length }, (_, index) => {
    last = cells[index]?.trim() || last
    return last
  })
}

/** A code as written, or with the zeros a spreadsheet took away («4» → 00004); undefined if it is no code. */
export function readCode(text: string, digits: number): string | undefined {
  return /^\d+$/.test(text) && text.length <= digits ? text.padStart(digits, '0') : undefined
}
