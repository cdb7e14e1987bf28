import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatPercent } from '#kernel/number.ts'
import { Day } from '#ui/figures.tsx'
import { useTitle } from '#ui/i18n.ts'
import type { Progress } from '../contract.ts'
import { type Attention, attentionOf, goalsMet } from './attention.ts'
import type { SetSearch } from './use-progress-search.ts'

/** The year at a glance: who has reported, how it stands, what to look at. */
export function ProgressHeadline({
  progress,
  isNation,
  set,
}: {
  progress: Progress
  isNation: boolean
  set: SetSearch
}) {
  const { t } = useLingui()
  const { coverage } = progress
  const { met, of } = goalsMet(progress)
  const attention = attentionOf(progress)
  return (
    <section className="headline" aria-label={t`Tóm tắt`}>
      <Figure name={<Trans>Tỉnh đã báo cáo</Trans>} value={coverage.reported} of={coverage.of} />
      <Figure
        name={isNation ? <Trans>Chỉ tiêu cả nước đạt</Trans> : <Trans>Chỉ tiêu của bạn đạt</Trans>}
        value={met}
        of={of}
      />
      <div className="headline-attention">
        <p className="headline-name">
          <Trans>Cần chú ý</Trans>
        </p>
        {attention.length === 0 ? (
          <p>
            <Trans>Không có gì.</Trans>
          </p>
        ) : (
          <ul>
            {attention.map((item) => (
              <li key={item.kind + ('goal' in item ? item.goal.code : '')}>
                <AttentionLine item={item} set={set} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

/** The letters the targets rest on. */
export function LettersLine({ letters }: Pick<Progress, 'letters'>) {
  if (letters.length === 0) return <Trans>Chưa có công văn phân bổ cho năm này.</Trans>
  return (
    <>
      <Trans>Theo công văn</Trans>{' '}
      {letters.map(({ id, number, datedOn }, index) => (
        <span key={id}>
          {index > 0 && '; '}
          <Link to={`/letters/${id}` as string}>{number}</Link>, <Trans>ngày</Trans> <Day value={datedOn} />
        </span>
      ))}
    </>
  )
}

function Figure({ name, value, of }: { name: ReactNode; value: number; of: number }) {
  return (
    <div>
      <p className="headline-name">{name}</p>
      <p className="headline-figure num">
        <b>{value}</b> / {of}
      </p>
    </div>
  )
}

function AttentionLine({ item, set }: { item: Attention; set: SetSearch }) {
  const title = useTitle()
  if (item.kind === 'silent') {
    const { provinces } = item
    return (
      <button
        type="button"
        className="button-link"
        onClick={() => set({ only: 'silent', view: 'table' }, { asStep: true })}
      >
        <Trans>{provinces} tỉnh chưa có kết quả nào</Trans>
      </button>
    )
  }
  const { goal } = item
  const name = title(goal.short)
  if (item.kind === 'over-limit') {
    const { provinces } = item
    return (
      <button
        type="button"
        className="button-link"
        onClick={() =>
          set(
            { project: goal.project, goal: goal.code, only: 'over-limit', view: 'table', sort: undefined },
            { asStep: true },
          )
        }
      >
        <Trans>
          {name}: {provinces} tỉnh vượt mức tối đa
        </Trans>
      </button>
    )
  }
  const percent = formatPercent(item.percent)
  return (
    <button
      type="button"
      className="button-link"
      onClick={() =>
        set(
          { project: goal.project, goal: goal.code, sort: 'percent', only: undefined, view: 'table' },
          { asStep: true },
        )
      }
    >
      <Trans>
        {name}: thấp nhất, mới {percent}
      </Trans>
    </button>
  )
}
