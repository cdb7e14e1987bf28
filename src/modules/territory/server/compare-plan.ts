import type { ImportPlan } from '../domain/import-plan.ts'
import type { Succession, UnitVersion } from '../domain/territory.ts'

/** What carrying out a plan would do to what stands. `before`: the rows that change, as they are now, for undoing. */
export type Comparison = {
  units: ImportPlan['units']
  newVersions: UnitVersion[]
  changedVersions: UnitVersion[]
  newSuccessions: Succession[]
  changedSuccessions: Succession[]
  before: { versions: UnitVersion[]; successions: Succession[] }
  existing: number
}

export function comparePlan(
  plan: Pick<ImportPlan, 'units' | 'versions' | 'successions'>,
  standing: { versions: readonly UnitVersion[]; successions: readonly Succession[] },
): Comparison {
  const versions = new Map(standing.versions.map((version) => [`${version.unitId} ${version.fromOn}`, version]))
  const successions = new Map(standing.successions.map((succession) => [keyOf(succession), succession]))
  const unitIds = new Set(standing.versions.map(({ unitId }) => unitId))
  const result: Comparison = {
    units: plan.units.filter(({ id }) => !unitIds.has(id)),
    newVersions: [],
    changedVersions: [],
    newSuccessions: [],
    changedSuccessions: [],
    before: { versions: [], successions: [] },
    existing: 0,
  }
  for (const wanted of plan.versions) {
    const there = versions.get(`${wanted.unitId} ${wanted.fromOn}`)
    if (!there) result.newVersions.push(wanted)
    else if (VERSION_FIELDS.every((field) => there[field] === wanted[field])) result.existing++
    else {
      result.changedVersions.push(wanted)
      result.before.versions.push(pick(there))
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

const VERSION_FIELDS = ['toOn', 'code', 'name', 'kind', 'parentId'] as const

function pick({ unitId, level, fromOn, toOn, code, name, kind, parentId }: UnitVersion): UnitVersion {
  return { unitId, level, fromOn, toOn, code, name, kind, parentId }
}

function keyOf({ fromUnitId, toUnitId, onDay }: Succession): string {
  return `${fromUnitId} ${toUnitId} ${onDay}`
}
