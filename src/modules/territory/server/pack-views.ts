import type { Title } from '#kernel/title.ts'
import { type Pack, perPack } from '#platform/packs.ts'
import type { Grouping, MapData } from '../contract.ts'
import { PackGroupings, PackMap, PackTiles } from '../domain/pack-territory.ts'
import { provinceIdOf } from './ids.ts'

/** Groupings of provinces (the 8 regions of the letter, …), groups in the order they are shown, members as units. */
export const listGroupings = perPack((pack): Grouping[] =>
  PackGroupings.parse(pack.folder('territory').get('regions')).groupings.map(({ code, title, groups }) => ({
    code,
    title,
    groups: groups.map((group) => ({
      ...group,
      members: group.members.map(({ unit, note }) => ({ unitId: provinceIdOf(unit), note: note ?? null })),
    })),
  })),
)

/** What the map is drawn from, with units instead of keys of the pack. */
export const getMapData = perPack((pack): MapData => {
  const folder = pack.folder('territory')
  const { shapes, archipelagos } = PackMap.parse(folder.get('map'))
  const { grids } = PackTiles.parse(folder.get('tiles'))
  const withId = <T extends { unit: string }>({ unit, ...rest }: T) => ({
    ...rest,
    unitId: provinceIdOf(unit),
    code: unit.slice(0, unit.indexOf('/')),
  })
  return {
    shapes: shapes.map(withId),
    archipelagos: archipelagos.map(withId),
    grids: grids.map(({ from, until, tiles, archipelagos: islands }) => ({
      fromOn: from,
      toOn: until ?? null,
      tiles: tiles.map(withId),
      archipelagos: islands.map(withId),
    })),
  }
})

/** The groups of a grouping in the order they are shown; none if the pack has no such grouping. */
export function regionsOf(pack: Pack, grouping: string): { code: string; title: Title }[] {
  return (
    listGroupings(pack)
      .find(({ code }) => code === grouping)
      ?.groups.map(({ code, title }) => ({ code, title })) ?? []
  )
}
