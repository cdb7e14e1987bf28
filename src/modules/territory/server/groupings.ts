import type { Title } from '#kernel/title.ts'
import type { Pack } from '#platform/packs.ts'
import { type PackTerritory, parsePackTerritory } from '../domain/index.ts'

const parsed = new WeakMap<Pack, PackTerritory>()

/** What the pack says about territory, checked once. */
export function territoryOf(pack: Pack): PackTerritory {
  let territory = parsed.get(pack)
  if (!territory) {
    territory = parsePackTerritory(pack.folder('territory'))
    parsed.set(pack, territory)
  }
  return territory
}

/** The groups of a grouping in the order they are shown. */
export function regionsOf(pack: Pack, grouping: string): { code: string; title: Title }[] {
  const found = territoryOf(pack).groupings.find(({ code }) => code === grouping)
  if (!found) throw new Error(`The pack has no grouping '${grouping}'`)
  return found.groups
}

/** What a map is drawn from: shapes and islands by the code of their province of 2008–2025, and grids of tiles. */
export function mapOf(pack: Pack) {
  const { map, tiles } = territoryOf(pack)
  const codeOf = (unit: string) => unit.slice(0, unit.indexOf('/'))
  return {
    shapes: Object.fromEntries(map.shapes.map(({ shape, unit }) => [shape, codeOf(unit)])),
    islands: map.archipelagos.map(({ unit, ...place }) => ({ ...place, code: codeOf(unit) })),
    grids: tiles.grids.map(({ from, until, tiles: places, archipelagos }) => ({
      from,
      until: until ?? null,
      tiles: places.map(({ unit, column, row }) => ({ code: codeOf(unit), column, row })),
      islands: archipelagos.map(({ unit, ...place }) => ({ ...place, code: codeOf(unit) })),
    })),
  }
}
