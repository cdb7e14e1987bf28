import { expect, test } from 'vitest'
import { isPlainDate, PlainDate, parseDay } from './plain-date.ts'

test.each([
  ['2016-02-29', true],
  ['2015-02-29', false],
  ['1900-01-01', true],
  ['1899-12-31', false],
  ['0000-06-01', false], // no database and no calendar has a year 0
  ['2200-12-31', true],
  ['2201-01-01', false],
  ['9999-12-31', false],
])('%s is a day: %s', (text, is) => {
  expect(isPlainDate(text)).toBe(is)
  expect(PlainDate.safeParse(text).success).toBe(is)
})

test('a misprinted year is no day', () => {
  expect(parseDay('31/12/2015')).toBe('2015-12-31')
  expect(parseDay('31/12/0215')).toBeUndefined()
})
