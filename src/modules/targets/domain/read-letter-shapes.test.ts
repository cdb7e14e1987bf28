import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Programme } from '#modules/programme/domain/index.ts'
import type { LetterReading, Sheet } from './letter-reading.ts'
import { readLetter } from './read-letter.ts'
import { asMergedSheets, asText, HEADINGS_1, HEADINGS_2, sampleRows, TABLE_1, TABLE_2 } from './sample-letter.ts'
import { provinces2015, regions2015 } from './sample-territory.ts'

const programme = Programme.parse(parse(readFileSync('packs/vn-osh/programmes/osh-2011-2015.yaml', 'utf8')))
const rows = sampleRows(regions2015)
const both = [TABLE_1, TABLE_2]
const text = asText(both, rows)
const [one, two] = asMergedSheets(both, rows) as [Sheet, Sheet]

const read = (source: string | string[][]) =>
  readLetter(
    typeof source === 'string'
      ? { kind: 'text', text: source }
      : { kind: 'sheets', sheets: [{ name: 'x', cells: source, firstRow: 1 }] },
    { programme, provinces: provinces2015, regions: regions2015 },
  )
const figures = ({ targets }: LetterReading) =>
  targets.map(({ provinceId, measure, value }) => `${provinceId} ${measure} ${value}`).sort()
const all = figures(read(text))
const of = (project: string) => all.filter((figure) => figure.includes(` ${project}.`))

const isRegion = (row: string[]) => /^[IVX]+$/.test(row[0]!)
const isProvince = (row: string[]) => /^\d+$/.test(row[0]!)
const map = (sheet: Sheet, change: (row: string[], index: number) => string[]) => sheet.cells.map(change)
const HEAD = one.cells.findIndex((row) => row[0] === 'TT')
const lastHeading = 'tại làng nghề\n\n'
const numbering = (cells: string[]) => text.replace(lastHeading, `${lastHeading}${cells.join('\n\n')}\n\n`)
let rank = 0

test.each<[string, string | string[][], string[]]>([
  ['text, a cell a line without empty lines', text.replaceAll('\n\n', '\n').replaceAll('\u00a0', ''), all],
  ['text, a row of column numbers', numbering(['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)']), all],
  ['text, a row of plain column numbers', numbering(['A', 'B', '1', '2', '3', '4', '5', '6']), all],
  ['text, totals first', numbering(['\u00a0', 'Cả nước', '63', '\u00a0', '\u00a0', '\u00a0', '8', '63']), all],
  ['text, headings damaged', text.replaceAll('Địa phương', 'Đa phưng').replaceAll('TT\n\nĐ', 'T\n\nĐ'), all],
  ['text, names of regions damaged', text.replaceAll('Đông Bắc Bộ', 'Đng Bc B'), all],
  ['text, a rank lost', text.replace('\n\n17\n\nHải Phòng', '\n\nHải Phòng'), all],
  ['text, a heading broken over lines', text.replaceAll('Huấn luyện người', 'Huấn luyện\nngười'), all],
  ['two tables on one sheet', [...one.cells, ...two.cells], all],
  ['merged cells filled', map(two, (row, at) => (at === HEAD ? row.map((_, i) => filledLeft(row, i)) : row)), of('p3')],
  ['a row of column numbers', one.cells.toSpliced(HEAD + 2, 0, ['A', 'B', '1', '2', '3', '4', '5', '6']), of('p1')],
  ['a row of units', one.cells.toSpliced(HEAD + 2, 0, ['', '', 'lớp', 'lớp', 'DN', 'DN', '', '']), of('p1')],
  [
    'regions in the first column',
    map(one, (row) => (isRegion(row) ? [`${row[0]}. ${row[1]}`, ...row.slice(1).map(() => '')] : row)),
    of('p1'),
  ],
  [
    'ranks anew in each region',
    map(one, (row) => (isProvince(row) ? [`${++rank}`, ...row.slice(1)] : restart(row))),
    of('p1'),
  ],
  ['no column of ranks', map(two, (row) => row.slice(1)), of('p3')],
  ['no heading over the names', map(two, (row) => (row[0] === 'TT' ? ['', 'Tên', ...row.slice(2)] : row)), of('p3')],
  [
    'names in capitals',
    map(two, (row) => (isProvince(row) ? [row[0]!, row[1]!.toUpperCase(), ...row.slice(2)] : row)),
    of('p3'),
  ],
  [
    'numbers as a spreadsheet hands them over',
    map(one, (row) => row.map((cell) => cell.replace(/^\d+$/, '$&.0'))),
    of('p1'),
  ],
  ['a region and a note in columns of their own', two.cells.filter((row) => !isRegion(row)).map(withColumns), of('p3')],
  ['pasted with tabs', two.cells.map((row) => row.join('\t')).join('\n'), of('p3')],
  ['signatures below', [...two.cells, ['', 'KT. BỘ TRƯỞNG', ...Array.from({ length: 6 }, () => '')]], of('p3')],
])('%s', (_, source, expected) => {
  const reading = read(source)
  expect(reading.problems).toEqual([])
  expect(reading.doubts).toEqual([])
  expect(figures(reading)).toEqual(expected)
})

function filledLeft(row: string[], index: number): string {
  return row[index] || (index > 2 ? filledLeft(row, index - 1) : '')
}
function restart(row: string[]): string[] {
  if (isRegion(row)) rank = 0
  return row
}
function withColumns(row: string[]): string[] {
  const [first, second] =
    row[0] === 'TT' ? ['Vùng', 'Ghi chú'] : isProvince(row) ? ['Miền núi', 'xem kế hoạch'] : ['', '']
  return [row[0]!, first!, row[1]!, ...row.slice(2), second!]
}

test('headings in three rows, classes and people in columns of their own', () => {
  const groups = HEADINGS_2.slice(0, 2).flatMap(({ group }) => [group, '', '', ''])
  const cells = [
    ['TT', 'Địa phương', ...groups],
    ['', '', 'Trực tiếp', '', 'Hỗ trợ', '', 'Trực tiếp', '', 'Hỗ trợ', ''],
    ['', '', ...Array.from({ length: 4 }, () => ['Số lớp', 'Số người']).flat()],
    ...rows.map(({ name, table2 }, index) => [
      `${index + 1}`,
      name,
      ...table2.slice(0, 4).flatMap((cell) => (cell === '0' ? ['0', '0'] : cell.split('/'))),
    ]),
  ]
  expect(figures(read(cells))).toEqual(all.filter((figure) => /\.(classes|people) /.test(figure)))
})

/** Each heading of each table lost once: the others must not slide over its column unseen. */
const headings = both.flatMap((table) =>
  [
    'TT',
    'Địa phương',
    ...[table.headings].flatMap((own) => [...own.map(({ group }) => group), ...own.flatMap((h) => h.columns)]),
  ].map((heading, index) => ({ table, heading, index })),
)
test.each(headings)('a lost heading never gives a wrong figure: $table.title $heading', ({ table, index }) => {
  const cells = asText([table], rows).split('\n\n')
  cells.splice(cells.indexOf('TT') + index, 1)
  const reading = read(cells.join('\n\n'))
  if (reading.problems.length === 0) for (const figure of figures(reading)) expect(all).toContain(figure)
})

test('a table whose flat headings are unsure is refused until every column is confirmed', () => {
  const lost = asText([TABLE_1], rows).replace(`${HEADINGS_1[2]!.group}\n\n`, '')
  const codes = read(lost).problems.map(({ code }) => code)
  expect(codes).toEqual(['targets.headings-unsure'])
  const roles = ['state-management-classes', 'model-classes', 'enterprises-advised', 'enterprises-effective']
  const chosen = [...roles, 'craft-village-combined', 'death-statistics'].map((code, index) => ({
    ...{ table: 0, column: index + 2, as: `p1.${code}` },
  }))
  const context = { programme, provinces: provinces2015, regions: regions2015 }
  const settled = readLetter({ kind: 'text', text: lost }, { ...context, chosen })
  expect(settled.problems).toEqual([])
  expect(figures(settled)).toEqual(of('p1'))
  const twice = readLetter(
    { kind: 'text', text: lost },
    { ...context, chosen: [...chosen.slice(1), { ...chosen[1]!, column: 2 }] },
  )
  expect(twice.problems.map(({ code }) => code)).toContain('targets.column-twice')
  const unknown = readLetter(
    { kind: 'text', text: text },
    { ...context, chosen: [{ table: 0, column: 2, as: 'p9.none' }] },
  )
  expect(unknown.problems.map(({ code }) => code)).toContain('targets.choice-unknown')
})
