import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { yearOf } from '#kernel/plain-date.ts'
import { Day } from '#ui/figures.tsx'
import { Page } from '#ui/page.tsx'
import { useSession } from '#ui/session.ts'
import { isEditable } from '../domain/index.ts'
import { ClauseNote } from './clause-note.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { HistoryList } from './history-list.tsx'
import { useIndicatorName, useIndicators } from './indicator-names.ts'
import { Moves } from './moves.tsx'
import { Quantities } from './quantities.tsx'
import { programmesQuery, resultQuery } from './results.queries.ts'
import { StateMark } from './state-mark.tsx'
import './results.css'

/** One result whole: what was done, its evidence, its history, and what can be done with it. */
export function ResultPage() {
  const { t } = useLingui()
  const { resultId } = useParams({ from: '/app/results/$resultId' })
  const { data: result } = useSuspenseQuery(resultQuery(resultId))
  const { data: programmes = [] } = useQuery(programmesQuery)
  const name = useIndicatorName()(result.indicator)
  const indicator = useIndicators().find(({ code }) => code === result.indicator)
  const { role, provinceIds } = useSession()
  const isMine = role === 'ministry' || (role === 'province' && (provinceIds?.includes(result.provinceId) ?? false))
  return (
    <Page
      title={name}
      lead={<StateMark state={result.state} />}
      actions={
        isMine &&
        isEditable(result.state) && (
          <Link to="/results/$resultId/edit" params={{ resultId }} className="button">
            <Trans>Sửa</Trans>
          </Link>
        )
      }
    >
      <div className="result-grid">
        <div>
          <section className="result-section">
            <h2>
              <Trans>Nội dung</Trans>
            </h2>
            <dl className="facts">
              <dt>
                <Trans>Số lượng</Trans>
              </dt>
              <dd>
                <Quantities {...result} />
              </dd>
              <dt>
                <Trans>Nơi thực hiện</Trans>
              </dt>
              <dd>
                {result.unitName}
                {result.unitName !== result.provinceName && <>, {result.provinceName}</>}
              </dd>
              <dt>
                <Trans>Ngày</Trans>
              </dt>
              <dd>
                <Day value={result.onDay} />
              </dd>
              <dt>
                <Trans>Ghi chú</Trans>
              </dt>
              <dd>{result.note || '–'}</dd>
              <dt>
                <Trans>Tính vào</Trans>
              </dt>
              <dd>
                <Link to="/progress" search={{ year: yearOf(result.onDay) }}>
                  <Trans>tiến độ năm {yearOf(result.onDay)}</Trans>
                </Link>
              </dd>
            </dl>
          </section>
          <section className="result-section">
            <h2>
              <Trans>Chứng từ ({result.evidence.length})</Trans>
            </h2>
            <EvidenceList evidence={result.evidence} />
          </section>
          {indicator && (
            <section className="result-section" aria-label={t`Căn cứ`}>
              <ClauseNote citation={indicator.citation} sources={programmes.flatMap(({ sources }) => sources)} />
            </section>
          )}
        </div>
        <div className="stack">
          <Moves result={result} />
          <section className="result-section">
            <h2>
              <Trans>Lịch sử</Trans>
            </h2>
            <HistoryList result={result} />
          </section>
        </div>
      </div>
    </Page>
  )
}
