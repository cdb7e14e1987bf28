import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Programme } from '#modules/programme/domain/index.ts'
import { headingLayouts } from './heading-layouts.ts'
import type { FoundTable, Heading } from './letter-reading.ts'
import { recogniseColumns } from './recognise-columns.ts'

const programme = Programme.parse(parse(readFileSync('packs/vn-osh/programmes/osh-2011-2015.yaml', 'utf8')))
const tableOf = (heading: Heading, width: number): FoundTable => ({
  ...{ title: '', row: 1, width, rankColumn: undefined, provinceColumn: 0, heading, lines: [] },
})
const recognise = (...paths: string[][]) => {
  const { columns } = recogniseColumns(
    tableOf({ kind: 'paths', paths: [['Địa phương'], ...paths] }, paths.length + 1),
    programme,
  )
  return columns.slice(1).map(({ as }) => as)
}

test.each<[string[][], string[]]>([
  [
    [
      ['Huấn luyện cán bộ', 'Trực tiếp'],
      ['Huấn luyện người lao động', 'Trực tiếp'],
    ],
    ['p3.staff-direct', 'p3.worker-direct'],
  ],
  [
    [
      ['Huấn luyện cán bộ làm công tác ATVSLĐ – Trực tiếp – số lớp'],
      ['Huấn luyện cán bộ làm công tác ATVSLĐ – Trực tiếp – số người'],
    ],
    ['p3.staff-direct.classes', 'p3.staff-direct.people'],
  ],
  [[['Huấn luyện NLĐ', 'Hỗ trợ HL (số lớp/số người)']], ['p3.worker-supported']],
  [[['Tỷ lệ làng nghề được phổ biến thông tin (%)']], ['p3.craft-village-share']],
  [[['Tập huấn nâng cao năng lực QLNN về ATVSLĐ', 'Số lớp']], ['p1.state-management-classes']],
  [
    [['Ghi chú'], ['Vùng'], ['Kinh phí (triệu đồng)']],
    ['ignore', 'region', 'unknown'],
  ],
])('%j → %j', (paths, expected) => expect(recognise(...paths)).toEqual(expected))

test('the same words under no group, or under the same group twice, are nobody’s', () => {
  expect(recognise(['Trực tiếp huấn luyện'])).toEqual(['unknown'])
  const group = 'Huấn luyện người lao động'
  expect(recognise([group, 'Trực tiếp huấn luyện'], [group, 'Trực tiếp huấn luyện'])).toEqual(['unknown', 'unknown'])
})

test('an unsure column shows its candidates, best first', () => {
  const { columns, unsure } = recogniseColumns(
    tableOf({ kind: 'paths', paths: [['Địa phương'], ['Trực tiếp huấn luyện']] }, 2),
    programme,
  )
  expect(unsure).toEqual([{ index: 1, reason: 'ambiguous' }])
  expect(columns[1]!.candidates.map(({ as }) => as).slice(0, 2)).toEqual(['p3.staff-direct', 'p3.worker-direct'])
})

test('a choice overrides the heading, and the others share out the rest', () => {
  const paths = [['Địa phương'], ['Số doanh nghiệp áp dụng hiệu quả'], ['Số liệu khác']]
  const chosen = new Map([[2, 'p1.enterprises-advised']])
  const { columns } = recogniseColumns(tableOf({ kind: 'paths', paths }, 3), programme, chosen)
  expect(columns.map(({ as }) => as)).toEqual(['province', 'p1.enterprises-effective', 'p1.enterprises-advised'])
})

test('a flat run of headings is laid over the columns in every way its groups allow', () => {
  expect([...headingLayouts(['TT', 'A', 'B'], 3, 1)]).toEqual([[['TT'], ['A'], ['B']]])
  expect([...headingLayouts(['TT', 'G', 'C', 'a', 'b'], 4, 1)]).toEqual([
    [['TT'], ['G', 'C'], ['G', 'a'], ['G', 'b']],
    [['TT'], ['G', 'a'], ['G', 'b'], ['C']],
    [['TT'], ['G'], ['C', 'a'], ['C', 'b']],
  ])
  expect([...headingLayouts(['A'], 2, 1)]).toEqual([])
  for (const paths of headingLayouts(['TT', 'P', 'G', 'H', 'a', 'b', 'c', 'd'], 6, 2)) expect(paths).toHaveLength(6)
})
