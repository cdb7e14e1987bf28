import { formatNumber } from '#kernel/number.ts'
import { findMeasure, type Programme } from '#modules/programme/domain/index.ts'
import type { LetterRow, ProvinceName, ReadingDoubt, RegionGroup } from './letter-reading.ts'
import type { PrintedSum, ReadTable } from './read-table.ts'
import { TOLERANCE } from './tolerance.ts'

/**
 * Looks for figures a person should see before confirming: printed sums that are not the sums of their rows, provinces
 * under another region than theirs, classes of odd size, parts greater than their whole, figures far from the others.
 */
export function checkFigures(
  tables: ReadTable[],
  programme: Programme,
  provinces: ProvinceName[],
  regions: RegionGroup[],
): ReadingDoubt[] {
  const nameOf = (row: LetterRow) => provinces.find(({ id }) => id === row.provinceId)?.name ?? row.written
  return tables.flatMap(({ table, printed }, index) => {
    const about = (code: string, row: LetterRow, measure: string, message: string): ReadingDoubt => ({
      code,
      table: index,
      row: row.origins[measure]?.row ?? row.row,
      column: row.origins[measure]?.column ?? null,
      value: row.origins[measure]?.cell ?? null,
      message: `${nameOf(row)}: ${message}`,
    })
    return [
      ...wrongRegions(table.rows, regions, about),
      ...printed.flatMap((sum) => wrongSums(sum, table.rows, programme, index)),
      ...ratios(table.rows, programme, about),
      ...outliers(table.rows, programme, about),
    ]
  })
}

type About = (code: string, row: LetterRow, measure: string, message: string) => ReadingDoubt

function wrongRegions(rows: LetterRow[], regions: RegionGroup[], about: About): ReadingDoubt[] {
  return rows.flatMap((row) => {
    const { provinceId, region } = row
    const own = regions.find(({ provinceIds }) => provinceId !== undefined && provinceIds.includes(provinceId))
    const stands = regions.find(({ name }) => name === region)
    if (!own || !stands || own === stands) return []
    return [about('targets.region-mismatch', row, '', `đứng dưới «${stands.name}» nhưng thuộc vùng ${own.name}`)]
  })
}

function wrongSums({ line, region, values }: PrintedSum, rows: LetterRow[], programme: Programme, table: number) {
  // A heading whose region is not known has no rows of its own to be compared with.
  if (line.kind === 'region' && !region) return []
  const own = line.kind === 'total' ? rows : rows.filter((row) => row.region === region?.name)
  return Object.entries(values).flatMap(([measure, value]): ReadingDoubt[] => {
    const sum = own.reduce((total, row) => total + (row.values[measure] ?? 0), 0)
    if (sum === value) return []
    const title = findMeasure(programme, measure)?.measure.title.vi ?? measure
    return [
      {
        ...{ code: 'targets.sum-mismatch', table, row: line.row, column: title, value: formatNumber(value) },
        message: `«${line.name}» ghi ${formatNumber(value)} nhưng tổng các dòng là ${formatNumber(sum)} (${title})`,
      },
    ]
  })
}

/** People in a class, and a part of its whole: each against the middle of its column. */
function ratios(rows: LetterRow[], programme: Programme, about: About): ReadingDoubt[] {
  return programme.indicators.flatMap(({ code, kind, within, short }) => {
    if (kind === 'classes') {
      const size = (row: LetterRow) => ratio(row.values[`${code}.people`], row.values[`${code}.classes`])
      return far(rows, size, TOLERANCE.classSize, 1).map(({ row, value, middle }) =>
        about(
          'targets.class-size',
          row,
          `${code}.people`,
          `${short.vi}: ${formatNumber(value)} người một lớp, các địa phương khác khoảng ${formatNumber(middle)}`,
        ),
      )
    }
    if (!within) return []
    const whole = programme.indicators.find((indicator) => indicator.code === within)?.short.vi ?? within
    const over = rows.flatMap((row) => {
      const [part, all] = [row.values[code], row.values[within]]
      if (part === undefined || all === undefined || part <= all) return []
      return [about('targets.part-over-whole', row, code, `${short.vi} (${part}) lớn hơn ${whole} (${all})`)]
    })
    const share = (row: LetterRow) => ratio(row.values[code], row.values[within])
    const odd = far(rows, share, TOLERANCE.partOfWhole, TOLERANCE.outlierRows).filter(({ value }) => value <= 1)
    return [
      ...over,
      ...odd.map(({ row, value, middle }) =>
        about(
          'targets.part-of-whole',
          row,
          code,
          `${short.vi} bằng ${percent(value)} % ${whole}, các địa phương khác khoảng ${percent(middle)} %`,
        ),
      ),
    ]
  })
}

function outliers(rows: LetterRow[], programme: Programme, about: About): ReadingDoubt[] {
  const measures = new Set(rows.flatMap(({ values }) => Object.keys(values)))
  return [...measures].flatMap((measure) => {
    if (findMeasure(programme, measure)?.indicator.kind === 'yes-no') return []
    const figure = (row: LetterRow) => row.values[measure]
    return far(rows, figure, TOLERANCE.outlier, TOLERANCE.outlierRows).map(({ row, value, middle }) =>
      about(
        'targets.outlier',
        row,
        measure,
        `${formatNumber(value)} khác xa các địa phương khác (khoảng ${formatNumber(middle)})`,
      ),
    )
  })
}

/** Rows whose figure is further from the middle one than the factor. Zeros are decisions, not slips: left out. */
function far(rows: LetterRow[], figure: (row: LetterRow) => number | undefined, factor: number, least: number) {
  const figures = rows.flatMap((row) => {
    const value = figure(row)
    return value ? [{ row, value }] : []
  })
  if (figures.length < least) return []
  const sorted = figures.map(({ value }) => value).sort((one, other) => one - other)
  const middle = sorted[Math.floor(sorted.length * TOLERANCE.middle)]!
  return figures
    .filter(({ value }) => value > middle * factor || value * factor < middle)
    .map((one) => ({ ...one, middle }))
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part !== undefined && whole ? part / whole : undefined
}

function percent(share: number): string {
  return formatNumber(Math.round(share * 100))
}
