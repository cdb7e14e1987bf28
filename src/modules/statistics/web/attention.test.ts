import { expect, test } from 'vitest'
import { aProgress } from './a-progress.testing.ts'
import { attentionOf, goalsMet, provincesToLookAt } from './attention.ts'

test('silence, limits passed and the goal furthest behind', () => {
  expect(attentionOf(aProgress())).toMatchObject([
    { kind: 'silent', provinces: 1 },
    { kind: 'over-limit', goal: { code: 'p1.limit' }, provinces: 1 },
    { kind: 'furthest', goal: { code: 'p1.classes' } },
  ])
})

test('nothing asks for attention where all is well', () => {
  const progress = aProgress()
  const [nation] = progress.units
  const cells = nation!.cells.map((cell) => ({ ...cell, state: 'met' as const }))
  expect(attentionOf({ ...progress, units: [{ ...nation!, cells }] })).toEqual([])
})

test('goals met are counted among those that were assigned', () => {
  expect(goalsMet(aProgress())).toEqual({ met: 1, of: 3 })
  const progress = aProgress()
  progress.units[0]!.cells[0] = { ...progress.units[0]!.cells[0]!, state: 'nothing-due' }
  expect(goalsMet(progress)).toEqual({ met: 1, of: 2 })
})

test('provinces to look at: the furthest from the goal first, the silent by name', () => {
  const progress = aProgress()
  const names = (goal: number) =>
    Object.values(provincesToLookAt(progress, goal)).map((units) => units.map(({ name }) => name))
  expect(names(0)).toEqual([[], ['Hà Giang'], ['Đà Nẵng']])
  expect(names(1)).toEqual([['Hà Giang'], [], []])
  const kan = progress.units.find(({ name }) => name === 'Bắc Kạn')!
  kan.cells[0] = { ...kan.cells[0]!, state: 'behind', percent: 10 }
  expect(names(0)).toEqual([[], ['Bắc Kạn', 'Hà Giang'], ['Đà Nẵng']])
})
