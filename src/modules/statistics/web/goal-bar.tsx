import type { GoalInfo, ProgressCell } from '../contract.ts'
import { STATE_LABELS } from './labels.ts'

/**
 * The way to the target as a bar. A target to reach ends with the bar; a limit is a mark within it, and what lies
 * beyond the mark is hatched: more is not better there. Decoration: the figures stand beside it.
 */
export function GoalBar({ goal, cell }: { goal: GoalInfo; cell: ProgressCell }) {
  const percent =
    cell.percent ??
    (cell.target === null && cell.assigned > 0 && cell.reported > 0 ? (cell.well / cell.assigned) * 100 : null)
  if (percent === null) return <span className="goal-bar goal-bar-none" aria-hidden="true" />
  const isLimit = goal.direction === 'at-most'
  const scale = isLimit ? Math.max(150, percent) : 100
  return (
    <span className={`goal-bar goal-bar-${STATE_LABELS[cell.state].tone}`} aria-hidden="true">
      <span className="goal-bar-fill" style={{ width: `${(Math.min(percent, 100) / scale) * 100}%` }} />
      {isLimit && percent > 100 && (
        <span className="goal-bar-over" style={{ width: `${((percent - 100) / scale) * 100}%` }} />
      )}
      {isLimit && <span className="goal-bar-mark" style={{ left: `${(100 / scale) * 100}%` }} />}
    </span>
  )
}
