import { formatNumber } from '#kernel/number.ts'

/**
 * How large a table may be. The largest official file, the conversion of all communes, has some 10,000 rows of 10 cells;
 * beyond these limits the memory of the server, which everybody shares, is at stake.
 */
export const SHEET_LIMITS = { rows: 200_000, columns: 500, cells: 3_000_000, rowBytes: 1_000_000, sheets: 50 }

/** A file that cannot be read as tables, in words for whoever sent it. */
export class SheetFault extends Error {}

/** Refuses a row by its number in the sheet, counted from 1, its columns, and the cells of the file with it. */
export function checkLimits(row: number, columns: number, cells: number): void {
  if (row > SHEET_LIMITS.rows) throw excess('rows', 'dòng', 'Hãy xóa các dòng trống, hoặc chia thành nhiều tệp.')
  if (columns > SHEET_LIMITS.columns)
    throw excess('columns', 'cột', `Hãy xóa các cột thừa của dòng ${formatNumber(row)}.`)
  if (cells > SHEET_LIMITS.cells) throw excess('cells', 'ô', 'Hãy chia thành nhiều tệp.')
}

function excess(limit: keyof typeof SHEET_LIMITS, what: string, advice: string): SheetFault {
  return new SheetFault(`Bảng có hơn ${formatNumber(SHEET_LIMITS[limit])} ${what}. ${advice}`)
}
