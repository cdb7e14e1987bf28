import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Programme } from '#modules/programme/domain/index.ts'
import type { ColumnChoice, LetterReading, Sheet } from './letter-reading.ts'
import { type LetterSource, readHeadingOf, readLetter } from './read-letter.ts'
import { asFlatSheet, asMergedSheets, asText, type SampleRow, sampleRows, TABLE_1, TABLE_2 } from './sample-letter.ts'
import { provinces2015, provinces2025, regions2015 } from './sample-territory.ts'

const programme = Programme.parse(parse(readFileSync('packs/vn-osh/programmes/osh-2011-2015.yaml', 'utf8')))
const context = { programme, provinces: provinces2015, regions: regions2015 }
const both = [TABLE_1, TABLE_2]

const rows = sampleRows(regions2015)

const read = (source: LetterSource | Sheet[] | string, chosen: ColumnChoice[] = []) =>
  readLetter(
    typeof source === 'string'
      ? { kind: 'text', text: source }
      : Array.isArray(source)
        ? { kind: 'sheets', sheets: source }
        : source,
    { ...context, chosen },
  )
const figures = ({ targets }: LetterReading) =>
  targets.map(({ provinceId, measure, value }) => `${provinceId} ${measure} ${value}`).sort()
const codes = (entries: { code: string }[]) => entries.map(({ code }) => code)
const expected = figures(read(asText(both, rows)))

test('the sample letter has all its figures', () => {
  expect(expected).toHaveLength(63 * 15 + 8)
  expect(expected).toContain('Cao Bằng p3.staff-direct.people 80')
  expect(read(asText(both, rows))).toMatchObject({ problems: [], doubts: [], repairs: [{ kind: 'spelling' }, {}] })
})

test.each<[string, LetterSource | Sheet[] | string]>([
  ['text, regions with a full row of blanks', asText(both, rows, 6)],
  ['text, regions without blanks', asText(both, rows, 0)],
  [
    'text without regions',
    asText(
      both,
      rows.map(({ region: _, ...row }) => row),
    ),
  ],
  ['text with Windows line ends', asText(both, rows).replaceAll('\n', '\r\n')],
  ['text in decomposed letters', asText(both, rows).normalize('NFD')],
  ['workbook with merged headings', asMergedSheets(both, rows)],
  ['flat file', asFlatSheet(both, rows)],
  ['provinces in another order', asFlatSheet(both, rows.toReversed())],
])('%s: the same figures', (_, source) => {
  const reading = read(source)
  expect(reading.problems).toEqual([])
  expect(figures(reading)).toEqual(expected)
})

test('a letter with table 2 alone assigns table 2 alone', () => {
  expect(figures(read(asText([TABLE_2], rows)))).toEqual(expected.filter((figure) => figure.includes(' p3.')))
})

test('columns may stand in another order', () => {
  const [flat] = asFlatSheet(both, rows) as [Sheet]
  const cells = flat.cells.map((row) => [...row.slice(0, 2), ...row.slice(2).reverse()])
  expect(figures(read([{ ...flat, cells }]))).toEqual(expected)
})

test('the provinces of another day are matched with a letter of that day', () => {
  const now = provinces2025.map(({ name }): SampleRow => ({ ...rows[1]!, region: '', name }))
  const source: LetterSource = { kind: 'text', text: asText(both, now) }
  const reading = readLetter(source, { programme, provinces: provinces2025, regions: [] })
  expect(reading).toMatchObject({ provinces: 34, problems: [], totals: { 'p1.model-classes': 68 } })
  // Read against the 63 of 2015 the same letter lacks provinces, and says which.
  const wrong = read(source)
  expect(wrong.missingProvinces).toContain('Bắc Kạn')
  expect(codes(wrong.problems)).toContain('targets.province-missing')
})

const edited = (edit: (cells: string[][]) => void) => {
  const [flat] = asFlatSheet(both, rows) as [Sheet]
  const cells = flat.cells.map((row) => [...row])
  edit(cells)
  return read([{ ...flat, cells }])
}

test.each(['abc', '-5', '1/', '101%', '1,5 lớp', '12 người', '1/50'])('«%s» is no number of enterprises', (text) => {
  const { problems } = edited((cells) => {
    cells[3]![4] = text
  })
  expect(problems).toMatchObject([{ code: 'targets.cell-unreadable', row: 4, value: text }])
  expect(problems[0]?.message).toContain('số nguyên không âm')
})

test('a missing province is named', () => {
  const { problems, missingProvinces } = edited((cells) => cells.splice(5, 1))
  expect(missingProvinces).toEqual(['Lạng Sơn'])
  expect(problems).toMatchObject([{ code: 'targets.province-missing', message: expect.stringContaining('Lạng Sơn') }])
})

test('a province twice is named, and the one it stands for is missing', () => {
  const { problems, duplicateProvinces, missingProvinces } = edited((cells) => {
    cells[5]![1] = 'Cao Bằng'
  })
  expect([duplicateProvinces, missingProvinces]).toEqual([['Cao Bằng'], ['Lạng Sơn']])
  expect(new Set(codes(problems))).toEqual(
    new Set(['targets.province-duplicate', 'targets.province-missing', 'targets.value-conflict']),
  )
})

test('a name nobody knows is a problem with its row', () => {
  const { problems } = edited((cells) => {
    cells[5]![1] = 'Xứ sở thần tiên'
  })
  expect(problems).toMatchObject([{ code: 'targets.province-unknown', row: 6 }, { code: 'targets.province-missing' }])
})

test('a row with a cell too few or too many is refused, not shifted', () => {
  const text = asText([TABLE_2], rows)
  const short = read(text.replace('2/80\n\n', ''))
  expect(short.problems).toMatchObject([{ code: 'targets.row-length', value: expect.stringContaining('Hà Giang') }])
  const long = read(text.replace('2/80\n\n', '2/80\n\n7/280\n\n'))
  expect(codes(long.problems)).toContain('targets.row-length')
  for (const { targets } of [short, long])
    expect(targets.filter(({ provinceId }) => provinceId === 'Hà Giang')).toEqual([])
})

test('zero is assigned, a blank is not', () => {
  const reading = edited((cells) => {
    cells[1]!.fill('', 2)
    cells[1]![3] = '0'
  })
  expect(reading.tables[0]?.rows[0]?.values).toEqual({ 'p1.model-classes': 0 })
  expect(reading.problems).toEqual([])
})

test('printed totals are compared with the sums of the rows', () => {
  const totals = ['', 'Tổng cộng', '63', ...Array.from({ length: 11 }, () => '')]
  const right = edited((cells) => cells.push(totals))
  expect(right).toMatchObject({ provinces: 63, problems: [], doubts: [] })
  const wrong = edited((cells) => cells.push(totals.with(2, '64')))
  expect(wrong.doubts).toMatchObject([{ code: 'targets.sum-mismatch', row: 65, value: '64' }])
  expect(wrong.problems).toEqual([])
})

test('printed sums of regions are compared with their own rows', () => {
  const [one] = asMergedSheets([TABLE_1], rows) as [Sheet]
  const at = one.cells.findIndex((row) => row[1] === 'Tây Bắc Bộ')
  const withSum = (sum: string) =>
    read([{ ...one, cells: one.cells.map((row, index) => (index === at ? row.with(2, sum) : row)) }]).doubts
  expect(withSum('4')).toEqual([])
  expect(withSum('5')).toMatchObject([{ code: 'targets.sum-mismatch', row: at + 1 }])
})

test('figures far from the others and provinces under another region are doubted', () => {
  const odd = edited((cells) => {
    cells[1]![8] = '1/4'
    cells[2]![13] = '20000'
    cells[3]![5] = String(Number(cells[3]![4]) + 1)
  })
  expect(new Set(codes(odd.doubts))).toEqual(
    new Set(['targets.class-size', 'targets.outlier', 'targets.part-over-whole']),
  )
  const moved = rows.map((row) => (row.name === 'Hà Nội' ? { ...row, region: 'Tây Bắc Bộ' } : row))
  expect(codes(read(asText([TABLE_1], moved)).doubts)).toContain('targets.region-mismatch')
})

test('an unknown column is doubted and left out until a person says what it is', () => {
  const change = (cells: string[][]) => {
    cells[0]![3] = 'Số cuộc họp giao ban hàng quý'
  }
  const before = edited(change)
  expect(before.doubts).toMatchObject([{ code: 'targets.column-unknown', column: 'Số cuộc họp giao ban hàng quý' }])
  expect(before.totals['p1.model-classes']).toBeUndefined()
  const [flat] = asFlatSheet(both, rows) as [Sheet]
  const cells = flat.cells.map((row) => [...row])
  change(cells)
  const sheets = [{ ...flat, cells }]
  expect(figures(read(sheets, [{ table: 0, column: 3, as: 'p1.model-classes' }]))).toEqual(expected)
  const ignored = read(sheets, [{ table: 0, column: 3, as: 'ignore' }])
  expect([ignored.doubts, ignored.totals['p1.model-classes']]).toEqual([[], undefined])
})

test('letters scanned for digits are repaired and shown', () => {
  const reading = edited((cells) => {
    cells[2]![4] = '1OO'
  })
  expect(reading.repairs).toMatchObject([{ kind: 'number', row: 3, from: '1OO', to: '100' }, { kind: 'spelling' }])
  expect(figures(reading)).toEqual(expected)
})

test.each<[string, LetterSource | Sheet[] | string, string]>([
  ['an empty text', '', 'targets.empty'],
  ['an empty workbook', [{ name: 'a', cells: [], firstRow: 1 }], 'targets.empty'],
  ['prose', 'Kính gửi: các Sở\n\nĐề nghị báo cáo.\n', 'targets.no-table'],
  [
    'a table of something else',
    [
      {
        name: 'a',
        cells: [
          ['TT', 'Nội dung'],
          ['1', 'In tờ rơi'],
        ],
        firstRow: 1,
      },
    ],
    'targets.no-table',
  ],
])('%s gives one clear message', (_, source, code) => {
  expect(codes(read(source).problems)).toEqual([code])
})

test('the head of a letter says its number, day and subject', () => {
  expect(readHeadingOf({ kind: 'text', text: asText(both, rows) })).toEqual({
    number: '99/BLĐ-ATLĐ',
    datedOn: '2015-04-07',
    title: 'phân bổ chỉ tiêu',
  })
  expect(readHeadingOf({ kind: 'text', text: 'ngày 31 tháng 02 năm 2015' }).datedOn).toBeUndefined()
})
