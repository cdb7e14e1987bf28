import { expect, test } from 'vitest'
import { aProgress } from './a-progress.testing.ts'
import { holdsOnly, type RowChoice, rowsOf } from './progress-rows.ts'

function names(choice: Partial<RowChoice>): string[] {
  return rowsOf(aProgress(), { goals: [0, 1], own: null, ownTitle: 'Địa bàn của bạn', ...choice }).map(
    ({ unit }) => unit.name,
  )
}

test('the nation, then each region followed by its provinces', () => {
  expect(names({})).toEqual(['Cả nước', 'Đông Bắc Bộ', 'Hà Giang', 'Bắc Kạn', 'Nam Trung Bộ', 'Đà Nẵng'])
})

test.each([
  ['bac kan', ['Cả nước', 'Đông Bắc Bộ', 'Bắc Kạn']],
  ['DA NANG', ['Cả nước', 'Nam Trung Bộ', 'Đà Nẵng']],
  ['xyz', ['Cả nước']],
])('found without tones: «%s»', (find, expected) => {
  expect(names({ find })).toEqual(expected)
})

test('a folded region keeps its sum and hides its provinces, until a search opens it', () => {
  expect(names({ folded: 'I' })).toEqual(['Cả nước', 'Đông Bắc Bộ', 'Nam Trung Bộ', 'Đà Nẵng'])
  expect(names({ folded: 'I', find: 'ha giang' })).toContain('Hà Giang')
})

test.each([
  ['silent', ['Cả nước', 'Nam Trung Bộ', 'Đà Nẵng']],
  ['over-limit', ['Cả nước', 'Đông Bắc Bộ', 'Hà Giang']],
] as const)('only %s', (only, expected) => {
  expect(names({ only })).toEqual(expected)
})

test('only a state of the columns shown counts', () => {
  expect(names({ only: 'over-limit', goals: [0] })).toEqual(['Cả nước'])
})

test.each([
  ['name', ['Cả nước', 'Bắc Kạn', 'Đà Nẵng', 'Hà Giang']],
  ['-name', ['Cả nước', 'Hà Giang', 'Đà Nẵng', 'Bắc Kạn']],
  ['percent', ['Cả nước', 'Hà Giang', 'Bắc Kạn', 'Đà Nẵng']],
  ['-percent', ['Cả nước', 'Bắc Kạn', 'Hà Giang', 'Đà Nẵng']], // not known stays last
  ['-p1.limit', ['Cả nước', 'Hà Giang', 'Bắc Kạn', 'Đà Nẵng']],
])('sorted by %s the regions fall away', (sort, expected) => {
  expect(names({ sort })).toEqual(expected)
})

test("one's own province comes first and stands in its region as well", () => {
  expect(names({ own: ['id-06'] }).slice(0, 2)).toEqual(['Cả nước', 'Bắc Kạn'])
  expect(names({ own: ['id-06'] }).filter((name) => name === 'Bắc Kạn')).toHaveLength(2)
})

test('a sum of only my provinces is never called the nation', () => {
  const progress = aProgress()
  const mine = { ...progress, units: progress.units.filter(({ region }) => region !== 'V') }
  const choice = { goals: [0], ownTitle: 'Địa bàn của bạn', own: ['id-02', 'id-06'] }
  expect(rowsOf(mine, choice)[0]?.unit.name).toBe('Địa bàn của bạn')
  const single = {
    ...progress,
    units: progress.units.filter(({ level, id }) => level !== 'province' || id === 'id-02'),
  }
  expect(rowsOf(single, { ...choice, own: ['id-02'] }).map(({ unit }) => unit.name)).toEqual(['Hà Giang'])
  expect([holdsOnly(progress, ['id-02']), holdsOnly(single, ['id-02']), holdsOnly(single, null)]).toEqual([
    false,
    true,
    false,
  ])
})
