import type { RegionGroup, Sheet } from './letter-reading.ts'

/** A synthetic letter for tests: figures of tables 1 and 2 by province, rendered in the shapes letters come in. */
export type SampleRow = {
  region?: string
  name: string
  table1: [management: string, classes: string, advised: string, effective: string, village: string, deaths: string]
  table2: [
    staffDirect: string,
    staffSupported: string,
    direct: string,
    supported: string,
    share: string,
    informed: string,
  ]
}

export type SampleHeading = { group: string; columns: string[] }

/** Headings in our own words, grouped as letters group them; a heading without columns stands alone. */
export const HEADINGS_1: SampleHeading[] = [
  { group: 'Tập huấn nâng cao năng lực quản lý nhà nước về an toàn vệ sinh lao động (tối đa)', columns: [] },
  {
    group: 'Triển khai mô hình quản lý an toàn vệ sinh lao động tại doanh nghiệp (số tối thiểu)',
    columns: [
      'Số lớp',
      'Số DN được hướng dẫn, tư vấn',
      'Số DN áp dụng hiệu quả',
      'Kết hợp với triển khai mô hình quản lý an toàn vệ sinh lao động tại làng nghề',
    ],
  },
  { group: 'Thống kê người dân tại địa phương bị chết do tai nạn lao động', columns: [] },
]
export const HEADINGS_2: SampleHeading[] = [
  {
    group: 'Huấn luyện cán bộ làm công tác an toàn vệ sinh lao động tại doanh nghiệp (số lớp/số người)',
    columns: ['Trực tiếp huấn luyện', 'Hỗ trợ huấn luyện'],
  },
  { group: 'Huấn luyện người lao động (số lớp/số người)', columns: ['Trực tiếp huấn luyện', 'Hỗ trợ huấn luyện'] },
  { group: 'Số đơn vị được phổ biến thông tin phù hợp', columns: ['Tỷ trọng làng nghề', 'Số doanh nghiệp'] },
]

export type SampleTable = { title: string; headings: SampleHeading[]; cellsOf: (row: SampleRow) => readonly string[] }
export const TABLE_1: SampleTable = { title: 'Bảng 1. Dự án 1', headings: HEADINGS_1, cellsOf: (row) => row.table1 }
export const TABLE_2: SampleTable = { title: 'Bảng 2. Dự án 3', headings: HEADINGS_2, cellsOf: (row) => row.table2 }

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']
const HEAD = ['Số: 99/BLĐ-ATLĐ', 'V/v phân bổ chỉ tiêu', 'Hà Nội, ngày 7 tháng 4 năm 2015']

/** The lines of a table: a region heading where the region changes, then the province. */
function linesOf(table: SampleTable, rows: SampleRow[]): { cells: string[]; isRegion: boolean }[] {
  let regions = 0
  return rows.flatMap((row, index) => {
    const own = { cells: [String(index + 1), row.name, ...table.cellsOf(row)], isRegion: false }
    if (!row.region || row.region === rows[index - 1]?.region) return [own]
    return [{ cells: [ROMAN[regions++] ?? 'X', row.region], isRegion: true }, own]
  })
}

/** As scraped: one cell a line, empty lines between, a non-breaking space for an empty cell, headings in a flat run. */
export function asText(tables: SampleTable[], rows: SampleRow[], blanksOfRegion = 5): string {
  const cells = tables.flatMap((table) => [
    table.title,
    'TT',
    'Địa phương',
    ...table.headings.map(({ group }) => group),
    ...table.headings.flatMap(({ columns }) => columns),
    ...linesOf(table, rows).flatMap(({ cells: own, isRegion }) =>
      isRegion ? [...own, ...Array.from({ length: blanksOfRegion }, () => '')] : own,
    ),
  ])
  const prose = 'Thực hiện theo hướng dẫn chi tiết gửi kèm công văn này.'
  return [...HEAD, prose, ...cells, prose].map((cell) => `${cell || '\u00a0'}\n`).join('\n')
}

/** As a workbook: headings in two rows, a merged one in its first cell only. */
export function asMergedSheets(tables: SampleTable[], rows: SampleRow[]): Sheet[] {
  return tables.map((table) => {
    const upper = table.headings.flatMap(({ group, columns }) => [group, ...columns.slice(1).map(() => '')])
    const lower = table.headings.flatMap(({ columns }) => (columns.length > 0 ? columns : ['']))
    return sheet(table.title, [
      ...HEAD.map((text) => [text]),
      [table.title],
      ['TT', 'Địa phương', ...upper],
      ['', '', ...lower],
      ...linesOf(table, rows).map(({ cells }) => cells),
    ])
  })
}

/** As a flat file: one row of headings for all tables, each heading with its group in front. */
export function asFlatSheet(tables: SampleTable[], rows: SampleRow[]): Sheet[] {
  const headings = tables.flatMap(({ headings: own }) =>
    own.flatMap(({ group, columns }) => (columns.length > 0 ? columns.map((text) => `${group} – ${text}`) : [group])),
  )
  const lines = rows.map((row, index) => [
    String(index + 1),
    row.name,
    ...tables.flatMap(({ cellsOf }) => cellsOf(row)),
  ])
  return [sheet('du-lieu.csv', [['TT', 'Địa phương', ...headings], ...lines])]
}

function sheet(name: string, rows: string[][]): Sheet {
  const width = Math.max(...rows.map((row) => row.length))
  return {
    name,
    firstRow: 1,
    cells: rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]),
  }
}

/** Figures for every province of the regions, different from place to place, blanks and zeros among them. */
export function sampleRows(regions: RegionGroup[]): SampleRow[] {
  return regions.flatMap(({ name: region, provinceIds }) =>
    provinceIds.map((name, index): SampleRow => {
      const classes = index + 1
      return {
        region,
        name,
        table1: ['1', `${classes}`, `${classes * 50}`, `${classes * 20}`, index ? '' : 'X', 'X'],
        table2: [`${classes}/${classes * 40}`, '0', '2/80', '3/120', '5%', `${classes * 100}`],
      }
    }),
  )
}
