import { compareVietnamese } from '#kernel/text.ts'
import type { GoalInfo, Progress, ProgressCell, ProgressUnit } from '../contract.ts'

export type Attention =
  | { kind: 'silent'; provinces: number }
  | { kind: 'over-limit'; goal: GoalInfo; provinces: number }
  | { kind: 'furthest'; goal: GoalInfo; percent: number }

/** How many goals the whole stands well on, of those that were assigned. */
export function goalsMet(progress: Progress): { met: number; of: number } {
  const cells = wholeOf(progress)
  const assigned = cells.filter(({ state }) => state !== 'not-assigned' && state !== 'nothing-due')
  return {
    met: assigned.filter(({ state }) => state === 'met' || state === 'within-limit').length,
    of: assigned.length,
  }
}

/** What asks to be looked at first: silence, limits passed, the goal furthest behind. */
export function attentionOf(progress: Progress): Attention[] {
  const provinces = progress.units.filter(({ level }) => level === 'province')
  const silent = provinces.filter(({ hasReported }) => !hasReported).length
  const over = progress.goals.flatMap((goal, index): Attention[] => {
    const count = provinces.filter(({ cells }) => cells[index]?.state === 'over-limit').length
    return count > 0 ? [{ kind: 'over-limit', goal, provinces: count }] : []
  })
  const behind = progress.goals
    .flatMap((goal, index) => {
      const cell = wholeOf(progress)[index]
      return cell?.state === 'behind' && cell.percent !== null
        ? [{ kind: 'furthest' as const, goal, percent: cell.percent }]
        : []
    })
    .sort((one, other) => one.percent - other.percent)
  return [...(silent > 0 ? [{ kind: 'silent' as const, provinces: silent }] : []), ...over, ...behind.slice(0, 1)]
}

export type ToLookAt = { overLimit: ProgressUnit[]; behind: ProgressUnit[]; silent: ProgressUnit[] }

/** The provinces to look at for one goal (its place among the goals): furthest over and furthest behind first. */
export function provincesToLookAt({ units }: Progress, goal: number): ToLookAt {
  const standing = (state: ProgressCell['state']) =>
    units.filter(({ level, cells }) => level === 'province' && cells[goal]?.state === state)
  const percent = (unit: ProgressUnit) => unit.cells[goal]?.percent ?? 0
  const byName = (one: ProgressUnit, other: ProgressUnit) => compareVietnamese(one.name, other.name)
  return {
    overLimit: standing('over-limit').sort((one, other) => percent(other) - percent(one) || byName(one, other)),
    behind: standing('behind').sort((one, other) => percent(one) - percent(other) || byName(one, other)),
    silent: standing('not-reported').sort(byName),
  }
}

function wholeOf({ units }: Progress): ProgressCell[] {
  return units.find(({ level }) => level === 'nation')?.cells ?? []
}
