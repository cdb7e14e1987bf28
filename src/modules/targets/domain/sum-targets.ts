import { findMeasure, type Indicator, measuresOf, type Programme } from '#modules/programme/domain/index.ts'
import type { AssignedTarget, LetterReading, RegionGroup } from './letter-reading.ts'

/**
 * Sums by measure over the provinces; a yes/no counts those with yes. Shares are left out: percentages do not add.
 * Only measures that some province was assigned appear.
 */
export function totalsOf(targets: AssignedTarget[], programme: Programme): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { code } of measuresOfKinds(programme, (kind) => kind !== 'share')) {
    const values = targets.filter(({ measure }) => measure === code)
    if (values.length > 0) totals[code] = values.reduce((sum, { value }) => sum + value, 0)
  }
  return totals
}

/** For each share: its values and how many provinces were given them, smallest first. */
export function sharesOf(targets: AssignedTarget[], programme: Programme): LetterReading['shares'] {
  const shares: LetterReading['shares'] = {}
  for (const { code } of measuresOfKinds(programme, (kind) => kind === 'share')) {
    const counts = new Map<number, number>()
    for (const { measure, value } of targets) if (measure === code) counts.set(value, (counts.get(value) ?? 0) + 1)
    if (counts.size > 0)
      shares[code] = [...counts]
        .map(([value, provinces]) => ({ value, provinces }))
        .sort((one, other) => one.value - other.value)
  }
  return shares
}

/** The sums of each region, in the order the regions are given. */
export function regionSumsOf(
  targets: AssignedTarget[],
  programme: Programme,
  regions: RegionGroup[],
): LetterReading['regionSums'] {
  return regions.map(({ id, name, provinceIds }) => {
    const own = targets.filter(({ provinceId }) => provinceIds.includes(provinceId))
    const provinces = new Set(own.map(({ provinceId }) => provinceId)).size
    return { regionId: id, name, provinces, totals: totalsOf(own, programme) }
  })
}

function measuresOfKinds(programme: Programme, fits: (kind: Indicator['kind']) => boolean) {
  return programme.indicators
    .filter(({ kind }) => fits(kind))
    .flatMap(measuresOf)
    .filter(({ code, role }) => role !== 'result' && findMeasure(programme, code))
}
