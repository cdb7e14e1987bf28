/** Two archipelagos of Vietnam, larger than true to scale, so that they are seen at every size. Degrees east and north. */
export type Archipelago = {
  name: string
  box: { x: number; y: number }
  islands: [longitude: number, latitude: number][]
}

/** Size of an inset in the units of the drawing. */
export const INSET = { width: 188, height: 160 }

const HOANG_SA: Archipelago['islands'] = [
  [112.33, 16.83],
  [112.31, 16.97],
  [112.73, 16.67],
  [111.6, 16.53],
  [111.5, 16.45],
  [111.78, 16.24],
  [111.2, 15.78],
  [112.53, 16.05],
]

const TRUONG_SA: Archipelago['islands'] = [
  [114.33, 11.43],
  [114.28, 11.05],
  [114.47, 10.38],
  [114.36, 10.18],
  [114.33, 9.89],
  [114.08, 10.72],
  [113.69, 8.97],
  [112.91, 7.87],
  [112.35, 8.93],
  [111.92, 8.64],
  [115.8, 10.18],
  [112.22, 8.86],
]

/** Where each archipelago is drawn: in the East Sea, at its own latitude on the drawing. */
export const ARCHIPELAGOS: Archipelago[] = [
  { name: 'Hoàng Sa', box: { x: 446, y: 330 }, islands: HOANG_SA },
  { name: 'Trường Sa', box: { x: 446, y: 640 }, islands: TRUONG_SA },
]

/** The islands laid into a box of the given size, north on top, keeping their proportions. */
export function placeIslands(
  islands: Archipelago['islands'],
  width: number,
  height: number,
): { x: number; y: number }[] {
  const [west, east] = [Math.min(...islands.map(([x]) => x)), Math.max(...islands.map(([x]) => x))]
  const [south, north] = [Math.min(...islands.map(([, y]) => y)), Math.max(...islands.map(([, y]) => y))]
  const scale = Math.min(width / (east - west), height / (north - south))
  const [left, top] = [(width - (east - west) * scale) / 2, (height - (north - south) * scale) / 2]
  return islands.map(([x, y]) => ({ x: left + (x - west) * scale, y: top + (north - y) * scale }))
}
