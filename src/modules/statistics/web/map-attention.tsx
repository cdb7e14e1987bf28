import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import type { ProgressState, ProgressUnit } from '../contract.ts'
import { provincesToLookAt } from './attention.ts'
import styles from './map-attention.module.css'
import { figureShort } from './map-class.ts'
import type { ProgressMapProps } from './map-props.ts'

/** So many stand in the list beside a picture; the rest is one press away, in the table. */
const MOST_RANKED = 8
const MOST_NAMED = 24

/** «Cần chú ý» beside a picture: the provinces furthest from the goal, and those that have not reported. */
export function MapAttention({ progress, goalCode, onPick, onList }: ProgressMapProps) {
  const { i18n } = useLingui()
  const id = useId()
  const index = Math.max(
    0,
    progress.goals.findIndex(({ code }) => code === goalCode),
  )
  const { overLimit, behind, silent } = provincesToLookAt(progress, index)
  const province = (unit: ProgressUnit, figure?: string) => (
    <li key={unit.id}>
      <button type="button" className="button-link" onClick={() => onPick(unit.id)}>
        {unit.name}
      </button>
      {figure && <span className="num">{figure}</span>}
    </li>
  )
  const ranked = (title: ReactNode, units: ProgressUnit[], only: ProgressState) =>
    units.length > 0 && (
      <Part title={title} all={units.length} shown={MOST_RANKED} {...(onList ? { onAll: () => onList(only) } : {})}>
        <ol className={styles.ranked}>
          {units
            .slice(0, MOST_RANKED)
            .map((unit) => province(unit, figureShort(i18n, progress.goals[index]!, unit.cells[index]!)))}
        </ol>
      </Part>
    )
  return (
    <section aria-labelledby={id} className={styles.attention}>
      <h2 id={id}>
        <Trans>Cần chú ý</Trans>
      </h2>
      {overLimit.length + behind.length + silent.length === 0 && (
        <p>
          <Trans>Không có tỉnh nào chậm, vượt mức hay chưa báo cáo chỉ tiêu này.</Trans>
        </p>
      )}
      <div className={styles.parts}>
        {ranked(<Trans>Vượt mức tối đa</Trans>, overLimit, 'over-limit')}
        {ranked(<Trans>Xa chỉ tiêu nhất</Trans>, behind, 'behind')}
        {silent.length > 0 && (
          <Part
            title={<Trans>Chưa báo cáo</Trans>}
            all={silent.length}
            shown={MOST_NAMED}
            {...(onList ? { onAll: () => onList('not-reported') } : {})}
          >
            <ul className={styles.named}>{silent.slice(0, MOST_NAMED).map((unit) => province(unit))}</ul>
          </Part>
        )}
      </div>
    </section>
  )
}

type PartProps = { title: ReactNode; all: number; shown: number; onAll?: () => void; children: ReactNode }

function Part({ title, all, shown, onAll, children }: PartProps) {
  return (
    <section>
      <h3>
        {title} <span className="soft num">({all})</span>
      </h3>
      {children}
      {all > shown && onAll && (
        <button type="button" className="button-link small no-print" onClick={onAll}>
          <Trans>Cả {all} tỉnh trong bảng</Trans>
        </button>
      )}
    </section>
  )
}
