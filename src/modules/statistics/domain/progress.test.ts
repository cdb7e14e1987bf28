import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Goal } from './goal.ts'
import { judge, judgeTogether, type ProgressState, type Standing } from './progress.ts'

function aGoal(goal: Partial<Goal> = {}): Goal {
  return {
    code: 'p9.things',
    indicator: 'p9.things',
    project: 'p9',
    title: { vi: 'Số việc', en: 'Things' },
    short: { vi: 'Việc', en: 'Things' },
    unit: { vi: 'việc', en: 'things' },
    direction: 'at-least',
    kind: 'sum',
    reached: 'p9.things',
    total: null,
    isPriority: true,
    citation: { source: 'letter', clause: '1', quote: 'việc' },
    ...goal,
  }
}

test.each<[Goal['direction'], number | undefined, number | undefined, number | null, ProgressState]>([
  ['at-least', undefined, undefined, null, 'not-assigned'],
  ['at-least', undefined, 5, null, 'not-assigned'],
  ['at-least', 0, undefined, null, 'nothing-due'],
  ['at-least', 0, 5, null, 'nothing-due'],
  ['at-least', 10, undefined, null, 'not-reported'],
  ['at-least', 10, 0, 0, 'behind'],
  ['at-least', 10, 9, 90, 'behind'],
  ['at-least', 10, 10, 100, 'met'],
  ['at-least', 10, 14, 140, 'met'],
  ['at-most', 1, undefined, null, 'not-reported'],
  ['at-most', 1, 0, 0, 'within-limit'],
  ['at-most', 1, 1, 100, 'within-limit'],
  ['at-most', 1, 2, 200, 'over-limit'],
  ['at-most', 0, undefined, null, 'nothing-due'],
  ['at-most', 0, 0, null, 'nothing-due'],
  ['at-most', 0, 1, null, 'over-limit'],
  ['exactly', 3, 2, (2 / 3) * 100, 'behind'],
  ['exactly', 3, 3, 100, 'met'],
  ['exactly', 3, 4, (4 / 3) * 100, 'over-limit'],
])('%s: target %s, result %s → %s %%, %s', (direction, target, reached, percent, state) => {
  expect(judge(aGoal({ direction }), { target, reached })).toMatchObject({ percent, state })
})

test('a share is worked out from its parts', () => {
  const goal = aGoal({ kind: 'share', total: 'p9.things.total' })
  expect(judge(goal, { target: 10, reached: 3, total: 40 })).toMatchObject({
    result: 7.5,
    percent: 75,
    state: 'behind',
  })
  expect(judge(goal, { target: 10, reached: 3, total: undefined })).toMatchObject({
    result: null,
    state: 'not-reported',
  })
})

test('a share of an empty register is reported, and nothing is due', () => {
  const goal = aGoal({ kind: 'share', total: 'p9.things.total' })
  const empty = { target: 10, reached: 0, total: 0 }
  expect(judge(goal, empty)).toMatchObject({ result: null, percent: null, state: 'nothing-due', reported: 1, well: 1 })
  expect(judgeTogether(goal, [empty, { target: 5, reached: 5, total: 100 }])).toMatchObject({
    target: 5,
    result: 5,
    state: 'met',
    reported: 2,
  })
  expect(judgeTogether(goal, [empty, empty])).toMatchObject({ result: null, percent: null, reported: 2, well: 2 })
})

test('shares together: parts are added, targets weighted by their registers', () => {
  const goal = aGoal({ kind: 'share', total: 'p9.things.total' })
  const cell = judgeTogether(goal, [
    { target: 5, reached: 5, total: 100 },
    { target: 10, reached: 30, total: 300 },
  ])
  expect(cell).toMatchObject({ target: 8.75, result: 8.75, state: 'met', well: 2, assigned: 2 })
})

test('shares together without all registers: no common figure is made up', () => {
  const goal = aGoal({ kind: 'share', total: 'p9.things.total' })
  const cell = judgeTogether(goal, [
    { target: 5, reached: 5, total: 100 },
    { target: 10, reached: undefined },
  ])
  expect(cell).toMatchObject({ target: null, percent: null, state: 'behind', well: 1, reported: 1, assigned: 2 })
})

test('yes/no together is n of m', () => {
  const goal = aGoal({ kind: 'yes-no' })
  const cell = judgeTogether(goal, [
    { target: 1, reached: 2 },
    { target: 1, reached: undefined },
    { target: undefined, reached: undefined },
  ])
  expect(cell).toMatchObject({ target: 2, result: 1, percent: 50, state: 'behind', reported: 1 })
})

test('who did it unasked is not one of the m; where nobody was asked, all who did it count', () => {
  const goal = aGoal({ kind: 'yes-no' })
  const unasked = { target: undefined, reached: 1 }
  expect(judgeTogether(goal, [{ target: 1, reached: 1 }, unasked, unasked])).toMatchObject({
    target: 1,
    result: 1,
    percent: 100,
  })
  expect(judgeTogether(goal, [unasked, unasked])).toMatchObject({ target: null, result: 2, percent: null })
})

test('one province over its limit is not made good by another below', () => {
  const cell = judgeTogether(aGoal({ direction: 'at-most' }), [
    { target: 1, reached: 2 },
    { target: 1, reached: 0 },
  ])
  expect(cell).toMatchObject({ target: 2, result: 2, percent: 100, state: 'over-limit' })
})

const figure = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined })
const standings = fc.array(fc.record<Standing>({ target: figure, reached: figure, total: figure }), { maxLength: 12 })

test('never infinite, never a percent of nothing, counts within bounds', () => {
  fc.assert(
    fc.property(
      standings,
      fc.constantFrom('sum', 'share', 'yes-no'),
      fc.constantFrom('at-least', 'at-most', 'exactly'),
      (list, kind, direction) => {
        const cell = judgeTogether(aGoal({ kind, direction, total: 'p9.things.total' } as Partial<Goal>), list)
        for (const value of [cell.target, cell.result, cell.percent])
          expect(value === null || Number.isFinite(value)).toBe(true)
        if (!cell.target) expect(cell.percent).toBeNull()
        if (cell.target === 0) expect(cell.state).not.toBe('met')
        expect(cell.reported).toBeLessThanOrEqual(cell.assigned)
        expect(cell.well).toBeLessThanOrEqual(cell.assigned)
      },
    ),
  )
})

test('one province together is that province alone', () => {
  fc.assert(
    fc.property(fc.record({ target: figure, reached: figure }), (standing) => {
      expect(judgeTogether(aGoal(), [standing])).toEqual(judge(aGoal(), standing))
    }),
  )
})
