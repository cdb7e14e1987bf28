import { CsvError, parse } from 'csv-parse/sync'
import { formatNumber } from '#kernel/number.ts'
import { checkLimits, SHEET_LIMITS, SheetFault } from './sheet-limits.ts'

/**
 * The rows of a text in .csv, as a spreadsheet shows them: an empty line is a row, a line break inside quotes is not.
 * Throws a SheetFault on broken quotes and on what is too large, before it is held in memory.
 */
export function readCsv(text: string): string[][] {
  const body = text.replace(/^\ufeff/, '')
  let rows = 0
  let cells = 0
  const checkRow = (record: string[]) => {
    cells += record.length
    checkLimits(++rows, record.length, cells)
    return record
  }
  const checkCell = (value: string, { column }: { column: unknown }) => {
    checkLimits(rows + 1, Number(column) + 1, 0) // one line of nothing but commas is a row of millions of cells
    return value
  }
  try {
    return parse(body, {
      delimiter: delimiterOf(body),
      relaxColumnCount: true,
      maxRecordSize: SHEET_LIMITS.rowBytes,
      onRecord: checkRow,
      cast: checkCell,
    })
  } catch (error) {
    throw error instanceof CsvError ? new SheetFault(explain(error.code, rows + 1)) : error
  }
}

function explain(code: string, row: number): string {
  const where = `Dòng ${formatNumber(row)}`
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `${where} dài hơn ${formatNumber(SHEET_LIMITS.rowBytes)} byte; có thể một dấu ngoặc kép không khép.`
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `${where}: dấu ngoặc kép mở mà không khép.`
  return `${where}: dấu ngoặc kép (") đặt sai chỗ; trong ô có ngoặc kép, hãy viết "" và đặt cả ô trong ngoặc kép.`
}

const MARKS = [',', ';', '\t'] as const
const SAMPLE = { letters: 100_000, lines: 200 }

/**
 * The mark between the cells: the one that stands equally often on most lines, quoted text aside. A table has as many
 * cells on each row, while commas of numbers and semicolons of remarks come and go.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, SAMPLE.letters)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .slice(0, SAMPLE.lines)
  const steadiness = MARKS.map((mark) => {
    const linesByCount = Map.groupBy(lines, (line) => line.split(mark).length - 1)
    linesByCount.delete(0)
    const [count = 0, steady = []] =
      [...linesByCount].sort(
        ([oneCount, one], [otherCount, other]) => other.length - one.length || otherCount - oneCount,
      )[0] ?? []
    return { mark, steady: steady.length, count }
  })
  return steadiness.sort((one, other) => other.steady - one.steady || other.count - one.count)[0]!.mark
}
