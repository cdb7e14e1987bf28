import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatNumber } from '#kernel/number.ts'
import { Day, Instant } from '#ui/figures.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { useSession } from '#ui/session.ts'
import { LetterTables } from './letter-tables.tsx'
import { letterFilePath, letterQuery } from './letters.queries.ts'
import { useUndoLetter } from './letters-page.tsx'
import { RepairsAndDoubts } from './repairs-step.tsx'
import { LetterSums } from './sums-step.tsx'
import './letters.css'

/** A letter as it was kept: its sums, its cells, what was repaired in reading, its file. */
export function LetterPage() {
  const { t } = useLingui()
  const { letterId } = useParams({ from: '/app/letters/$letterId' })
  const {
    data: { letter, preview },
  } = useSuspenseQuery(letterQuery(letterId))
  const undoing = useUndoLetter()
  const isMinistry = useSession().role === 'ministry'
  return (
    <Page
      title={t`Công văn ${letter.number}`}
      lead={letter.title}
      actions={
        <>
          <a className="button" href={letterFilePath(letter)} download={letter.fileName}>
            <Icon name="download" /> <Trans>Tệp gốc</Trans>
          </a>
          {isMinistry && !letter.undoneAt && (
            <button type="button" className="button" onClick={() => undoing.mutate(letter)}>
              <Icon name="undo" /> <Trans>Hoàn tác</Trans>
            </button>
          )}
        </>
      }
    >
      <div className="wizard-body">
        {letter.undoneAt && (
          <Notice
            tone="warn"
            title={<Trans>Công văn này đã được hoàn tác: các chỉ tiêu dưới đây không còn hiệu lực.</Trans>}
          />
        )}
        {undoing.error && <FaultNotice error={undoing.error} />}
        <dl className="facts">
          <dt>
            <Trans>Ngày công văn</Trans>
          </dt>
          <dd>
            <Day value={letter.datedOn} />
          </dd>
          <dt>
            <Trans>Giao cho năm</Trans>
          </dt>
          <dd>
            <Link to="/progress" search={{ year: letter.year }}>
              {letter.year}
            </Link>{' '}
            · <Trans>{formatNumber(letter.provinces)} tỉnh</Trans>
          </dd>
          <dt>
            <Trans>Nhập vào</Trans>
          </dt>
          <dd>
            <Instant value={letter.importedAt} />
            {letter.importedBy && <>, {letter.importedBy}</>}
          </dd>
          <dt>
            <Trans>Tệp</Trans>
          </dt>
          <dd>{letter.fileName}</dd>
        </dl>
        <section className="wizard-body">
          <h2>
            <Trans>Tổng cộng</Trans>
          </h2>
          <LetterSums preview={preview} />
        </section>
        <section className="wizard-body">
          <h2>
            <Trans>Các ô trong bảng</Trans>
          </h2>
          <LetterTables preview={preview} />
        </section>
        <section className="wizard-body">
          <h2>
            <Trans>Sửa chữa và nghi vấn khi đọc</Trans>
          </h2>
          <RepairsAndDoubts preview={preview} />
        </section>
      </div>
    </Page>
  )
}
