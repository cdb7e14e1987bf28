import type { PlainDate } from '#kernel/plain-date.ts'
import { holdsOn, type Level, type Succession, type UnitVersion } from './territory.ts'
import { sameName, sameSpelling } from './unit-label.ts'

/** What the database knows, with what each state was learnt from: an import of a weaker kind does not overrule a stronger. */
export type KnownVersion = UnitVersion & { learntFrom: 'pack' | 'conversion' | 'ward-list' }

/** The units known already, found by code and day or by name. */
export type KnownUnits = {
  byCode: (level: Level, code: string, day: PlainDate) => KnownVersion | undefined
  /** The unit of that name under the parent on the day, if there is exactly one. */
  byName: (level: Level, name: string, parentId: string, day: PlainDate) => KnownVersion | undefined
  /** Every state in which the code was borne. */
  states: (level: Level, code: string) => KnownVersion[]
  on: (level: Level, day: PlainDate) => KnownVersion[]
  /** A conversion table has told what became of the unit, or that it goes on: what it says of the unit stands. */
  isConverted: (unitId: string) => boolean
}

export function indexKnownUnits(versions: readonly KnownVersion[], successions: readonly Succession[]): KnownUnits {
  const converted = new Set(successions.map(({ fromUnitId }) => fromUnitId))
  for (const [unitId, states] of Map.groupBy(versions, ({ unitId }) => unitId))
    if (states.length > 1) converted.add(unitId)
  const byCode = Map.groupBy(versions, ({ level, code }) => `${level} ${code}`)
  const byParent = Map.groupBy(versions, ({ level, parentId }) => `${level} ${parentId}`)
  return {
    byCode: (level, code, day) => byCode.get(`${level} ${code}`)?.find((version) => holdsOn(version, day)),
    byName: (level, name, parentId, day) => {
      const there = (byParent.get(`${level} ${parentId}`) ?? []).filter((version) => holdsOn(version, day))
      return (
        only(there.filter((version) => sameSpelling(version.name, name))) ??
        only(there.filter((version) => sameName(version.name, name)))
      )
    },
    states: (level, code) => byCode.get(`${level} ${code}`) ?? [],
    isConverted: (unitId) => converted.has(unitId),
    on: (level, day) => versions.filter((version) => version.level === level && holdsOn(version, day)),
  }
}

/** Who bore a code or a name on the eve of a change, or, nobody else doing so, who a list says had ended by then. */
export type KnownOnEve = {
  byCode: (level: Level, code: string) => KnownVersion | undefined
  byName: (level: Level, name: string, parentId: string) => KnownVersion | undefined
}

/** `since`: the day from which lists are taken to hold. An ended unit that a table has dealt with is no candidate. */
export function knownOnEve(known: KnownUnits, eve: PlainDate, since: PlainDate): KnownOnEve {
  const leftOver = (found: KnownVersion | undefined) =>
    found?.learntFrom === 'ward-list' && found.toOn === eve && !known.isConverted(found.unitId) ? found : undefined
  return {
    byCode: (level, code) => known.byCode(level, code, eve) ?? leftOver(known.byCode(level, code, since)),
    byName: (level, name, parentId) =>
      known.byName(level, name, parentId, eve) ?? leftOver(known.byName(level, name, parentId, since)),
  }
}

/**
 * The province a table means: code and name agree as a rule. Where they do not, the name decides: one digit is sooner
 * mistyped than a name for another province's («Quảng Trị (44)» in a column of old provinces, where 44 was Quảng Bình).
 */
export function findProvince(known: KnownUnits, { code, name }: { code: string; name: string }, day: PlainDate) {
  const byCode = known.byCode('province', code, day)
  if (byCode && sameName(byCode.name, name)) return { province: byCode, agrees: true }
  const byName = only(known.on('province', day).filter((version) => sameName(version.name, name)))
  return byName ? { province: byName, agrees: !code } : undefined
}

function only<T>(found: T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined
}

export function plain({ learntFrom: _, ...version }: KnownVersion): UnitVersion {
  return version
}
