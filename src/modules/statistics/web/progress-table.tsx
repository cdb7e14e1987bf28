import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useTitle } from '#ui/i18n.ts'
import { SortButton } from '#ui/table.tsx'
import type { GoalInfo, Progress } from '../contract.ts'
import { CompactFigure } from './figure-button.tsx'
import { DIRECTION_LABELS } from './labels.ts'
import type { ProgressRow } from './progress-rows.ts'
import { RowHead } from './row-head.tsx'
import { readSort, sortStateOf, writeSort } from './sort-key.ts'
import { useArrowKeys } from './use-arrow-keys.ts'

export type ProgressTableProps = {
  progress: Progress
  rows: ProgressRow[]
  /** Columns: indexes of goals. */
  goals: number[]
  caption: ReactNode
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  onFold: (region: string) => void
  onUnit: (unit: string) => void
  onExplain: (goal: string, unit: string) => void
}

/** All goals of a project: a row for the nation, each region, each province; the heading and the names stay in sight. */
export function ProgressTable({
  progress,
  rows,
  goals,
  caption,
  sort,
  onSort,
  onFold,
  onUnit,
  onExplain,
}: ProgressTableProps) {
  const keys = useArrowKeys()
  const groups = groupsOf(goals.map((index) => ({ index, goal: progress.goals[index]! })))
  const countOf = (region: string) =>
    progress.units.filter((unit) => unit.level === 'province' && unit.region === region).length
  return (
    <div className="scroll-box progress-box">
      <table className="progress" {...keys}>
        <caption>{caption}</caption>
        <colgroup>
          <col className="col-name" />
        </colgroup>
        {groups.map(({ code, members }) => (
          <colgroup key={code}>
            <col span={members.length} />
          </colgroup>
        ))}
        <Head groups={groups} sort={sort} onSort={onSort} />
        <tbody>
          {rows.map((row, y) => (
            <tr
              key={`${row.isOwn ? 'own' : ''}${row.unit.id}`}
              className={`row-${row.unit.level}${row.isOwn ? ' row-own' : ''}`}
            >
              <th scope="row">
                <RowHead row={row} count={countOf(row.unit.code)} onFold={onFold} onUnit={onUnit} isFoldable />
              </th>
              {goals.map((index, x) => (
                <td key={progress.goals[index]!.code}>
                  <CompactFigure
                    goal={progress.goals[index]!}
                    unit={row.unit}
                    cell={row.unit.cells[index]!}
                    at={`${y}:${x}`}
                    onExplain={onExplain}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Group = { code: string; members: { index: number; goal: GoalInfo }[] }

/** Goals of one indicator (classes and people) stand under one heading. */
function groupsOf(columns: Group['members']): Group[] {
  const groups: Group[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last?.code === column.goal.indicator) last.members.push(column)
    else groups.push({ code: column.goal.indicator, members: [column] })
  }
  return groups
}

function Head({
  groups,
  sort,
  onSort,
}: {
  groups: Group[]
  sort: string | undefined
  onSort: (sort: string | undefined) => void
}) {
  const title = useTitle()
  const { t } = useLingui()
  const heading = (goal: GoalInfo, text: string) => (
    <SortButton column={goal.code} sort={readSort(sort)} onSort={(next) => onSort(writeSort(next))}>
      {text}
    </SortButton>
  )
  const bound = (goal: GoalInfo) => (
    <span className="head-unit">
      {t(DIRECTION_LABELS[goal.direction])}, {title(goal.unit)}
    </span>
  )
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col" className="col-name" {...sortStateOf('name', sort)}>
          <SortButton column="name" sort={readSort(sort)} onSort={(next) => onSort(writeSort(next))}>
            <Trans>Địa phương</Trans>
          </SortButton>
          {sort && (
            <button type="button" className="button-link small" onClick={() => onSort(undefined)}>
              <Trans>Xếp lại theo vùng</Trans>
            </button>
          )}
        </th>
        {groups.map(({ code, members: [first, ...more] }) => {
          const goal = first!.goal
          const name = title(goal.short)
          return more.length > 0 ? (
            <th key={code} colSpan={more.length + 1} scope="colgroup">
              {name.replace(` (${title(goal.unit)})`, '')}
            </th>
          ) : (
            <th key={code} rowSpan={2} scope="col" {...sortStateOf(goal.code, sort)}>
              {heading(goal, name)}
              {bound(goal)}
            </th>
          )
        })}
      </tr>
      <tr>
        {groups
          .filter(({ members }) => members.length > 1)
          .flatMap(({ members }) =>
            members.map(({ goal }) => (
              <th key={goal.code} scope="col" {...sortStateOf(goal.code, sort)}>
                {heading(goal, title(goal.unit))}
                <span className="head-unit">{t(DIRECTION_LABELS[goal.direction])}</span>
              </th>
            )),
          )}
      </tr>
    </thead>
  )
}
