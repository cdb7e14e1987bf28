import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { PlainDate } from '#kernel/plain-date.ts'
import { call, query } from '#ui/api.ts'
import { Province, UnitHistory, UnitList } from '../contract.ts'

export function provincesQuery(on: PlainDate) {
  return queryOptions({
    queryKey: ['territory', 'provinces', on],
    queryFn: ({ signal }) => call(Province.array(), `/territory/provinces${query({ on })}`, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Communes on a day whose name holds the text, tones aside, or whose code begins with it. */
export function communesQuery(on: PlainDate, search: string) {
  return queryOptions({
    queryKey: ['territory', 'search', on, search],
    queryFn: ({ signal }) =>
      call(UnitList, `/territory/units${query({ level: 'commune', on, search, limit: 50 })}`, { signal }),
    enabled: search.trim().length >= 2,
    placeholderData: keepPreviousData,
  })
}

export function unitQuery(id: string) {
  return queryOptions({
    queryKey: ['territory', 'unit', id],
    queryFn: ({ signal }) => call(UnitHistory, `/territory/units/${id}`, { signal }),
  })
}
