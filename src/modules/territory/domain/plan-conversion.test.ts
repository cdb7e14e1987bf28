import { expect, test } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import { indexKnownUnits, type KnownVersion } from './known-units.ts'
import { planConversion } from './plan-conversion.ts'
import { planWardList } from './plan-ward-list.ts'
import { readConversion } from './read-conversion.ts'
import { readWardList } from './read-ward-list.ts'
import type { TableRow } from './table.ts'

const rows = (...cells: string[][]): TableRow[] => cells.map((row, index) => ({ number: index + 1, cells: row }))
const HEAD = [
  ['Đơn vị hành chính từ ngày 01/7/2025'],
  ['Tỉnh, thành phố', 'Tên Xã mới', 'Mã Xã mới', 'Tên Xã cũ', 'Mã Xã cũ', 'Ghi chú', 'Quận/huyện', 'Tỉnh cũ'],
]
const [NEW, DISTRICT, OLD] = ['Tỉnh Quảng Trị (44)', 'Huyện Đakrông (469)', 'Tỉnh Quảng Trị (45)']
const line = (unit: string, code: string, old: string, oldCode: string, note: string) => [
  NEW,
  unit,
  code,
  old,
  oldCode,
  note,
  DISTRICT,
  OLD,
]

const province = (unitId: string, code: string, name: string, from: string, to: string | null): KnownVersion => ({
  unitId,
  level: 'province',
  fromOn: day(from),
  toOn: to ? day(to) : null,
  code,
  name,
  kind: 'tỉnh',
  parentId: null,
  learntFrom: 'pack',
})
const provinces = [
  province('qb', '44', 'Quảng Bình', '2008-08-01', '2025-07-01'),
  province('qt', '45', 'Quảng Trị', '2008-08-01', '2025-07-01'),
  province('qt-new', '44', 'Quảng Trị', '2025-07-01', null),
]
const plan = (lines: string[][], known = provinces) =>
  planConversion(readConversion(rows(...HEAD, ...lines))!, indexKnownUnits(known, []), (key) => key)
const commune = (code: string) => `commune/${code}/before/2025-07-01`
const formed = (code: string) => `commune/${code}/from/2025-07-01`

test('a merged commune is a new unit even under an old code; the old one ends, and is known from the first of the year', () => {
  const { versions, successions } = plan([
    line('Xã Đakrông', '19429', 'Xã Đakrông', '19429', 'Nhập toàn bộ'),
    line('Xã Đakrông', '19429', 'Xã Ba Nang', '19432', 'Nhập một phần'),
    line('Xã Tà Rụt', '19435', 'Xã Ba Nang', '19432', 'Nhập một phần'),
  ])
  expect(versions.filter(({ code }) => code === '19429')).toMatchObject([
    { unitId: commune('19429'), fromOn: '2025-01-01', toOn: '2025-07-01', parentId: 'district/469/before/2025-07-01' },
    { unitId: formed('19429'), fromOn: '2025-07-01', toOn: null, parentId: 'qt-new' },
  ])
  expect(successions.map(({ fromUnitId, toUnitId, share }) => [fromUnitId, toUnitId, share])).toEqual([
    [commune('19429'), formed('19429'), 'whole'],
    [commune('19432'), formed('19429'), 'part'],
    [commune('19432'), formed('19435'), 'part'],
  ])
})

test.each([
  ['Giữ nguyên', 'Xã Krông Na', 'Krông Na', 'xã'],
  ['Đổi tên', 'Xã Buôn Đôn', 'Buôn Đôn', 'xã'],
  ['Đổi loại hình', 'Phường Krông Na', 'Krông Na', 'phường'],
])('«%s»: the same unit goes on with a new state', (note, unit, name, kind) => {
  const { versions, successions } = plan([line(unit, '24235', 'Xã Krông Na', '24235', note)])
  expect(successions).toEqual([])
  expect(versions.filter(({ level }) => level === 'commune')).toMatchObject([
    { unitId: commune('24235'), toOn: '2025-07-01', name: 'Krông Na' },
    { unitId: commune('24235'), fromOn: '2025-07-01', toOn: null, name, kind, parentId: 'qt-new' },
  ])
})

test('«Giữ nguyên» of a commune that also took in another is no going on', () => {
  const { successions } = plan([
    line('Xã A', '19001', 'Xã A', '19001', 'Giữ nguyên'),
    line('Xã A', '19001', 'Xã B', '19002', 'Nhập toàn bộ'),
  ])
  expect(successions.map(({ fromUnitId }) => fromUnitId)).toEqual([commune('19001'), commune('19002')])
})

test('a province whose code and name disagree is read by its name, and said', () => {
  const bad = line('Xã A', '19001', 'Xã A', '19001', 'Nhập toàn bộ').with(7, 'Quảng Trị (44)')
  const { versions, remarks } = plan([bad])
  expect(versions.find(({ level }) => level === 'district')?.parentId).toBe('qt')
  expect(remarks).toMatchObject([
    { row: 3, column: 'Tỉnh cũ', value: 'Quảng Trị (44)', reason: expect.stringContaining('Quảng Trị (45)') },
  ])
})

test('a row of an unknown province is left out and listed', () => {
  const { problems, units } = plan([
    line('Xã A', '19001', 'Xã A', '19001', 'Nhập toàn bộ').with(0, 'Tỉnh Không Có (99)'),
  ])
  expect(units).toEqual([])
  expect(problems).toMatchObject([{ row: 3, column: 'Tỉnh, thành phố', value: 'Không Có' }])
})

test('one code for two names: the name that stands elsewhere with another code gives way', () => {
  const { problems, remarks, successions } = plan([
    line('Xã A', '19001', 'Xã Đặng Xá', '00553', 'Nhập một phần'),
    line('Xã A', '19001', 'Xã Cổ Bi', '00553', 'Nhập toàn bộ'),
    line('Xã B', '19002', 'Xã Đặng Xá', '00556', 'Nhập một phần'),
  ])
  expect(problems).toEqual([])
  expect(remarks).toMatchObject([{ row: 3, value: 'Đặng Xá (00553)', reason: expect.stringContaining('00556') }])
  expect(successions.map(({ fromUnitId }) => fromUnitId).sort()).toEqual([
    commune('00553'),
    commune('00556'),
    commune('00556'),
  ])
})

const doubled = [
  line('Xã A', '19001', 'Xã Hồng Quang', '01615', 'Nhập toàn bộ'),
  line('Xã B', '19002', 'Xã Mỹ Hưng', '01615', 'Nhập toàn bộ'),
]

test('one code for two names and nothing to settle it: the second row is left out and listed', () => {
  const { problems, successions } = plan(doubled)
  expect(problems).toMatchObject([{ row: 4, value: 'Mỹ Hưng (01615)' }])
  expect(successions).toHaveLength(1)
})

const standing = (unitId: string, code: string, name: string): KnownVersion => ({
  ...province(unitId, code, name, '2025-01-01', null),
  level: 'commune',
  kind: 'xã',
  parentId: 'qt',
  learntFrom: 'conversion',
})

test('a later table: units known keep their identity and end on its day; one left out of it keeps its code', () => {
  const known = [...provinces, standing('a', '19001', 'A'), standing('b', '19002', 'B')]
  const { problems, versions, successions } = plan(
    [line('Xã C', '19001', 'Xã A', '19001', 'Nhập toàn bộ'), line('Xã D', '19002', 'Xã A', '19001', 'Nhập một phần')],
    known,
  )
  expect(problems).toMatchObject([{ row: 4, column: 'Mã Xã mới', value: '19002' }])
  expect(successions).toMatchObject([{ fromUnitId: 'a', toUnitId: formed('19001') }])
  expect(versions.filter(({ level }) => level === 'commune')).toMatchObject([
    { unitId: 'a', name: 'A', fromOn: '2025-01-01', toOn: '2025-07-01' },
    { unitId: formed('19001'), name: 'C', fromOn: '2025-07-01', toOn: null },
  ])
})

test('a list known before settles it by name', () => {
  const list = readWardList(
    rows(
      ['Tỉnh', 'Mã tỉnh', 'Huyện', 'Mã QH', 'Xã', 'Mã xã'],
      [OLD.slice(0, -5), '45', 'Huyện Đakrông', '469', 'Xã Hồng Quang', '01615'],
      [OLD.slice(0, -5), '45', 'Huyện Đakrông', '469', 'Xã Mỹ Hưng', '01651'],
    ),
  )!
  const listed = planWardList(list, indexKnownUnits(provinces, []), (key) => key, day('2025-07-01'))!
  expect(listed.versions[0]).toMatchObject({
    level: 'district',
    fromOn: '2025-01-01',
    toOn: '2025-07-01',
    parentId: 'qt',
  })
  const known = [...provinces, ...listed.versions.map((version) => ({ ...version, learntFrom: 'ward-list' as const }))]
  const { problems, remarks, successions } = plan(doubled, known)
  expect(problems).toEqual([])
  expect(remarks).toMatchObject([{ row: 4, reason: expect.stringContaining('01651') }])
  expect(successions.map(({ fromUnitId }) => fromUnitId)).toEqual([commune('01615'), commune('01651')])
})

test('a list whose provinces never stood together has no time', () => {
  const head = ['Tỉnh', 'Mã tỉnh', 'Xã', 'Mã xã']
  const list = readWardList(
    rows(head, ['Tỉnh Quảng Bình', '44', 'Xã A', '19001'], ['Tỉnh Sai Tên', '45', 'Xã B', '19002']),
  )!
  expect(planWardList(list, indexKnownUnits(provinces, []), (key) => key, day('2025-07-01'))).toBeUndefined()
})
