import { expect, test } from 'vitest'
import { readConversion } from './read-conversion.ts'
import { readWardList } from './read-ward-list.ts'
import type { TableRow } from './table.ts'

const rows = (...cells: string[][]): TableRow[] => cells.map((row, index) => ({ number: index + 1, cells: row }))

const HEAD = [
  ['Đơn vị hành chính từ ngày 01/7/2025', '', '', 'Đơn vị hành chính trước ngày 01/7/2025', '', '', '', ''],
  ['Tỉnh, thành phố', 'Tên Xã mới', 'Mã Xã mới', 'Tên Xã cũ', 'Mã Xã cũ', 'Ghi chú', 'Quận/huyện', 'Tỉnh cũ'],
]
const ROW = [
  'Tỉnh Ninh Bình (37)',
  'Xã Kim Đông',
  '14698',
  'Xã Kim Trung',
  '14695',
  'Nhập toàn bộ',
  'Huyện Kim Sơn (376)',
  'Tỉnh Ninh Bình (37)',
]
const row = (changes: Record<number, string>) => ROW.map((cell, index) => changes[index] ?? cell)

test('reads a row of the conversion table: the day from the heading, both sides, how much went', () => {
  const read = readConversion(rows(...HEAD, ['NINH BÌNH', '', '', '', '', '', '', ''], ROW))
  expect(read).toMatchObject({ day: '2025-07-01', problems: [], remarks: [] })
  expect(read?.rows).toMatchObject([
    {
      row: 4,
      province: { name: 'Ninh Bình', code: '37' },
      unit: { kind: 'xã', name: 'Kim Đông', code: '14698' },
      old: { kind: 'xã', name: 'Kim Trung', code: '14695' },
      oldDistrict: { kind: 'huyện', name: 'Kim Sơn', code: '376' },
      reading: { share: 'whole', continues: false },
    },
  ])
})

test('columns are found by their headings, wherever they stand', () => {
  const turned = [...HEAD, ROW].map((cells) => [...cells].reverse())
  // A group heading stands in its first cell; turned round it no longer covers its columns, the own headings do.
  expect(readConversion(rows(...turned))?.rows).toEqual(readConversion(rows(...HEAD, ROW))?.rows)
})

test('a heading without «mới» or «cũ» takes its side from the group above it', () => {
  const second = ['Tỉnh', 'Tên xã', 'Mã xã', 'Tên xã', 'Mã xã', 'Ghi chú', 'Huyện', 'Tỉnh']
  expect(readConversion(rows(HEAD[0]!, second, ROW))?.rows).toEqual(readConversion(rows(...HEAD, ROW))?.rows)
})

test.each([
  [
    'a row with only a province',
    ['Tỉnh Bắc Ninh (24)', '', '', '', '', '', '', ''],
    'Tỉnh, thành phố',
    'Tỉnh Bắc Ninh (24)',
  ],
  ['a code that is none', row({ 2: '1469x' }), 'Mã Xã mới', '1469x'],
  ['a name without kind', row({ 1: 'Kim Đông' }), 'Tên Xã mới', 'Kim Đông'],
  ['no new name', row({ 1: '' }), 'Tên Xã mới', ''],
  ['nothing old at all', row({ 3: '', 4: '', 6: '' }), 'Tên Xã cũ', ''],
])('%s is left out and listed with row, column and value', (_, bad, column, value) => {
  const read = readConversion(rows(...HEAD, ROW, bad))
  expect(read?.rows).toHaveLength(1)
  expect(read?.problems).toMatchObject([{ row: 4, column, value, reason: expect.stringMatching(/\S/) }])
})

test('an island made of its whole district has no old commune', () => {
  const note = 'Sắp xếp toàn bộ huyện Cồn Cỏ thành đặc khu Cồn Cỏ'
  const read = readConversion(
    rows(...HEAD, row({ 1: 'Đặc khu Cồn Cỏ', 2: '19742', 3: '', 4: '', 5: note, 6: 'Huyện Cồn Cỏ (471)' })),
  )
  expect(read?.rows).toMatchObject([{ old: null, oldDistrict: { code: '471' }, reading: { share: 'whole' } }])
})

test('land without a code is a part of its district, never all of it', () => {
  const read = readConversion(rows(...HEAD, row({ 3: 'Khu vực bãi bồi ven biển', 4: '' })))
  expect(read?.rows).toMatchObject([
    { old: null, note: 'Khu vực bãi bồi ven biển: Nhập toàn bộ', reading: { share: 'part-of-area' } },
  ])
  expect(read?.remarks).toMatchObject([{ row: 3, value: 'Khu vực bãi bồi ven biển' }])
})

test('zeros a spreadsheet took away are put back', () => {
  expect(readConversion(rows(...HEAD, row({ 2: '4', 4: '13' })))?.rows).toMatchObject([
    { unit: { code: '00004' }, old: { code: '00013' } },
  ])
})

const LIST = [
  ['Tỉnh Thành Phố', 'Mã TP', 'Quận Huyện', 'Mã QH', 'Phường Xã', 'Mã PX', 'Cấp', 'Tên Tiếng Anh'],
  ['Thành phố Hà Nội', '01', 'Quận Ba Đình', '001', 'Phường Phúc Xá', '00001', 'Phường', 'Phuc Xa Commune'],
  ['Thành phố Đà Nẵng', '48', 'Huyện Hoàng Sa', '498', '', '', 'Huyện', ''],
]

test('reads a list of communes, and districts that have none', () => {
  expect(readWardList(rows(...LIST))).toEqual({
    rows: [
      {
        row: 2,
        province: { kind: 'thành phố', name: 'Hà Nội', code: '01' },
        district: { kind: 'quận', name: 'Ba Đình', code: '001' },
        commune: { kind: 'phường', name: 'Phúc Xá', code: '00001' },
      },
      {
        row: 3,
        province: { kind: 'thành phố', name: 'Đà Nẵng', code: '48' },
        district: { kind: 'huyện', name: 'Hoàng Sa', code: '498' },
        commune: null,
      },
    ],
    problems: [],
    remarks: [],
  })
})

test.each([
  ['Mã TP', ['Thành phố Hà Nội', '', 'Quận Ba Đình', '001', 'Phường Phúc Xá', '00001', '', '']],
  ['Mã PX', ['Thành phố Hà Nội', '01', 'Quận Ba Đình', '001', 'Phường Phúc Xá', '', '', '']],
  ['Phường Xã', ['Thành phố Hà Nội', '01', 'Quận Ba Đình', '001', '', '00001', '', '']],
  ['Mã QH', ['Thành phố Hà Nội', '01', 'Quận Ba Đình', 'abc', 'Phường Phúc Xá', '00001', '', '']],
])('a fault in «%s» of the list is named', (column, bad) => {
  expect(readWardList(rows(LIST[0]!, bad))).toMatchObject({ rows: [], problems: [{ row: 2, column }] })
})

test('other tables are neither', () => {
  const other = rows(['TT', 'Địa phương', 'Số lớp'], ['1', 'Hà Giang', '1'])
  expect([readConversion(other), readWardList(other)]).toEqual([undefined, undefined])
})
