import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { useTitle } from '#ui/i18n.ts'
import { Icon } from '#ui/icon.tsx'
import { Empty } from '#ui/notice.tsx'
import { FaultNotice, RoutePending } from '#ui/route-states.tsx'
import { useSession } from '#ui/session.ts'
import { useNarrow } from '#ui/use-narrow.ts'
import type { Progress, ProgressState } from '../contract.ts'
import { GoalTable } from './goal-table.tsx'
import { downloadPath, trendQuery } from './progress.queries.ts'
import { rowsOf } from './progress-rows.ts'
import type { ProgressSearch } from './progress-search.ts'
import { ProgressTable, type ProgressTableProps } from './progress-table.tsx'
import { GoalChoice, RowChoiceBar } from './progress-toolbar.tsx'
import { UnitChoice } from './unit-choice.tsx'
import type { SetSearch } from './use-progress-search.ts'

const ProgressMap = lazy(() => import('./map.tsx').then(({ ProgressMap }) => ({ default: ProgressMap })))
const TileGrid = lazy(() => import('./tile-grid.tsx').then(({ TileGrid }) => ({ default: TileGrid })))
const TrendChart = lazy(() => import('./trend-chart.tsx').then(({ TrendChart }) => ({ default: TrendChart })))

type BodyProps = { progress: Progress; year: number; search: ProgressSearch; set: SetSearch }

/** The figures themselves, in the view chosen, with the choices that belong to it. */
export function ProgressBody({ progress, year, search, set }: BodyProps) {
  const isNarrow = useNarrow()
  const title = useTitle()
  const view = search.view ?? 'table'
  const chosen = progress.goals.find(({ code }) => code === search.goal)
  const project =
    chosen?.project ??
    progress.goals.find((goal) => goal.project === search.project)?.project ??
    progress.goals[0]?.project
  if (!project) return <Empty title={<Trans>Chương trình của năm này chưa có chỉ tiêu nào.</Trans>} />
  // A map shows one goal, and so does a phone: there the first of priority stands until another is chosen.
  const needsGoal = view !== 'table' || isNarrow
  const goals = progress.goals.filter((one) => one.project === project)
  const goal = chosen ?? (needsGoal ? (goals.find(({ isPriority }) => isPriority) ?? goals[0]) : undefined)
  const explain = (goalCode: string, unit: string) => set({ why: `${goalCode}@${unit}` }, { asStep: true })
  const picture = (goalCode: string) => ({
    progress,
    goalCode,
    onPick: (unit: string) => explain(goalCode, unit),
    onList: (only: ProgressState) => set({ view: undefined, project, goal: goalCode, only }, { asStep: true }),
  })
  return (
    <>
      <div className="bar bar-soft no-print">
        <GoalChoice progress={progress} project={project} goal={goal} needsGoal={needsGoal} set={set} />
        {view === 'table' && <RowChoiceBar search={search} set={set} />}
        {view === 'table' && <Downloads year={year} borders={search.borders} />}
        {view === 'trend' && (
          <UnitChoice progress={progress} unit={search.unit ?? 'VN'} onChange={(unit) => set({ unit })} />
        )}
      </div>
      {goal && view !== 'table' && <h2 className="print-only">{title(goal.title)}</h2>}
      <Suspense fallback={<RoutePending />}>
        {view === 'table' && (
          <TableView
            progress={progress}
            project={project}
            goal={goal?.code}
            search={search}
            set={set}
            onExplain={explain}
          />
        )}
        {view === 'map' && goal && <ProgressMap {...picture(goal.code)} />}
        {view === 'tiles' && goal && <TileGrid {...picture(goal.code)} />}
        {view === 'trend' && goal && (
          <TrendView year={year} borders={search.borders} goal={goal.code} unit={search.unit ?? 'VN'} />
        )}
      </Suspense>
    </>
  )
}

type TableViewProps = Omit<BodyProps, 'year'> & {
  project: string
  goal: string | undefined
  onExplain: ProgressTableProps['onExplain']
}

function TableView({ progress, project, goal, search, set, onExplain }: TableViewProps) {
  const { t } = useLingui()
  const title = useTitle()
  const { provinceIds } = useSession()
  const { find, only, sort, folded } = search
  const ownTitle = t`Địa bàn của bạn`
  const goals = useMemo(
    () => progress.goals.flatMap((one, index) => ((goal ? one.code === goal : one.project === project) ? [index] : [])),
    [progress, project, goal],
  )
  const rows = useMemo(
    () => rowsOf(progress, { goals, find, only, sort, folded, own: provinceIds, ownTitle }),
    [progress, goals, find, only, sort, folded, provinceIds, ownTitle],
  )
  const shown = rows.filter(({ unit, isOwn }) => unit.level === 'province' && !isOwn).length
  const isNothing = shown === 0 && Boolean(find || only)
  const name = goal ? title(progress.goals[goals[0]!]!.title) : t`Dự án ${project.slice(1)}`
  const Chosen = goal ? GoalTable : ProgressTable
  return (
    <>
      <p className="hidden" role="status">
        <Trans>{shown} tỉnh trong bảng</Trans>
      </p>
      {isNothing && (
        <Empty title={<Trans>Không có tỉnh nào khớp với bộ lọc.</Trans>}>
          <button type="button" className="button" onClick={() => set({ find: undefined, only: undefined })}>
            <Trans>Bỏ lọc</Trans>
          </button>
        </Empty>
      )}
      {!isNothing && (
        <Chosen
          progress={progress}
          rows={rows}
          goals={goals}
          caption={
            <>
              <Trans>{name}: kết quả / chỉ tiêu.</Trans>{' '}
              <span className="no-print">
                <Trans>Bấm một con số để biết vì sao; phím mũi tên đi giữa các số.</Trans>
              </span>
            </>
          }
          sort={sort}
          onSort={(next) => set({ sort: next })}
          onFold={(region) => set({ folded: toggled(folded, region) })}
          onUnit={(unit) => set({ view: 'trend', unit }, { asStep: true })}
          onExplain={onExplain}
        />
      )}
    </>
  )
}

function Downloads({ year, borders }: { year: number; borders: ProgressSearch['borders'] }) {
  return (
    <span className="bar-end downloads">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} className="button button-small" href={downloadPath(format, { year, borders })} download>
          <Icon name="download" size={15} />
          <span className="hidden">
            <Trans>Tải bảng tiến độ dạng</Trans>{' '}
          </span>
          .{format}
        </a>
      ))}
    </span>
  )
}

function TrendView({
  year,
  borders,
  goal,
  unit,
}: {
  year: number
  borders: ProgressSearch['borders']
  goal: string
  unit: string
}) {
  const { data: trend, error, refetch } = useQuery(trendQuery({ year, borders, goal, unit }))
  if (error) return <FaultNotice error={error} onRetry={() => void refetch()} />
  return trend ? <TrendChart trend={trend} /> : <RoutePending />
}

function toggled(folded: string | undefined, region: string): string | undefined {
  const codes = new Set((folded ?? '').split(',').filter(Boolean))
  if (!codes.delete(region)) codes.add(region)
  return [...codes].sort().join(',') || undefined
}
