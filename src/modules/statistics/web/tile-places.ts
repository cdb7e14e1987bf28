import type { MapData } from '#modules/territory/contract.ts'

export type TilePlace = { unitId: string; column: number; row: number }
type Island = { name: string; code: string; column: number; row: number }
export type TilePlaces = { units: TilePlace[]; islands: Island[]; columns: number }

/** Where the archipelagos stand while no grid is known: they are never left out. */
const ISLANDS: Island[] = [
  { name: 'Hoàng Sa', code: '48', column: 5, row: 0 },
  { name: 'Trường Sa', code: '56', column: 5, row: 1 },
]
const LEAST_COLUMNS = 7

/**
 * Where each province's tile stands: on the grid that knows most of the units. A province no grid knows is set in rows
 * of their own below, so that none is ever left out.
 */
export function tilePlaces(unitIds: string[], grids: MapData['grids']): TilePlaces {
  const strangers = ({ tiles }: MapData['grids'][number]) => {
    const known = new Set(tiles.map(({ unitId }) => unitId))
    return (
      unitIds.filter((id) => !known.has(id)).length + tiles.filter(({ unitId }) => !unitIds.includes(unitId)).length
    )
  }
  const [grid] = [...grids].sort((one, other) => strangers(one) - strangers(other))
  const placed = (grid?.tiles ?? []).filter(({ unitId }) => unitIds.includes(unitId))
  const islands = grid?.archipelagos ?? ISLANDS
  const columns = Math.max(LEAST_COLUMNS, ...[...placed, ...islands].map(({ column }) => column + 1))
  const below = Math.max(2, ...placed.map(({ row }) => row + 2))
  const left = unitIds
    .filter((id) => !placed.some(({ unitId }) => unitId === id))
    .map((unitId, index) => ({ unitId, column: index % columns, row: below + Math.floor(index / columns) }))
  return { units: [...placed, ...left], islands, columns }
}
