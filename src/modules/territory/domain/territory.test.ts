import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, type PlainDate } from '#kernel/plain-date.ts'
import { recast } from './recast.ts'
import { createTerritory, type Share, type Succession, successorsOn, type UnitVersion, unitsOn } from './territory.ts'

const [before, change, after] = [day('2015-03-05'), day('2025-07-01'), day('2026-01-01')]

function version(unitId: string, from: string, to: string | null, more: Partial<UnitVersion> = {}): UnitVersion {
  const toOn = to === null ? null : day(to)
  return {
    unitId,
    level: 'province',
    fromOn: day(from),
    toOn,
    code: unitId,
    name: unitId,
    kind: 'tỉnh',
    parentId: null,
    ...more,
  }
}

function succession(
  fromUnitId: string,
  toUnitId: string,
  share: Share = 'whole',
  onDay: PlainDate = change,
): Succession {
  return { fromUnitId, toUnitId, onDay, share, note: '' }
}

// Hà Giang and Tuyên Quang became a new Tuyên Quang; Huế changed its name; Yên and Bình were divided crosswise.
const territory = createTerritory(
  [
    version('hagiang', '2008-08-01', '2025-07-01', { code: '02' }),
    version('tuyenquang', '2008-08-01', '2025-07-01', { code: '08' }),
    version('tuyenquang-new', '2025-07-01', null, { code: '08' }),
    version('hue', '2008-08-01', '2025-01-01', { code: '46', name: 'Thừa Thiên Huế' }),
    version('hue', '2025-01-01', null, { code: '46', name: 'Huế', kind: 'thành phố' }),
    version('district', '2025-01-01', '2025-07-01', { level: 'district', parentId: 'hagiang' }),
    version('yen', '2025-01-01', '2025-07-01', { level: 'commune', parentId: 'district' }),
    version('binh', '2025-01-01', '2025-07-01', { level: 'commune', parentId: 'district' }),
    version('yen-new', '2025-07-01', null, { level: 'commune', parentId: 'tuyenquang-new' }),
    version('binh-new', '2025-07-01', null, { level: 'commune', parentId: 'tuyenquang-new' }),
  ],
  [
    succession('hagiang', 'tuyenquang-new'),
    succession('tuyenquang', 'tuyenquang-new'),
    succession('yen', 'yen-new', 'part'),
    succession('yen', 'binh-new', 'part'),
    succession('binh', 'binh-new'),
  ],
)

test.each([
  ['an old province forward', 'hagiang', after, ['tuyenquang-new'], true],
  ['on the very day of the change', 'hagiang', change, ['tuyenquang-new'], true],
  ['on the eve it is still itself', 'hagiang', day('2025-06-30'), ['hagiang'], true],
  ['a united province back: a set', 'tuyenquang-new', before, ['hagiang', 'tuyenquang'], false],
  ['a new name is no new unit', 'hue', after, ['hue'], true],
  ['a divided commune forward: a set', 'yen', after, ['binh-new', 'yen-new'], false],
  ['a part back lies wholly in the one it was cut from', 'yen-new', day('2025-03-01'), ['yen'], true],
  ['formed of a whole and a part, back: a set', 'binh-new', day('2025-03-01'), ['binh', 'yen'], false],
  ['before anything is known', 'yen', before, [], false],
  ['nobody', 'nobody', after, [], false],
] as const)('%s', (_, unitId, on, unitIds, isWhole) => {
  expect(successorsOn(territory, unitId, on)).toEqual({ unitIds, isWhole })
})

test('a single part without the rest does not account for the whole', () => {
  const cut = createTerritory(
    [version('a', '2008-08-01', '2025-07-01'), version('b', '2025-07-01', null)],
    [succession('a', 'b', 'part')],
  )
  expect(successorsOn(cut, 'a', after)).toEqual({ unitIds: ['b'], isWhole: false })
})

test('a code belongs to another unit on another day', () => {
  const bearers = (on: PlainDate) => unitsOn(territory, 'province', on).filter(({ code }) => code === '08')
  expect(bearers(before).map(({ unitId }) => unitId)).toEqual(['tuyenquang'])
  expect(bearers(after).map(({ unitId }) => unitId)).toEqual(['tuyenquang-new'])
  expect(unitsOn(territory, 'province', before).map(({ code }) => code)).toEqual(['02', '08', '46'])
})

test('recasting adds what can be added and names what cannot be divided', () => {
  const rows = [{ unitId: 'hagiang' }, { unitId: 'tuyenquang' }, { unitId: 'hue' }, { unitId: 'yen' }]
  const forward = recast(territory, rows, after)
  expect(forward.groups).toEqual(
    new Map([
      ['tuyenquang-new', [rows[0], rows[1]]],
      ['hue', [rows[2]]],
    ]),
  )
  expect(forward.inseparable).toEqual([{ row: rows[3], between: ['binh-new', 'yen-new'] }])

  const back = recast(territory, [{ unitId: 'tuyenquang-new' }], before)
  expect(back).toEqual({
    groups: new Map(),
    inseparable: [{ row: { unitId: 'tuyenquang-new' }, between: ['hagiang', 'tuyenquang'] }],
  })
})

/** Some years of mergers: on each day some of the units standing are joined into new ones, each wholly. */
const mergers = fc
  .record({
    first: fc.integer({ min: 1, max: 12 }),
    years: fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 12, maxLength: 12 }), { maxLength: 4 }),
  })
  .map(({ first, years }) => {
    const versions = Array.from({ length: first }, (_, index) => version(`0-${index}`, '2000-01-01', null))
    const successions: Succession[] = []
    for (const [index, choice] of years.entries()) {
      const on = day(`${2001 + index}-01-01`)
      const standing = versions.filter(({ toOn }) => toOn === null)
      // Units with the same number join; number 0 stays as it is.
      const groups = Map.groupBy(standing, (_, place) => choice[place % choice.length]!)
      for (const [number, members] of groups) {
        if (number === 0) continue
        const unitId = `${index + 1}-${number}`
        for (const member of members) {
          member.toOn = on
          successions.push(succession(member.unitId, unitId, 'whole', on))
        }
        versions.push(version(unitId, on, null))
      }
    }
    return {
      territory: createTerritory(versions, successions),
      origins: versions.filter(({ fromOn }) => fromOn === '2000-01-01'),
    }
  })

const anyDay = fc.integer({ min: 2000, max: 2006 }).map((year) => day(`${year}-06-30`))

test('when units are only joined whole, each origin lands in exactly one unit of the day, and none is lost', () => {
  fc.assert(
    fc.property(mergers, anyDay, ({ territory, origins }, on) => {
      const { groups, inseparable } = recast(territory, origins, on)
      expect(inseparable).toEqual([])
      const standing = new Set(unitsOn(territory, 'province', on).map(({ unitId }) => unitId))
      expect([...groups.keys()].every((unitId) => standing.has(unitId))).toBe(true)
      expect(
        [...groups.values()]
          .flat()
          .map(({ unitId }) => unitId)
          .sort(),
      ).toEqual(origins.map(({ unitId }) => unitId).sort())
    }),
  )
})

test('forward and back again, the origin is always among the units found', () => {
  fc.assert(
    fc.property(mergers, anyDay, ({ territory, origins }, on) => {
      for (const { unitId } of origins) {
        const forward = successorsOn(territory, unitId, on)
        const back = forward.unitIds.flatMap((later) => successorsOn(territory, later, day('2000-06-30')).unitIds)
        expect(back).toContain(unitId)
        // Separable back only if nobody joined it.
        const alone =
          origins.filter((other) => successorsOn(territory, other.unitId, on).unitIds[0] === forward.unitIds[0])
            .length === 1
        expect(successorsOn(territory, forward.unitIds[0]!, day('2000-06-30')).isWhole).toBe(alone)
      }
    }),
  )
})
