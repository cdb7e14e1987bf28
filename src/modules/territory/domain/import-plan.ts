import { day, dayBefore, type PlainDate, yearOf } from '#kernel/plain-date.ts'
import type { Remark } from './table.ts'
import { LEVELS, type Level, type Succession, type UnitVersion } from './territory.ts'

/**
 * What a file says, as rows of the database: the states it wants to stand and the successions. Comparing it with what is
 * there gives what is new, what changes and what stands already; a plan carried out twice changes nothing.
 */
export type ImportPlan = {
  kind: 'conversion' | 'ward-list'
  units: { id: string; level: Level }[]
  versions: UnitVersion[]
  successions: Succession[]
  /** Rows left out. */
  problems: Remark[]
  /** Rows placed, with something a person should know. */
  remarks: Remark[]
}

/** Makes the identity of a unit from its stable key, e.g. `commune/00004/from/2025-07-01`: the same on every machine. */
export type IdOf = (key: string) => string

/** Key of a unit first known as one that ended on the day: its own first day is not told. */
export function endedKey(level: Level, code: string, endedOn: PlainDate): string {
  return `${level}/${code}/before/${endedOn}`
}

/** Key of a unit formed on the day. */
export function formedKey(level: Level, code: string, formedOn: PlainDate): string {
  return `${level}/${code}/from/${formedOn}`
}

/**
 * From when a list without a day of its own is taken to hold: 1 January of the year of its last day. The list tells the
 * state just before that day and nothing of earlier years; within the year its figures belong to these units.
 */
export function knownFrom(endsOn: PlainDate): PlainDate {
  return day(`${yearOf(dayBefore(endsOn))}-01-01`)
}

/** Of a commune that a list knows and the conversion table of the next day does not. */
export const GONE = 'Bảng chuyển đổi không nêu đơn vị này: đã hết hiệu lực trước đó, chưa biết thuộc xã mới nào.'

/** Collects the states of a plan, one for each unit and first day; the higher level first, so that parents exist. */
export function collectPlan() {
  const units = new Map<string, { id: string; level: Level }>()
  const versions = new Map<string, UnitVersion>()
  const successions = new Map<string, Succession>()
  return {
    put(version: UnitVersion) {
      units.set(version.unitId, { id: version.unitId, level: version.level })
      versions.set(`${version.unitId} ${version.fromOn}`, version)
    },
    link(succession: Succession) {
      successions.set(`${succession.fromUnitId} ${succession.toUnitId} ${succession.onDay}`, succession)
    },
    finish: () => ({
      units: [...units.values()].sort(byLevel),
      versions: [...versions.values()].sort(byLevel),
      successions: [...successions.values()],
    }),
  }
}

function byLevel(one: { level: Level }, other: { level: Level }): number {
  return LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level)
}

/** The value most rows give; the first of them where several are as frequent. */
export function mostFrequent<T>(values: readonly T[], key: (value: T) => string): T {
  const counts = [...Map.groupBy(values, key).values()]
  return counts.reduce((best, group) => (group.length > best.length ? group : best))[0]!
}
