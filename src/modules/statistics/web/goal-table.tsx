import { Trans, useLingui } from '@lingui/react/macro'
import { formatPercent } from '#kernel/number.ts'
import { SortButton } from '#ui/table.tsx'
import { amountText } from './amount-text.ts'
import { CoverageText, FigureButton, StateWord } from './figure-button.tsx'
import { GoalBar } from './goal-bar.tsx'
import type { ProgressTableProps } from './progress-table.tsx'
import { RowHead } from './row-head.tsx'
import { readSort, sortStateOf, writeSort } from './sort-key.ts'
import { useArrowKeys } from './use-arrow-keys.ts'

/** One goal in full: target, result, percent, state and coverage of every row. On a phone the row is a card. */
export function GoalTable({
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
  const { t, i18n } = useLingui()
  const keys = useArrowKeys()
  const index = goals[0]!
  const goal = progress.goals[index]!
  const columns: [key: string, title: string][] = [
    ['name', t`Địa phương`],
    ['target', t`Chỉ tiêu`],
    ['result', t`Kết quả`],
    ['percent', t`Tỷ lệ`],
    ['state', t`Trạng thái`],
  ]
  const countOf = (region: string) =>
    progress.units.filter((unit) => unit.level === 'province' && unit.region === region).length
  return (
    <div className="scroll-box progress-box">
      <table className="progress goal-table" {...keys}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(([key, title]) => (
              <th key={key} scope="col" className={`col-${key}`} {...sortStateOf(key, sort)}>
                <SortButton column={key} sort={readSort(sort)} onSort={(next) => onSort(writeSort(next))}>
                  {title}
                </SortButton>
                {key === 'name' && sort && (
                  <button type="button" className="button-link small" onClick={() => onSort(undefined)}>
                    <Trans>Xếp lại theo vùng</Trans>
                  </button>
                )}
              </th>
            ))}
            <th scope="col" className="col-coverage">
              <Trans>Báo cáo</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, y) => {
            const { unit } = row
            const cell = unit.cells[index]!
            const isProvince = unit.level === 'province'
            const figure = { goal, unit, cell, onExplain }
            const target = amountText(i18n, goal, cell.target, isProvince)
            return (
              <tr
                key={`${row.isOwn ? 'own' : ''}${unit.id}`}
                className={`row-${unit.level}${row.isOwn ? ' row-own' : ''}`}
              >
                <th scope="row">
                  <RowHead row={row} count={countOf(unit.code)} onFold={onFold} onUnit={onUnit} isFoldable={!sort} />
                </th>
                <td className="col-target">
                  <FigureButton {...figure} at={`${y}:0`}>
                    <span className="num">{target ?? (cell.assigned > 0 ? t`theo tỉnh` : '–')}</span>
                  </FigureButton>
                </td>
                <td className="col-result">
                  <FigureButton {...figure} at={`${y}:1`}>
                    <b className="num">
                      {amountText(i18n, goal, cell.result, isProvince) ?? (cell.assigned > 0 ? '…' : '–')}
                    </b>
                  </FigureButton>
                </td>
                <td className="col-percent">
                  <FigureButton {...figure} at={`${y}:2`}>
                    <span className="num">{cell.percent === null ? '' : formatPercent(cell.percent)}</span>
                    <GoalBar goal={goal} cell={cell} />
                  </FigureButton>
                </td>
                <td className="col-state">
                  <StateWord cell={cell} />
                </td>
                <td className="col-coverage num">{!isProvince && cell.assigned > 0 && <CoverageText cell={cell} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
