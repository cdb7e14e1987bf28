import { expect, test } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import { tilePlaces } from './tile-places.ts'

const tile = (unitId: string, column: number, row: number) => ({ unitId, code: unitId, column, row })
const island = { name: 'Hoàng Sa', unitId: 'a', code: '48', column: 8, row: 1 }
const grids = [
  {
    fromOn: day('2008-08-01'),
    toOn: day('2025-07-01'),
    tiles: [tile('a', 0, 0), tile('b', 1, 0), tile('c', 2, 0)],
    archipelagos: [island],
  },
  {
    fromOn: day('2025-07-01'),
    toOn: null,
    tiles: [tile('a', 0, 0), tile('bc', 1, 0)],
    archipelagos: [{ ...island, column: 5 }],
  },
]

test('takes the grid that fits the units', () => {
  expect(tilePlaces(['a', 'b', 'c'], grids).units).toHaveLength(3)
  expect(tilePlaces(['a', 'bc'], grids).islands[0]?.column).toBe(5)
})

test('a unit no grid knows is set below, never left out and never on top of another', () => {
  const { units } = tilePlaces(['a', 'b', 'x', 'y'], grids)
  expect(units.map(({ unitId }) => unitId).sort()).toEqual(['a', 'b', 'x', 'y'])
  expect(new Set(units.map(({ column, row }) => `${column}/${row}`)).size).toBe(4)
})

test('without any grid all units and both archipelagos are still there, each on its own place', () => {
  const { units, islands } = tilePlaces(['a', 'b'], [])
  expect(islands.map(({ name }) => name)).toEqual(['Hoàng Sa', 'Trường Sa'])
  expect(new Set([...units, ...islands].map(({ column, row }) => `${column}/${row}`)).size).toBe(4)
})
