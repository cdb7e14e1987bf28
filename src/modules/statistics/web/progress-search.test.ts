import { expect, test } from 'vitest'
import { readProgressSearch } from './progress-search.ts'

test('reads what the address says', () => {
  expect(
    readProgressSearch({ year: '2015', borders: '2025-07-01', view: 'map', goal: 'p1.x', why: 'p1.x@VN' }),
  ).toEqual({
    year: 2015,
    borders: '2025-07-01',
    view: 'map',
    goal: 'p1.x',
    why: 'p1.x@VN',
  })
})

test('what is not understood is left out, and the rest stays', () => {
  expect(
    readProgressSearch({
      year: 'abc',
      borders: '2025-02-30',
      view: 'globe',
      only: 'happy',
      find: 'ha noi',
      other: '1',
    }),
  ).toStrictEqual({ year: undefined, borders: undefined, view: undefined, only: undefined, find: 'ha noi' })
})
