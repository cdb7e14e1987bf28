import type { PlainDate } from '#kernel/plain-date.ts'
import { successorsOn, type Territory } from './territory.ts'

export type Recast<Row> = {
  /** Rows to be counted together, by the unit they lie in on the day. */
  groups: Map<string, Row[]>
  /** Rows that would have to be split between several units (or, with none, whose place on that day is unknown). */
  inseparable: { row: Row; between: string[] }[]
}

/**
 * Puts figures counted in the borders of their own day into the borders of another: each row goes to the one unit that
 * holds all of its place, or is said to be inseparable. No row is lost and none is counted twice.
 */
export function recast<Row extends { unitId: string }>(
  territory: Territory,
  rows: readonly Row[],
  day: PlainDate,
): Recast<Row> {
  const groups = new Map<string, Row[]>()
  const inseparable: Recast<Row>['inseparable'] = []
  for (const row of rows) {
    const { unitIds, isWhole } = successorsOn(territory, row.unitId, day)
    const [unitId] = unitIds
    if (!isWhole || unitId === undefined) inseparable.push({ row, between: unitIds })
    else groups.set(unitId, [...(groups.get(unitId) ?? []), row])
  }
  return { groups, inseparable }
}
