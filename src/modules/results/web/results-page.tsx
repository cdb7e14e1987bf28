import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { formatNumber } from '#kernel/number.ts'
import { yearsOf } from '#modules/programme/domain/index.ts'
import { SelectField } from '#ui/fields.tsx'
import { Day } from '#ui/figures.tsx'
import { useTitle } from '#ui/i18n.ts'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { useSession } from '#ui/session.ts'
import { Table } from '#ui/table.tsx'
import type { ResultState } from '../domain/index.ts'
import { useIndicatorName, useIndicators } from './indicator-names.ts'
import { Quantities } from './quantities.tsx'
import { programmesQuery, provincesQuery, resultsQuery } from './results.queries.ts'
import type { ResultsSearch } from './results-search.ts'
import { STATE_LABELS, StateMark } from './state-mark.tsx'
import { useYearDay } from './use-year-day.ts'
import './results.css'

const TABS: (ResultState | undefined)[] = [
  undefined,
  'draft',
  'returned',
  'submitted',
  'accepted',
  'reversed',
  'deleted',
]

/** Results of the provinces the person may see, by state. */
export function ResultsPage() {
  const { t } = useLingui()
  const search = useSearch({ from: '/app/results' })
  const { role } = useSession()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isPending } = useInfiniteQuery(
    resultsQuery(search),
  )
  const indicatorName = useIndicatorName()
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  const counts = data?.pages[0]?.counts ?? {}
  return (
    <Page
      title={t`Kết quả thực hiện`}
      lead={<Trans>Chỉ kết quả đã nghiệm thu, có chứng từ, mới được tính vào tiến độ.</Trans>}
      actions={
        <>
          {role === 'ministry' && (
            <Link to="/results/queue" className="button">
              <Icon name="half" /> <Trans>Nghiệm thu lần lượt</Trans>
            </Link>
          )}
          {role !== 'reader' && (
            <>
              <Link to="/results/import" className="button">
                <Icon name="upload" /> <Trans>Nhập từ tệp</Trans>
              </Link>
              <Link to="/results/new" className="button button-main">
                <Trans>Ghi kết quả</Trans>
              </Link>
            </>
          )}
        </>
      }
    >
      <StateTabs search={search} counts={counts} />
      <Filters search={search} />
      {error ? (
        <FaultNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <p role="status" className="pending">
          <Trans>Đang tải…</Trans>
        </p>
      ) : (
        <Table
          caption={<Trans>{formatNumber(rows.length)} kết quả, ngày thực hiện mới nhất trước</Trans>}
          rows={rows}
          rowKey={({ id }) => id}
          empty={<NothingHere search={search} />}
          columns={[
            {
              key: 'indicator',
              title: t`Chỉ tiêu`,
              isRowHead: true,
              cell: ({ id, indicator }) => (
                <Link to="/results/$resultId" params={{ resultId: id }}>
                  {indicatorName(indicator)}
                </Link>
              ),
            },
            {
              key: 'place',
              title: t`Nơi thực hiện`,
              cell: ({ unitName, provinceName }) =>
                unitName === provinceName ? unitName : `${unitName}, ${provinceName}`,
            },
            { key: 'day', title: t`Ngày`, cell: ({ onDay }) => <Day value={onDay} /> },
            { key: 'quantity', title: t`Số lượng`, isNumber: true, cell: (row) => <Quantities {...row} /> },
            {
              key: 'files',
              title: t`Chứng từ`,
              isNumber: true,
              cell: ({ files }) => (files === 0 ? <Trans>chưa có</Trans> : formatNumber(files)),
            },
            { key: 'state', title: t`Trạng thái`, cell: ({ state }) => <StateMark state={state} /> },
          ]}
        />
      )}
      {hasNextPage && (
        <p className="more">
          <button type="button" className="button" onClick={() => void fetchNextPage()} aria-busy={isFetchingNextPage}>
            {isFetchingNextPage ? <Trans>Đang tải thêm…</Trans> : <Trans>Xem thêm</Trans>}
          </button>
        </p>
      )}
    </Page>
  )
}

function StateTabs({ search, counts }: { search: ResultsSearch; counts: Record<string, number> }) {
  const { t, i18n } = useLingui()
  const all = Object.entries(counts).reduce((sum, [state, count]) => sum + (state === 'deleted' ? 0 : count), 0)
  return (
    <nav aria-label={t`Trạng thái`} className="state-tabs">
      {TABS.filter((state) => state === undefined || state === search.state || (counts[state] ?? 0) > 0).map(
        (state) => (
          <Link
            key={state ?? 'all'}
            to="/results"
            search={{ ...search, state }}
            // «All» is an address without a state: it is not current while one is chosen.
            activeOptions={{ exact: true, explicitUndefined: true }}
            {...(state === search.state ? { 'aria-current': 'page' as const } : {})}
          >
            {state ? i18n._(STATE_LABELS[state]) : <Trans>Tất cả</Trans>}{' '}
            <span className="num soft">{formatNumber(state ? (counts[state] ?? 0) : all)}</span>
          </Link>
        ),
      )}
    </nav>
  )
}

function Filters({ search }: { search: ResultsSearch }) {
  const { t } = useLingui()
  const title = useTitle()
  const navigate = useNavigate()
  const { provinceIds } = useSession()
  const { data: provinces = [] } = useQuery(provincesQuery(useYearDay(search.year)))
  const { data: programmes = [] } = useQuery(programmesQuery)
  const years = [...new Set(programmes.flatMap(yearsOf))].sort((one, other) => other - one)
  const change = (part: ResultsSearch) =>
    void navigate({ to: '/results', search: { ...search, ...part }, replace: true })
  const mine = provinces.filter(({ id }) => provinceIds === null || provinceIds.includes(id))
  return (
    <div className="filters">
      <SelectField
        label={t`Chỉ tiêu`}
        value={search.indicator ?? ''}
        onChange={(indicator) => change({ indicator: indicator || undefined })}
        options={[
          { value: '', label: t`Mọi chỉ tiêu` },
          ...useIndicators().map(({ code, title: name }) => ({ value: code, label: title(name) })),
        ]}
      />
      {mine.length > 1 && (
        <SelectField
          label={t`Tỉnh`}
          value={search.provinceId ?? ''}
          onChange={(provinceId) => change({ provinceId: provinceId || undefined })}
          options={[{ value: '', label: t`Mọi tỉnh` }, ...mine.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <SelectField
        label={t`Năm`}
        value={String(search.year ?? '')}
        onChange={(year) => change({ year: year ? Number(year) : undefined })}
        options={[
          { value: '', label: t`Mọi năm` },
          ...years.map((year) => ({ value: String(year), label: String(year) })),
        ]}
      />
    </div>
  )
}

function NothingHere({ search }: { search: ResultsSearch }) {
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  if (isFiltered) return <Trans>Không có kết quả nào khớp bộ lọc. Hãy bỏ bớt điều kiện.</Trans>
  return <Trans>Chưa có kết quả nào. Bấm «Ghi kết quả», hoặc «Nhập từ tệp» nếu đã có bảng tính.</Trans>
}
