import fc from 'fast-check'
import { expect, test } from 'vitest'
import { follow, nearestTowards, type Spot } from './map-roving.ts'

const cross: Spot[] = [
  { id: 'middle', x: 5, y: 5 },
  { id: 'left', x: 1, y: 5 },
  { id: 'right', x: 9, y: 6 },
  { id: 'up', x: 5, y: 0 },
  { id: 'down', x: 4, y: 9 },
]

test.each([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
] as const)('%s goes from the middle to %s', (key, id) => {
  expect(nearestTowards(cross, cross[0]!, key)?.id).toBe(id)
})

test('at the edge there is nowhere to go', () => {
  expect(nearestTowards(cross, cross[1]!, 'ArrowLeft')).toBeUndefined()
  expect(follow(cross, cross[0]!, 'Tab')).toBeUndefined()
})

test('a step never goes the other way, and Page Down from Home reaches every spot', () => {
  const spots = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
    minLength: 2,
    selector: String,
  })
  fc.assert(
    fc.property(spots, (places) => {
      const all = places.map(([x, y], index) => ({ id: String(index), x, y }))
      for (const from of all) {
        const next = nearestTowards(all, from, 'ArrowRight')
        if (next) expect(next.x).toBeGreaterThan(from.x)
      }
      const seen = [follow(all, all.at(-1)!, 'Home')!]
      for (let next = follow(all, seen[0]!, 'PageDown'); next; next = follow(all, next, 'PageDown')) seen.push(next)
      expect(seen).toEqual(all)
    }),
  )
})
