import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Day, Num } from '#ui/figures.tsx'
import { Icon } from '#ui/icon.tsx'
import type { ExplainFact } from '../contract.ts'

type ExplainRecordsProps = {
  facts: ExplainFact[]
  count: number
  isMore: boolean
  isLoading: boolean
  onMore: () => void
}

/** The records counted, each with its evidence; a reversal is shown as what it takes back. */
export function ExplainRecords({ facts, count, isMore, isLoading, onMore }: ExplainRecordsProps) {
  return (
    <section>
      <h3>
        <Trans>{count} bản ghi đã nghiệm thu</Trans>
      </h3>
      {facts.length === 0 && (
        <p className="soft">
          <Trans>Chưa có kết quả nào được nghiệm thu cho con số này.</Trans>
        </p>
      )}
      <ul className="explain-list">
        {facts.map((fact) => (
          <li key={fact.id}>
            <span>
              <strong>
                <Num value={fact.value} />
              </strong>{' '}
              · {fact.unitName} · <Day value={fact.onDay} />
              {fact.isReversal && (
                <span className="tone-bad">
                  {' '}
                  <Icon name="undo" size={13} /> <Trans>bút toán đảo</Trans>
                </span>
              )}
            </span>
            {fact.note && <span className="small">{fact.note}</span>}
            <span className="small explain-evidence">
              <Link to={`/results/${fact.sourceId}` as string}>
                <Trans>Bản ghi</Trans>
              </Link>
              {fact.evidence.map(({ unitId, fileId, name }) => (
                <a key={fileId} href={`/api/files/${unitId}/${fileId}`} target="_blank" rel="noreferrer">
                  <Icon name="file" size={14} />
                  {name}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {isMore && (
        <button type="button" className="button button-small" aria-busy={isLoading} onClick={onMore}>
          {isLoading ? <Trans>Đang tải…</Trans> : <Trans>Xem thêm</Trans>}
        </button>
      )}
    </section>
  )
}
