import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { type ProgressSearch, readProgressSearch } from './progress-search.ts'

const route = getRouteApi('/app/progress')

export type SetSearch = (
  patch: { [Key in keyof ProgressSearch]?: ProgressSearch[Key] | undefined },
  options?: { asStep?: boolean },
) => void

/**
 * What the address says, and a way to change parts of it. `asStep` lets the Back button undo the change; without it the
 * entry in the history is replaced, so that typing into a filter leaves no trail.
 */
export function useProgressSearch(): {
  search: ProgressSearch
  year: number | undefined
  years: number[]
  set: SetSearch
} {
  const search = route.useSearch()
  const { years, year } = route.useLoaderData()
  const navigate = route.useNavigate()
  const set = useCallback<SetSearch>(
    (patch, { asStep = false } = {}) => {
      void navigate({
        search: (before: ProgressSearch) => readProgressSearch({ ...before, ...patch }),
        replace: !asStep,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return { search, year: search.year ?? year, years, set }
}
