import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDay, type PlainDate } from '#kernel/plain-date.ts'
import { Day } from '#ui/figures.tsx'
import { Empty, Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { FaultNotice, RoutePending } from '#ui/route-states.tsx'
import { useSession } from '#ui/session.ts'
import type { Progress } from '../contract.ts'
import { ExplainPanel } from './explain-panel.tsx'
import { progressQuery } from './progress.queries.ts'
import { ProgressBody } from './progress-body.tsx'
import { LettersLine, ProgressHeadline } from './progress-headline.tsx'
import { holdsOnly } from './progress-rows.ts'
import { YearBar } from './progress-toolbar.tsx'
import { useProgressSearch } from './use-progress-search.ts'
import './explain.css'
import './figure.css'
import './progress.css'
import './progress-table.css'
import './goal-table.css'

/** Targets and results of a year: table, map, tiles, trend; every figure explains itself. */
export function ProgressPage() {
  const { year } = useProgressSearch()
  return year ? <Year year={year} /> : <NoYear />
}

function NoYear() {
  const { t } = useLingui()
  const { role } = useSession()
  return (
    <Page title={t`Tiến độ`}>
      <Empty title={<Trans>Chưa có công văn phân bổ chỉ tiêu nào.</Trans>}>
        {role === 'ministry' ? (
          <Link to={'/letters/new' as string}>
            <Trans>Nhập công văn đầu tiên</Trans>
          </Link>
        ) : (
          <p>
            <Trans>Tiến độ hiện ra khi cấp Bộ đã nhập công văn.</Trans>
          </p>
        )}
      </Empty>
    </Page>
  )
}

function Year({ year }: { year: number }) {
  const { t } = useLingui()
  const { search, years, set } = useProgressSearch()
  const {
    data: progress,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery(progressQuery({ year, borders: search.borders }))
  const { provinceIds } = useSession()
  const [goal, unit] = (search.why ?? '').split('@')
  const isShown = progress !== undefined && !error
  return (
    <Page
      title={t`Tiến độ năm ${year}`}
      lead={isShown && <LettersLine letters={progress.letters} />}
      actions={
        isShown && <ProgressHeadline progress={progress} isNation={!holdsOnly(progress, provinceIds)} set={set} />
      }
    >
      <YearBar year={year} years={years} search={search} set={set} />
      {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
      {!progress && !error && <RoutePending />}
      {isShown && (
        <div aria-busy={isPlaceholderData}>
          {search.borders && (
            <p className="print-only">
              <Trans>
                Trong địa giới ngày <Day value={search.borders} />.
              </Trans>
            </p>
          )}
          <Inseparable progress={progress} borders={search.borders} />
          <ProgressBody progress={progress} year={year} search={search} set={set} />
        </div>
      )}
      {goal && unit && (
        <ExplainPanel
          key={search.why}
          year={year}
          borders={search.borders}
          goal={goal}
          unit={unit}
          onClose={() => set({ why: undefined })}
        />
      )}
    </Page>
  )
}

/** Figures of a unit that the borders asked for would split: shown as left out, never guessed apart. */
function Inseparable({ progress: { inseparable }, borders }: { progress: Progress; borders: PlainDate | undefined }) {
  if (inseparable.length === 0 || !borders) return null
  const [onDay, names] = [formatDay(borders), inseparable.map(({ name }) => name).join(', ')]
  return (
    <Notice tone="warn" title={<Trans>Có số liệu không tách được theo địa giới ngày {onDay}.</Trans>}>
      <p>
        <Trans>
          Số liệu của {names} đã báo cáo theo địa giới mới, không chia được về các tỉnh cũ, nên không nằm trong bảng.
        </Trans>
      </p>
    </Notice>
  )
}
