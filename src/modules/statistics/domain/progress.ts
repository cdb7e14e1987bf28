import type { Goal } from './goal.ts'

/**
 * How a figure stands to its target. Three kinds of nothing are kept apart: `not-assigned` (the letter sets no target),
 * `nothing-due` (a target of zero), `not-reported` (a target, but no accepted result).
 */
export type ProgressState =
  | 'not-assigned'
  | 'nothing-due'
  | 'not-reported'
  | 'behind'
  | 'met'
  | 'within-limit'
  | 'over-limit'

/** What is known of one province for one goal. Undefined is unknown; zero is a figure. */
export type Standing = {
  target: number | undefined
  /** Accepted so far; undefined if nothing stands in the ledger. */
  reached: number | undefined
  /** Shares only: the size of the register. */
  total?: number | undefined
}

export type Cell = {
  target: number | null
  result: number | null
  percent: number | null
  state: ProgressState
  /** Provinces with an accepted result, of those with a target. For a single province 1 of 1 or 0 of 1. */
  reported: number
  assigned: number
  /** Provinces that stand well (met, within the limit, nothing due), of those with a target. */
  well: number
}

const STANDS_WELL: readonly ProgressState[] = ['met', 'within-limit', 'nothing-due']

/** The cell of one province. */
export function judge(goal: Goal, standing: Standing): Cell {
  const target = standing.target ?? null
  const result = resultOf(goal, standing)
  const hasReported = isReported(goal, standing)
  const state = stateOf(goal, target, result, hasReported)
  const isAssigned = target !== null
  return {
    target,
    result,
    percent: percentOf(target, result),
    state,
    reported: isAssigned && hasReported ? 1 : 0,
    assigned: isAssigned ? 1 : 0,
    well: isAssigned && STANDS_WELL.includes(state) ? 1 : 0,
  }
}

/** A share needs both its parts; an empty register is reported, though it has no percentage. */
function isReported({ kind }: Goal, { reached, total }: Standing): boolean {
  return reached !== undefined && (kind !== 'share' || total !== undefined)
}

/**
 * The cell of several provinces together: sums are added, shares worked out anew from their parts, yes/no becomes
 * «n of m». A share whose register sizes are not all known has no common figure, only «n of m stand well».
 * @param cells of the provinces one by one, where they are known already
 */
export function judgeTogether(
  goal: Goal,
  standings: Standing[],
  cells: Cell[] = standings.map((standing) => judge(goal, standing)),
): Cell {
  if (cells.length === 1) return cells[0]!
  const assigned = sum(cells, (cell) => cell.assigned)
  const counts = { assigned, reported: sum(cells, (cell) => cell.reported), well: sum(cells, (cell) => cell.well) }
  const { target, result } = together(goal, standings)
  const whole = stateOf(goal, target, result, counts.reported > 0)
  return { target, result, percent: percentOf(target, result), state: stateTogether(whole, cells, counts), ...counts }
}

function resultOf({ kind }: Goal, { reached, total }: Standing): number | null {
  if (kind === 'share') return reached === undefined || !total ? null : (reached / total) * 100
  if (kind === 'yes-no') return reached === undefined ? null : reached > 0 ? 1 : 0
  return reached ?? null
}

function together(goal: Goal, standings: Standing[]): { target: number | null; result: number | null } {
  const withTarget = standings.filter(({ target }) => target !== undefined)
  // «n of m» counts among those asked: who did it unasked is not one of the m.
  const counted = goal.kind === 'yes-no' && withTarget.length > 0 ? withTarget : standings
  const withResult = counted.filter((standing) => resultOf(goal, standing) !== null)
  if (goal.kind !== 'share') {
    return {
      target: withTarget.length === 0 ? null : sum(withTarget, ({ target }) => target!),
      result: withResult.length === 0 ? null : sum(withResult, (standing) => resultOf(goal, standing)!),
    }
  }
  const registers = sum(withTarget, ({ total }) => total ?? 0)
  const everyTotal = registers > 0 && withTarget.every(({ total }) => total !== undefined)
  return {
    target: everyTotal
      ? sum(withTarget, ({ target, total }) => target! * total!) / registers
      : commonTarget(withTarget),
    result:
      withResult.length === 0
        ? null
        : (sum(withResult, ({ reached }) => reached!) / sum(withResult, ({ total }) => total!)) * 100,
  }
}

/** The percentage all share, if they share one. */
function commonTarget(standings: Standing[]): number | null {
  const first = standings[0]?.target ?? null
  return standings.every(({ target }) => target === first) ? first : null
}

function stateOf(
  { direction }: Goal,
  target: number | null,
  result: number | null,
  hasReported: boolean,
): ProgressState {
  if (target === null) return 'not-assigned'
  if (direction === 'at-most') {
    if (result !== null && result > target) return 'over-limit'
    if (target === 0) return 'nothing-due'
    return hasReported ? 'within-limit' : 'not-reported'
  }
  if (direction === 'exactly' && result !== null && result > target) return 'over-limit'
  if (target === 0) return 'nothing-due'
  if (!hasReported) return 'not-reported'
  if (result === null) return 'nothing-due' // a share of an empty register
  return result >= target ? 'met' : 'behind'
}

/** One province over its limit is not made good by another; a share without a common target is met when all met theirs. */
function stateTogether(
  whole: ProgressState,
  cells: Cell[],
  { assigned, reported, well }: Pick<Cell, 'assigned' | 'reported' | 'well'>,
): ProgressState {
  if (cells.some(({ state }) => state === 'over-limit')) return 'over-limit'
  if (whole !== 'not-assigned' || assigned === 0) return whole
  if (reported === 0) return 'not-reported'
  return well === assigned ? 'met' : 'behind'
}

/** Percent of the target; none for a zero target, which nothing can be measured against. */
function percentOf(target: number | null, result: number | null): number | null {
  return target === null || target === 0 || result === null ? null : (result / target) * 100
}

function sum<T>(list: T[], value: (item: T) => number): number {
  return list.reduce((total, item) => total + value(item), 0)
}
