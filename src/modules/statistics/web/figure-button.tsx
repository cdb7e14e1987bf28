import { Trans, useLingui } from '@lingui/react/macro'
import { memo, type ReactNode } from 'react'
import { formatNumber, formatPercent } from '#kernel/number.ts'
import { useTitle } from '#ui/i18n.ts'
import { Icon } from '#ui/icon.tsx'
import type { GoalInfo, ProgressCell, ProgressUnit } from '../contract.ts'
import { amountText } from './amount-text.ts'
import { GoalBar } from './goal-bar.tsx'
import { STATE_LABELS } from './labels.ts'
import { useUnitNames } from './unit-names.ts'

type FigureProps = {
  goal: GoalInfo
  unit: ProgressUnit
  cell: ProgressCell
  /** Place among the figures, «row:column», for the arrow keys. */
  at: string
  onExplain: (goal: string, unit: string) => void
}

/** A figure that can be asked «why?»: a stop of the arrow keys; heard with its place and goal before it. */
export function FigureButton({ goal, unit, at, onExplain, children }: FigureProps & { children: ReactNode }) {
  const title = useTitle()
  const { fullNameOf } = useUnitNames()
  return (
    <button
      type="button"
      className="figure"
      data-at={at}
      data-figure={`${goal.code}@${unit.id}`}
      tabIndex={at === '0:0' ? 0 : -1}
      onClick={() => onExplain(goal.code, unit.id)}
    >
      <span className="hidden">{`${fullNameOf(unit)}, ${title(goal.short)}: `}</span>
      {children}
    </button>
  )
}

/** Result, target, state and the way there, in the space of a column of many. */
export const CompactFigure = memo(function CompactFigure(props: FigureProps) {
  const { goal, unit, cell } = props
  return (
    <FigureButton {...props}>
      <span className="figure-line">
        <span className="figure-main num">
          <FigureAmounts goal={goal} unit={unit} cell={cell} />
        </span>
        <StateShort goal={goal} unit={unit} cell={cell} />
      </span>
      <GoalBar goal={goal} cell={cell} />
      {unit.level !== 'province' && cell.assigned > 0 && (
        <span className="figure-coverage num">
          <Trans>
            {cell.reported}/{cell.assigned} báo cáo
          </Trans>
        </span>
      )}
    </FigureButton>
  )
})

/** «54 / 107»; a dash where nothing was assigned, dots where nothing was reported; 0 is a figure. */
function FigureAmounts({ goal, unit, cell }: { goal: GoalInfo; unit: ProgressUnit; cell: ProgressCell }) {
  const { i18n } = useLingui()
  const isProvince = unit.level === 'province'
  const result = amountText(i18n, goal, cell.result, isProvince)
  if (cell.state === 'not-assigned') return result === undefined ? '–' : <b>{result}</b>
  if (goal.kind === 'yes-no' && isProvince) return <b>{result ?? '…'}</b>
  if (cell.target === null) {
    return (
      <>
        <b>{cell.well}</b> / {cell.assigned} <Trans>tỉnh</Trans>
      </>
    )
  }
  return (
    <>
      <b>{result ?? '…'}</b> / {amountText(i18n, goal, cell.target, isProvince)}
    </>
  )
}

/** The sign of the state with the percent where there is one, else with the word; the word is always heard. */
function StateShort({ goal, unit, cell }: { goal: GoalInfo; unit: ProgressUnit; cell: ProgressCell }) {
  const { t } = useLingui()
  const { icon, word, brief, tone } = STATE_LABELS[cell.state]
  const isYesNo = goal.kind === 'yes-no' && unit.level === 'province'
  const isFigure = cell.percent !== null && goal.kind !== 'share' && !isYesNo && !isHiddenExcess(unit, cell)
  return (
    <span className={`figure-state tone-${tone}`}>
      <Icon name={icon} size={13} />
      {isFigure ? (
        <>
          {formatPercent(cell.percent!)}
          <span className="hidden">, {t(word)}</span>
        </>
      ) : isHiddenExcess(unit, cell) ? (
        <Trans>Có tỉnh vượt</Trans>
      ) : (
        t(brief ?? word)
      )}
    </span>
  )
}

/** A sum below the limit with a province above it: the percent of the sum would hide that. */
function isHiddenExcess(unit: ProgressUnit, { state, percent }: ProgressCell): boolean {
  return unit.level !== 'province' && state === 'over-limit' && (percent ?? 0) <= 100
}

/** The state in words with its sign. */
export function StateWord({ cell }: { cell: Pick<ProgressCell, 'state'> }) {
  const { t } = useLingui()
  const { icon, word, tone } = STATE_LABELS[cell.state]
  return (
    <span className={`state-word tone-${tone}`}>
      <Icon name={icon} size={15} />
      {t(word)}
    </span>
  )
}

export function CoverageText({ cell }: { cell: ProgressCell }) {
  const [reported, assigned] = [formatNumber(cell.reported), formatNumber(cell.assigned)]
  return (
    <Trans>
      {reported} / {assigned} đã báo cáo
    </Trans>
  )
}
