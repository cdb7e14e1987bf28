import { z } from 'zod'

const Tile = z.object({ code: z.string(), column: z.int(), row: z.int() })
const IslandTile = Tile.extend({ name: z.string() })

/** How provinces are drawn: which shape is whose ground, where the archipelagos lie, and the grids of equal tiles. */
export const TerritoryMap = z.object({
  /** Name of a shape of the drawing → code of the province of 2008–2025. */
  shapes: z.record(z.string(), z.string()),
  islands: z.array(z.object({ name: z.string(), code: z.string(), longitude: z.number(), latitude: z.number() })),
  tiles: z.object({
    '63': Tile.array(),
    '34': Tile.array(),
    islands: z.object({ '63': IslandTile.array(), '34': IslandTile.array() }),
  }),
})
export type TerritoryMap = z.infer<typeof TerritoryMap>
