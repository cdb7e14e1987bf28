import type { PlainDate } from '#kernel/plain-date.ts'
import { recast, type Territory, type UnitVersion, unitsOn, versionOn } from '#modules/territory/domain/index.ts'

/** A province as a row of a report: the unit shown, and the provinces of origin whose figures it adds up. */
export type Part = { id: string; version: UnitVersion; members: string[] }

export type Layout = {
  parts: Part[]
  /** Provinces with figures that the borders asked for would split. */
  inseparable: string[]
}

export type LayoutQuestion = {
  /** Days from and to (not on) which the report covers. */
  from: PlainDate
  to: PlainDate
  /** The day whose borders are asked for; undefined: as reported, each figure where it was counted. */
  borders: PlainDate | undefined
  /** Provinces of origin that have figures. */
  withFigures: ReadonlySet<string>
  /** May the reader see the province? */
  holds: (provinceId: string) => boolean
}

/**
 * Which provinces a report shows, and which figures each adds up. As reported: every province that stood at some time
 * within the period, or has figures. In the borders of a day: the provinces of that day, each with the figures of all
 * that lie wholly in it.
 */
export function layOut(territory: Territory, { from, to, borders, withFigures, holds }: LayoutQuestion): Layout {
  const origins = [...withFigures].filter(holds).map((unitId) => ({ unitId }))
  if (!borders) {
    const stood = provincesWithin(territory, from, to).filter(holds)
    const ids = new Set([...stood, ...origins.map(({ unitId }) => unitId)])
    return { parts: [...ids].flatMap((id) => partOf(territory, id, to, [id])), inseparable: [] }
  }
  const { groups, inseparable } = recast(territory, origins, borders)
  const own = unitsOn(territory, 'province', borders).filter(({ unitId }) => holds(unitId) || groups.has(unitId))
  const parts = own.flatMap(({ unitId }) =>
    partOf(territory, unitId, borders, groups.get(unitId)?.map((row) => row.unitId) ?? []),
  )
  return { parts, inseparable: inseparable.map(({ row }) => row.unitId) }
}

/** The provinces without predecessors that a unit grew from: the pieces of the oldest map. */
export function rootsOf(territory: Territory, unitId: string): string[] {
  const earlier = territory.predecessors.get(unitId) ?? []
  return earlier.length === 0 ? [unitId] : earlier.flatMap(({ fromUnitId }) => rootsOf(territory, fromUnitId))
}

function provincesWithin(territory: Territory, from: PlainDate, to: PlainDate): string[] {
  return [...territory.versions.values()]
    .flat()
    .filter(({ level, fromOn, toOn }) => level === 'province' && fromOn < to && (toOn === null || toOn > from))
    .map(({ unitId }) => unitId)
}

function partOf(territory: Territory, id: string, day: PlainDate, members: string[]): Part[] {
  const version = versionOn(territory, id, day) ?? territory.versions.get(id)?.at(-1)
  return version ? [{ id, version, members }] : []
}
