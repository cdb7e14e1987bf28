import { expect, test } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import { isInForceOn, yearsOf } from './years.ts'

test.each([
  ['2011-01-01', '2016-01-01', [2015, 2014, 2013, 2012, 2011]],
  ['2022-07-01', '2025-07-01', [2025, 2024, 2023, 2022]],
  ['2015-01-01', '2016-01-01', [2015]],
])('from %s to %s runs in %j', (from, to, years) => {
  expect(yearsOf({ from: day(from), to: day(to) })).toEqual(years)
})

test('it ends the day before its end', () => {
  const programme = { from: day('2011-01-01'), to: day('2016-01-01') }
  expect([isInForceOn(programme, day('2015-12-31')), isInForceOn(programme, day('2016-01-01'))]).toEqual([true, false])
})
