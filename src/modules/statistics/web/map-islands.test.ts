import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ARCHIPELAGOS, INSET, placeIslands } from './map-islands.ts'
import { DRAWING } from './map-shapes.ts'

test('both archipelagos have an inset inside the drawing, right of the land, and the insets do not touch', () => {
  expect(ARCHIPELAGOS.map(({ name }) => name)).toEqual(['Hoàng Sa', 'Trường Sa'])
  for (const { box, islands } of ARCHIPELAGOS) {
    expect(islands.length).toBeGreaterThan(5)
    expect(box.x).toBeGreaterThanOrEqual(DRAWING.land.right)
    expect(box.x + INSET.width).toBeLessThanOrEqual(DRAWING.width)
    expect(box.y + INSET.height).toBeLessThanOrEqual(DRAWING.height)
  }
  expect(ARCHIPELAGOS[1]!.box.y - ARCHIPELAGOS[0]!.box.y).toBeGreaterThan(INSET.height)
})

test('islands stay in their box, north on top and west at the left', () => {
  const degrees = fc.tuple(fc.double({ min: 110, max: 117, noNaN: true }), fc.double({ min: 7, max: 17, noNaN: true }))
  const islands = fc
    .array(degrees, { minLength: 2 })
    .filter((list) => list.some(([x, y]) => Math.abs(x - list[0]![0]) > 0.1 && Math.abs(y - list[0]![1]) > 0.1))
  fc.assert(
    fc.property(islands, (list) => {
      const placed = placeIslands(list, 160, 90)
      for (const [index, { x, y }] of placed.entries()) {
        expect(x).toBeGreaterThan(-0.001)
        expect(x).toBeLessThan(160.001)
        expect(y).toBeGreaterThan(-0.001)
        expect(y).toBeLessThan(90.001)
        if (list[index]![1] > list[0]![1]) expect(y).toBeLessThanOrEqual(placed[0]!.y)
        if (list[index]![0] > list[0]![0]) expect(x).toBeGreaterThanOrEqual(placed[0]!.x)
      }
    }),
  )
})
