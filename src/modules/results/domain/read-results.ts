import { parseNumber } from '#kernel/number.ts'
import { type PlainDate, parseDay } from '#kernel/plain-date.ts'
import { fold, foldToLetters, tidy } from '#kernel/text.ts'
import { type Indicator, measuresOf } from '#modules/programme/domain/index.ts'
import { checkQuantities } from './check-quantities.ts'

export type ReadProblem = { row: number; column: string; value: string; message: string }
export type ReadResult = {
  row: number
  provinceId: string
  indicator: string
  onDay: PlainDate
  quantities: Record<string, number>
  note: string
}

/** What the rows of a file may name: provinces valid on a day, indicators of a year. */
export type ReadLookups = {
  provincesOn: (day: PlainDate) => { id: string; code: string; name: string }[]
  indicatorsOf: (year: number) => Indicator[]
}

const COLUMNS = {
  indicator: { title: 'Chỉ tiêu', names: ['chi tieu', 'ma chi tieu', 'indicator'] },
  place: {
    title: 'Địa phương',
    names: ['dia phuong', 'tinh', 'tinh thanh pho', 'ma tinh', 'noi thuc hien', 'province'],
  },
  day: { title: 'Ngày', names: ['ngay', 'ngay thuc hien', 'date'] },
  first: { title: 'Số lượng', names: ['so luong', 'ket qua', 'so lop', 'quantity'] },
  second: {
    title: 'Số người hoặc tổng số',
    names: ['so nguoi hoac tong so', 'so nguoi', 'tong so', 'people', 'total'],
  },
  note: { title: 'Ghi chú', names: ['ghi chu', 'note'] },
} as const
type Column = keyof typeof COLUMNS
const REQUIRED: Column[] = ['indicator', 'place', 'day', 'first']

/** The headings a file of results has, in their order: for the template. */
export const RESULT_COLUMNS = Object.values(COLUMNS).map(({ title }) => title)

/**
 * Reads a table of results: headings in any order in one of the first rows, then a row a result. Every fault is listed
 * with its row, column and value; rows without fault are read.
 */
export function readResults(
  cells: string[][],
  rowNumbers: number[],
  lookups: ReadLookups,
): { results: ReadResult[]; problems: ReadProblem[] } {
  const head = cells.findIndex((row) => REQUIRED.every((column) => findColumn(row, column) >= 0))
  if (head < 0) {
    const titles = REQUIRED.map((column) => `«${COLUMNS[column].title}»`).join(', ')
    return {
      results: [],
      problems: [{ row: 1, column: '', value: '', message: `Không thấy dòng tiêu đề có các cột ${titles}.` }],
    }
  }
  const at = Object.fromEntries(
    (Object.keys(COLUMNS) as Column[]).map((column) => [column, findColumn(cells[head]!, column)]),
  ) as Record<Column, number>
  const reader = new RowReader(lookups)
  const results: ReadResult[] = []
  const problems: ReadProblem[] = []
  for (let index = head + 1; index < cells.length; index++) {
    const row = cells[index]!
    if (row.every((cell) => !cell.trim())) continue
    const text = (column: Column) => (at[column] < 0 ? '' : tidy(row[at[column]] ?? ''))
    const outcome = reader.read(rowNumbers[index] ?? index + 1, text)
    if (Array.isArray(outcome)) problems.push(...outcome)
    else results.push(outcome)
  }
  return { results, problems }
}

function findColumn(row: string[], column: Column): number {
  const names: readonly string[] = COLUMNS[column].names
  return row.findIndex((cell) => names.includes(fold(cell).replace(/[,/]/g, '').replace(/ +/g, ' ')))
}

/** Reads rows, remembering what it looked up for other rows of the same day or year. */
class RowReader {
  readonly #lookups: ReadLookups
  readonly #provinces = new Map<string, Map<string, string>>()
  readonly #indicators = new Map<number, Map<string, Indicator>>()

  constructor(lookups: ReadLookups) {
    this.#lookups = lookups
  }

  read(row: number, text: (column: Column) => string): ReadResult | ReadProblem[] {
    const problem = (column: Column, message: string): ReadProblem[] => [
      { row, column: COLUMNS[column].title, value: text(column), message },
    ]
    const onDay = parseDay(text('day'))
    if (!onDay) return problem('day', 'Không đọc được ngày; hãy viết như 31/12/2015.')
    const indicator = this.#indicator(Number(onDay.slice(0, 4)), text('indicator'))
    if (!indicator)
      return problem(
        'indicator',
        'Không có chỉ tiêu này trong chương trình của năm đó; dùng mã như p1.enterprises-advised hoặc tên đầy đủ.',
      )
    const provinceId = this.#province(onDay, text('place'))
    if (!provinceId) return problem('place', 'Không có tỉnh, thành phố này vào ngày đó.')

    const measures = measuresOf(indicator).filter(({ role }) => role !== 'target')
    const quantities: Record<string, number> = {}
    for (const [index, { code, title }] of measures.entries()) {
      const column: Column = index === 0 ? 'first' : 'second'
      const value = parseNumber(text(column))
      if (value === undefined) return problem(column, `${title.vi}: cần một số nguyên, ví dụ 1.260.`)
      quantities[code] = value
    }
    const faults = checkQuantities(indicator, quantities)
    if (faults.length > 0)
      return problem(faults[0]!.path.endsWith(measures[0]!.code) ? 'first' : 'second', faults[0]!.message)
    return { row, provinceId, indicator: indicator.code, onDay, quantities, note: text('note') }
  }

  #province(day: PlainDate, written: string): string | undefined {
    let names = this.#provinces.get(day)
    if (!names) {
      names = new Map(
        this.#lookups.provincesOn(day).flatMap(
          ({ id, code, name }) =>
            [
              [code, id],
              [foldToLetters(name), id],
            ] as [string, string][],
        ),
      )
      this.#provinces.set(day, names)
    }
    return names.get(written) ?? names.get(foldToLetters(written.replace(/^(tỉnh|thành phố|tp\.?)\s+/i, '')))
  }

  #indicator(year: number, written: string): Indicator | undefined {
    let names = this.#indicators.get(year)
    if (!names) {
      names = new Map(
        this.#lookups
          .indicatorsOf(year)
          .flatMap((one) => [one.code, fold(one.title.vi), fold(one.short.vi)].map((name) => [name, one] as const)),
      )
      this.#indicators.set(year, names)
    }
    return names.get(written) ?? names.get(fold(written))
  }
}
