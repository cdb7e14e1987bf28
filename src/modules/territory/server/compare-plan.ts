import type { ImportPlan } from '../domain/import-plan.ts'
import type { Succession, UnitVersion } from '../domain/territory.ts'

type Origin = { importId: string; source: string }
export type StandingVersion = UnitVersion & Origin
export type StandingSuccession = Succession & Origin

/** What carrying out a plan would do to what stands. `before`: the rows that change, as they are now, for undoing. */
export type Comparison = {
  units: ImportPlan['units']
  newVersions: UnitVersion[]
  /** Only the day of their end changes: who said the rest stays their origin. */
  endedVersions: UnitVersion[]
  /** They say something else: the import that says it becomes their origin. */
  rewordedVersions: UnitVersion[]
  newSuccessions: Succession[]
  changedSuccessions: Succession[]
  before: { versions: StandingVersion[]; successions: StandingSuccession[] }
  existing: number
}

export function comparePlan(
  plan: Pick<ImportPlan, 'units' | 'versions' | 'successions'>,
  standing: { versions: readonly StandingVersion[]; successions: readonly StandingSuccession[] },
): Comparison {
  const versions = new Map(standing.versions.map((version) => [`${version.unitId} ${version.fromOn}`, version]))
  const successions = new Map(standing.successions.map((succession) => [keyOf(succession), succession]))
  const unitIds = new Set(standing.versions.map(({ unitId }) => unitId))
  const result: Comparison = {
    units: plan.units.filter(({ id }) => !unitIds.has(id)),
    newVersions: [],
    endedVersions: [],
    rewordedVersions: [],
    newSuccessions: [],
    changedSuccessions: [],
    before: { versions: [], successions: [] },
    existing: 0,
  }
  for (const wanted of plan.versions) {
    const there = versions.get(`${wanted.unitId} ${wanted.fromOn}`)
    if (!there) result.newVersions.push(wanted)
    else if (there.toOn === wanted.toOn && isWordedAs(there, wanted)) result.existing++
    else {
      result[isWordedAs(there, wanted) ? 'endedVersions' : 'rewordedVersions'].push(wanted)
      result.before.versions.push(there)
    }
  }
  for (const wanted of plan.successions) {
    const there = successions.get(keyOf(wanted))
    if (!there) result.newSuccessions.push(wanted)
    else if (there.share === wanted.share && there.note === wanted.note) result.existing++
    else {
      result.changedSuccessions.push(wanted)
      result.before.successions.push(there)
    }
  }
  return result
}

function isWordedAs(one: UnitVersion, other: UnitVersion): boolean {
  return (
    one.code === other.code && one.name === other.name && one.kind === other.kind && one.parentId === other.parentId
  )
}

function keyOf({ fromUnitId, toUnitId, onDay }: Succession): string {
  return `${fromUnitId} ${toUnitId} ${onDay}`
}
