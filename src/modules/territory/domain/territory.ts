import type { PlainDate } from '#kernel/plain-date.ts'

export const LEVELS = ['nation', 'province', 'district', 'commune'] as const
export type Level = (typeof LEVELS)[number]

/**
 * How much of a unit went to a successor: all of it, some of it (land and people), some of its land, some of its people,
 * or what was left after others had taken theirs.
 */
export const SHARES = ['whole', 'part', 'part-of-area', 'part-of-population', 'rest'] as const
export type Share = (typeof SHARES)[number]

/**
 * The state of a unit from a day (`fromOn`) to a day (`toOn`, the first day it no longer holds; null while it holds).
 * A unit keeps its land from its first day to its last: who gains or loses land is another unit, with a succession.
 */
export type UnitVersion = {
  unitId: string
  level: Level
  fromOn: PlainDate
  toOn: PlainDate | null
  code: string
  /** Without its kind: Bắc Kạn, not Tỉnh Bắc Kạn. */
  name: string
  kind: string
  parentId: string | null
}

export type Succession = { fromUnitId: string; toUnitId: string; onDay: PlainDate; share: Share; note: string }

/** Units through time, indexed. */
export type Territory = {
  /** Versions of each unit, oldest first. */
  readonly versions: ReadonlyMap<string, readonly UnitVersion[]>
  readonly successors: ReadonlyMap<string, readonly Succession[]>
  readonly predecessors: ReadonlyMap<string, readonly Succession[]>
}

export function createTerritory(versions: readonly UnitVersion[], successions: readonly Succession[]): Territory {
  const sorted = [...versions].sort((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  return {
    versions: Map.groupBy(sorted, ({ unitId }) => unitId),
    successors: Map.groupBy(successions, ({ fromUnitId }) => fromUnitId),
    predecessors: Map.groupBy(successions, ({ toUnitId }) => toUnitId),
  }
}

export function holdsOn({ fromOn, toOn }: { fromOn: PlainDate; toOn: PlainDate | null }, day: PlainDate): boolean {
  return fromOn <= day && (toOn === null || day < toOn)
}

/** The state of the unit on the day, if it stood then. */
export function versionOn(territory: Territory, unitId: string, day: PlainDate): UnitVersion | undefined {
  return territory.versions.get(unitId)?.find((version) => holdsOn(version, day))
}

/** Units of a level that stood on the day, by code. */
export function unitsOn(territory: Territory, level: Level, day: PlainDate): UnitVersion[] {
  return [...territory.versions.values()]
    .flatMap((versions) => versions.filter((version) => version.level === level && holdsOn(version, day)))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
}

/**
 * Where a unit lies in the borders of another day.
 * `isWhole`: there is exactly one such unit and it holds all of the first, so that figures carry over undivided.
 * No units: nothing is known of the place on that day.
 */
export type Standing = { unitIds: string[]; isWhole: boolean }

/**
 * Follows the unit through its successions to the units that stood on the day, forward to its successors or back to its
 * predecessors. Going back to several units cannot be separated: what was counted in the united one has no share for each.
 */
export function successorsOn(territory: Territory, unitId: string, day: PlainDate): Standing {
  const versions = territory.versions.get(unitId)
  const [first, last] = [versions?.[0], versions?.at(-1)]
  if (!first || !last) return { unitIds: [], isWhole: false }
  if (day < first.fromOn) return goBack(territory, unitId, day)
  if (last.toOn !== null && last.toOn <= day) return goForward(territory, unitId, day)
  return { unitIds: [unitId], isWhole: true }
}

function goForward(territory: Territory, unitId: string, day: PlainDate): Standing {
  const links = (territory.successors.get(unitId) ?? []).filter(({ onDay }) => onDay <= day)
  const next = links.map(({ toUnitId }) => successorsOn(territory, toUnitId, day))
  // One part alone does not account for the unit: the rest went somewhere we do not know.
  const isAccountedFor = links.length > 1 || links[0]?.share === 'whole'
  const unitIds = union(next)
  return { unitIds, isWhole: isAccountedFor && unitIds.length === 1 && next.every(({ isWhole }) => isWhole) }
}

function goBack(territory: Territory, unitId: string, day: PlainDate): Standing {
  const next = (territory.predecessors.get(unitId) ?? []).map(({ fromUnitId }) =>
    successorsOn(territory, fromUnitId, day),
  )
  const unitIds = union(next)
  // Inside a single predecessor, be it only a part of it, all of the unit lies in that one.
  return { unitIds, isWhole: unitIds.length === 1 && next.every(({ isWhole }) => isWhole) }
}

function union(standings: Standing[]): string[] {
  return [...new Set(standings.flatMap(({ unitIds }) => unitIds))].sort()
}
