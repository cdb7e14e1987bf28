import { expect, test } from 'vitest'
import { parseUnitLabel, sameName, sameSpelling } from './unit-label.ts'

test.each([
  ['Tỉnh Bắc Ninh (24)', { kind: 'tỉnh', name: 'Bắc Ninh', code: '24' }],
  ['Thành phố Hồ Chí Minh (79)', { kind: 'thành phố', name: 'Hồ Chí Minh', code: '79' }],
  ['Thị Xã Sơn Tây  (269)', { kind: 'thị xã', name: 'Sơn Tây', code: '269' }],
  ['Quảng Trị (44)', { kind: '', name: 'Quảng Trị', code: '44' }],
  ['Đặc khu Côn Đảo\n', { kind: 'đặc khu', name: 'Côn Đảo', code: '' }],
  ['phường 15', { kind: 'phường', name: '15', code: '' }],
  ['Xa Tân Tiến', { kind: 'xã', name: 'Tân Tiến', code: '' }],
  ['Thi trấn Lai Uyên', { kind: 'thị trấn', name: 'Lai Uyên', code: '' }],
  ['Xà Phìn', { kind: '', name: 'Xà Phìn', code: '' }], // other marks: a name
  ['Xuân Phước', { kind: '', name: 'Xuân Phước', code: '' }],
  ['Xã', { kind: '', name: 'Xã', code: '' }],
  ['', { kind: '', name: '', code: '' }],
])('reads «%s»', (text, label) => {
  expect(parseUnitLabel(text)).toEqual(label)
})

test('a code in a column of its own goes before one in the text', () => {
  expect(parseUnitLabel('Phường Ba Đình', ' 00004 ')).toEqual({ kind: 'phường', name: 'Ba Đình', code: '00004' })
})

test.each([
  ['Hòa Bình', 'Hoà Bình', true, true],
  ['Điềm Thụy', 'Điềm Thuỵ', true, true],
  ['Đại Áng', 'Đại áng', true, true],
  ['Sà Phìn', 'Xà Phìn', false, false],
  ['Chiềng Ly', 'Chiềng Lỳ', false, true],
  ['Bà Rịa - Vũng Tàu', 'Bà Rịa Vũng Tàu', false, true],
])('«%s» and «%s»: same spelling %s, same name %s', (one, other, spelling, name) => {
  expect([sameSpelling(one, other), sameName(one, other)]).toEqual([spelling, name])
})
