import { type KeyboardEvent, useRef, useState } from 'react'

/** A place on the picture, in any unit of length; y grows downwards. */
export type Spot = { id: string; x: number; y: number }
export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const STEPS: Record<Direction, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** How much worse a step aside is than a step ahead. */
const ASIDE = 2

/** The nearest spot in that direction: what the eye expects of an arrow key. Undefined at the edge. */
export function nearestTowards(spots: Spot[], from: Spot, direction: Direction): Spot | undefined {
  const [dx, dy] = STEPS[direction]
  let best: Spot | undefined
  let least = Number.POSITIVE_INFINITY
  for (const spot of spots) {
    const ahead = (spot.x - from.x) * dx + (spot.y - from.y) * dy
    const aside = Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx)
    if (spot.id === from.id || ahead <= 0) continue
    const cost = ahead + ASIDE * aside
    if (cost < least) [best, least] = [spot, cost]
  }
  return best
}

/**
 * One tab stop for many spots: arrows go to the neighbour, Home and End to the first and last, and Page Down and Page Up
 * through all in their order, so that every spot can be reached. `bind(id)` gives what each focusable element needs.
 */
export function useRoving(spots: Spot[]) {
  const [current, setCurrent] = useState<string>()
  const elements = useRef(new Map<string, SVGElement | HTMLElement>())
  const active = spots.find(({ id }) => id === current) ?? spots[0]

  const onKeyDown = (event: KeyboardEvent) => {
    const next = active && follow(spots, active, event.key)
    if (!next) return
    event.preventDefault()
    setCurrent(next.id)
    elements.current.get(next.id)?.focus()
  }
  return (id: string) => ({
    ref: (element: SVGElement | HTMLElement | null) => {
      if (element) elements.current.set(id, element)
      else elements.current.delete(id)
    },
    tabIndex: id === active?.id ? 0 : -1,
    onKeyDown,
    onFocus: () => setCurrent(id),
  })
}

/** Where a key leads to; undefined if nowhere. */
export function follow(spots: Spot[], from: Spot, key: string): Spot | undefined {
  if (key in STEPS) return nearestTowards(spots, from, key as Direction)
  const index = spots.findIndex(({ id }) => id === from.id)
  if (key === 'Home') return spots[0]
  if (key === 'End') return spots.at(-1)
  if (key === 'PageDown') return spots[index + 1]
  if (key === 'PageUp') return spots[index - 1]
  return undefined
}
