import type { TerritoryMap } from './map-data.ts'

export type TilePlace = { code: string; column: number; row: number }
export type TilePlaces = { units: TilePlace[]; islands: (TilePlace & { name: string })[]; columns: number }

/**
 * Where each province's tile stands: on the grid that knows most of the codes. A province no grid knows is set in rows
 * of their own below, so that none is ever left out.
 */
export function tilePlaces(codes: string[], tiles: TerritoryMap['tiles'] | undefined): TilePlaces {
  const strangers = (grid: TilePlace[]) => {
    const known = new Set(grid.map(({ code }) => code))
    return codes.filter((code) => !known.has(code)).length + grid.filter(({ code }) => !codes.includes(code)).length
  }
  const name = tiles && strangers(tiles['34']) < strangers(tiles['63']) ? '34' : '63'
  const grid = (tiles?.[name] ?? []).filter(({ code }) => codes.includes(code))
  const islands = tiles?.islands[name] ?? []
  const columns = Math.max(7, ...[...grid, ...islands].map(({ column }) => column + 1))
  const below = Math.max(0, ...grid.map(({ row }) => row + 2))
  const left = codes
    .filter((code) => !grid.some((tile) => tile.code === code))
    .map((code, index) => ({ code, column: index % columns, row: below + Math.floor(index / columns) }))
  return { units: [...grid, ...left], islands, columns }
}
