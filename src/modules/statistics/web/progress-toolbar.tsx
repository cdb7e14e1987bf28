import { Trans, useLingui } from '@lingui/react/macro'
import { useTitle } from '#ui/i18n.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { Segments } from '#ui/segments.tsx'
import type { GoalInfo, Progress } from '../contract.ts'
import { BordersSwitch } from './borders-switch.tsx'
import { STATE_LABELS } from './labels.ts'
import { type ProgressSearch, VIEWS, type View } from './progress-search.ts'
import type { SetSearch } from './use-progress-search.ts'

const VIEW_ICONS: Record<View, IconName> = { table: 'table', map: 'map', tiles: 'tiles', trend: 'trend' }

type YearBarProps = { year: number; years: number[]; search: ProgressSearch; set: SetSearch }

/** Which year, in which borders, shown how. */
export function YearBar({ year, years, search, set }: YearBarProps) {
  const { t } = useLingui()
  const words: Record<View, string> = { table: t`Bảng`, map: t`Bản đồ`, tiles: t`Ô bằng nhau`, trend: t`Theo tháng` }
  const known = years.includes(year) ? years : [year, ...years]
  return (
    <div className="bar no-print">
      <label className="bar-field bar-year">
        <span>
          <Trans>Năm</Trans>
        </span>
        <select value={year} onChange={({ target }) => set({ year: Number(target.value) }, { asStep: true })}>
          {known.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <BordersSwitch borders={search.borders} onChange={(borders) => set({ borders }, { asStep: true })} />
      <div className="bar-end">
        <Segments
          label={t`Cách xem`}
          value={search.view ?? 'table'}
          onChange={(view) => set({ view: view === 'table' ? undefined : view }, { asStep: true })}
          options={VIEWS.map((value) => ({ value, label: words[value], icon: VIEW_ICONS[value] }))}
        />
      </div>
    </div>
  )
}

type GoalBarProps = {
  progress: Progress
  project: string
  goal: GoalInfo | undefined
  needsGoal: boolean
  set: SetSearch
}

/** Which project, and all of its goals or one. */
export function GoalChoice({ progress, project, goal, needsGoal, set }: GoalBarProps) {
  const { t } = useLingui()
  const title = useTitle()
  const projects = [...new Set(progress.goals.map((one) => one.project))]
  const goals = progress.goals.filter((one) => one.project === project)
  const count = goals.length
  return (
    <>
      <Segments
        label={t`Dự án`}
        value={project}
        onChange={(chosen) =>
          set({ project: chosen, goal: undefined, sort: undefined, only: undefined }, { asStep: true })
        }
        options={projects.map((value) => ({ value, label: t`Dự án ${value.slice(1)}` }))}
      />
      <label className="bar-field bar-goal">
        <span>
          <Trans>Chỉ tiêu</Trans>
        </span>
        <select
          value={goal?.code ?? ''}
          onChange={({ target }) =>
            set({ goal: target.value || undefined, sort: undefined, only: undefined }, { asStep: true })
          }
        >
          {!needsGoal && <option value="">{t`Tất cả ${count} chỉ tiêu của dự án`}</option>}
          {goals.map((one) => (
            <option key={one.code} value={one.code}>
              {title(one.short)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

const FILTERS = ['silent', 'not-reported', 'behind', 'over-limit', 'met', 'not-assigned'] as const

/** Which provinces: by name, read without tones, and by how they stand. */
export function RowChoiceBar({ search, set }: { search: ProgressSearch; set: SetSearch }) {
  const { t } = useLingui()
  const isNarrowed = Boolean(search.find || search.only)
  return (
    <>
      <label className="bar-field">
        <span>
          <Trans>Lọc tỉnh</Trans>
        </span>
        <input
          className="input bar-find"
          type="search"
          placeholder={t`ví dụ: bac kan`}
          value={search.find ?? ''}
          onChange={({ target }) => set({ find: target.value || undefined })}
        />
      </label>
      <label className="bar-field">
        <span>
          <Trans>Trạng thái</Trans>
        </span>
        <select
          value={search.only ?? ''}
          onChange={({ target }) => set({ only: (target.value || undefined) as ProgressSearch['only'] })}
        >
          <option value="">{t`Mọi trạng thái`}</option>
          {FILTERS.map((only) => (
            <option key={only} value={only}>
              {only === 'silent' ? t`Chưa có kết quả nào` : t(STATE_LABELS[only].word)}
            </option>
          ))}
        </select>
      </label>
      {isNarrowed && (
        <button type="button" className="button" onClick={() => set({ find: undefined, only: undefined })}>
          <Icon name="close" size={14} />
          <Trans>Bỏ lọc</Trans>
        </button>
      )}
    </>
  )
}
