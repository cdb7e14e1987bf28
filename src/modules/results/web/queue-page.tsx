import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '#kernel/number.ts'
import { Day } from '#ui/figures.tsx'
import { Empty, Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { useSession } from '#ui/session.ts'
import { EvidenceList } from './evidence-list.tsx'
import { HistoryList } from './history-list.tsx'
import { useIndicatorName } from './indicator-names.ts'
import { Moves } from './moves.tsx'
import { Quantities } from './quantities.tsx'
import { resultQuery, resultsQuery } from './results.queries.ts'
import './results.css'

/** The results waiting for acceptance, one after the other: look at the evidence, decide, and the next one stands there. */
export function QueuePage() {
  const { t } = useLingui()
  const { role } = useSession()
  const { data, error, refetch } = useInfiniteQuery(resultsQuery({ state: 'submitted' }))
  const [skipped, setSkipped] = useState<string[]>([])
  const items = data?.pages.flatMap((page) => page.items).filter(({ id }) => !skipped.includes(id)) ?? []
  const waiting = data?.pages[0]?.counts.submitted ?? 0
  const [current] = items
  if (role !== 'ministry') {
    return (
      <Page title={t`Nghiệm thu`} width="narrow">
        <Notice tone="warn" title={<Trans>Chỉ tài khoản của Bộ nghiệm thu kết quả.</Trans>} />
      </Page>
    )
  }
  return (
    <Page title={t`Nghiệm thu`} lead={<Trans>{formatNumber(waiting)} kết quả đang chờ</Trans>}>
      {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
      {current ? (
        <InQueue key={current.id} id={current.id} onSkip={() => setSkipped((list) => [...list, current.id])} />
      ) : (
        <Empty title={<Trans>Không còn kết quả nào chờ nghiệm thu.</Trans>}>
          {skipped.length > 0 ? (
            <button type="button" className="button" onClick={() => setSkipped([])}>
              <Trans>Xem lại {skipped.length} kết quả đã để lại</Trans>
            </button>
          ) : (
            <Link to="/results">
              <Trans>Về danh sách kết quả</Trans>
            </Link>
          )}
        </Empty>
      )}
    </Page>
  )
}

function InQueue({ id, onSkip }: { id: string; onSkip: () => void }) {
  const { data: result, error, refetch } = useQuery(resultQuery(id))
  const indicatorName = useIndicatorName()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (result?.id) heading.current?.focus()
  }, [result?.id])
  if (error) return <FaultNotice error={error} onRetry={() => void refetch()} />
  if (!result)
    return (
      <p role="status" className="pending">
        <Trans>Đang tải…</Trans>
      </p>
    )
  return (
    <article className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {indicatorName(result.indicator)}
      </h2>
      <p>
        <strong>{result.unitName}</strong>
        {result.unitName !== result.provinceName && <>, {result.provinceName}</>} · <Day value={result.onDay} /> ·{' '}
        <strong>
          <Quantities {...result} />
        </strong>
      </p>
      {result.note && <p>{result.note}</p>}
      <div className="result-grid">
        <section className="result-section">
          <h3>
            <Trans>Chứng từ ({result.evidence.length})</Trans>
          </h3>
          <EvidenceList evidence={result.evidence} />
        </section>
        <div className="stack">
          <Moves result={result} isJudging />
          <p className="more">
            <button type="button" className="button" onClick={onSkip}>
              <Trans>Để lại, xem kết quả sau</Trans>
            </button>{' '}
            <Link to="/results/$resultId" params={{ resultId: id }}>
              <Trans>Mở trang riêng</Trans>
            </Link>
          </p>
          <section className="result-section">
            <h3>
              <Trans>Lịch sử</Trans>
            </h3>
            <HistoryList result={result} />
          </section>
        </div>
      </div>
    </article>
  )
}
