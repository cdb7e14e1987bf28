import { expect, test } from 'vitest'
import type { ProgressCell, ProgressState } from '../contract.ts'
import { MAP_CLASS_LABELS, MAP_CLASSES, mapClass } from './map-class.ts'

const cell = (state: ProgressState, percent: number | null, rest: Partial<ProgressCell> = {}): ProgressCell => ({
  target: 10,
  result: percent === null ? null : percent / 10,
  percent,
  state,
  reported: 1,
  assigned: 1,
  well: 0,
  ...rest,
})

test.each([
  ['behind', 49.9, 'far'],
  ['behind', 50, 'near'],
  ['behind', 99.9, 'near'],
  ['met', 100, 'met'],
  ['over-limit', 200, 'over-limit'], // above a limit is never «met», however high the percentage
  ['within-limit', 100, 'within-limit'],
  ['not-reported', null, 'not-reported'],
  ['nothing-due', null, 'nothing-due'],
  ['not-assigned', null, 'not-assigned'],
] as const)('%s with %s %% is shown as %s', (state, percent, expected) => {
  expect(mapClass(cell(state, percent))).toBe(expected)
})

test('where shares have no common percentage, the provinces that stand well decide', () => {
  expect(mapClass(cell('behind', null, { assigned: 4, well: 3 }))).toBe('near')
  expect(mapClass(cell('behind', null, { assigned: 4, well: 1 }))).toBe('far')
})

test('zero, not assigned and not reported are three different things in words too', () => {
  const words = MAP_CLASSES.map((name) => MAP_CLASS_LABELS[name].message)
  expect(new Set(words).size).toBe(MAP_CLASSES.length)
})
