import { z } from 'zod'
import { Citation } from '#kernel/citation.ts'
import { PlainDate } from '#kernel/plain-date.ts'
import { Title } from '#kernel/title.ts'

/** Code and first day of a unit, e.g. `08/2025-07-01`: its name in the pack for good. */
const UnitKey = z.string().regex(/^\d{2}\/\d{4}-\d{2}-\d{2}$/)
const Code = z.string().regex(/^\d{2}$/)

const State = z.strictObject({
  from: PlainDate,
  until: PlainDate.optional(),
  code: Code,
  name: z.string(),
  kind: z.enum(['tỉnh', 'thành phố']),
  by: z.string().describe('A citation of the file'),
})

/** `provinces.yaml`: the nation and its provinces through time. */
export const PackProvinces = z.strictObject({
  citations: z.record(z.string(), Citation),
  codes: z.array(z.strictObject({ from: PlainDate, by: z.string() })),
  nation: z.strictObject({
    id: z.literal('nation'),
    states: z.array(State.extend({ code: z.string(), kind: z.string() })).min(1),
  }),
  districts: z.strictObject({ until: PlainDate, by: z.string() }),
  provinces: z.array(
    z.strictObject({
      id: UnitKey,
      predecessors: z.array(UnitKey).min(1).optional(),
      by: z.string().optional(),
      states: z.array(State).min(1),
    }),
  ),
})
export type PackProvinces = z.infer<typeof PackProvinces>

/** `regions.yaml`: groupings of provinces, their groups in the order they are shown. */
export const PackGroupings = z.strictObject({
  groupings: z.array(
    z.strictObject({
      code: z.string(),
      title: Title,
      by: Citation,
      groups: z.array(
        z.strictObject({
          code: z.string(),
          title: Title,
          members: z.array(z.strictObject({ unit: UnitKey, note: z.string().optional() })),
        }),
      ),
    }),
  ),
})
export type PackGroupings = z.infer<typeof PackGroupings>

/** `map.yaml`: which province each shape is, and the archipelagos the shapes lack. */
export const PackMap = z.strictObject({
  shapes: z.array(z.strictObject({ shape: z.string(), unit: UnitKey })),
  archipelagos: z.array(
    z.strictObject({ name: z.string(), unit: UnitKey, longitude: z.number(), latitude: z.number() }),
  ),
})
export type PackMap = z.infer<typeof PackMap>

const Place = { column: z.int().min(0), row: z.int().min(0) }

/** `tiles.yaml`: one square for each province, a grid for each period of borders. */
export const PackTiles = z.strictObject({
  grids: z.array(
    z.strictObject({
      from: PlainDate,
      until: PlainDate.optional(),
      tiles: z.array(z.strictObject({ unit: UnitKey, ...Place })),
      archipelagos: z.array(z.strictObject({ name: z.string(), unit: UnitKey, ...Place })),
    }),
  ),
})
export type PackTiles = z.infer<typeof PackTiles>

/** All the pack says about territory. */
export type PackTerritory = PackProvinces & PackGroupings & { map: PackMap; tiles: PackTiles }

/** Parses the folder `territory` of a pack; throws with the place of the fault. */
export function parsePackTerritory(folder: ReadonlyMap<string, unknown>): PackTerritory {
  return {
    ...PackProvinces.parse(folder.get('provinces')),
    ...PackGroupings.parse(folder.get('regions')),
    map: PackMap.parse(folder.get('map')),
    tiles: PackTiles.parse(folder.get('tiles')),
  }
}
