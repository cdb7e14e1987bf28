import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import { call, query } from '#ui/api.ts'
import { Explanation, Progress, Trend } from '../contract.ts'

const Years = z.object({ years: z.array(z.int()) })

type Reading = { year: number; borders?: PlainDate | undefined }

/** Years with letters or results, newest first. */
export const yearsQuery = queryOptions({
  queryKey: ['statistics', 'years'],
  queryFn: ({ signal }) => call(Years, '/statistics/years', { signal }),
})

export function progressQuery({ year, borders }: Reading) {
  return queryOptions({
    queryKey: ['statistics', 'progress', year, borders ?? null],
    queryFn: ({ signal }) => call(Progress, `/statistics/progress${query({ year, borders })}`, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Why a figure is what it is; further records page by page. */
export function explainQuery({ year, borders, goal, unit }: Reading & { goal: string; unit: string }) {
  return infiniteQueryOptions({
    queryKey: ['statistics', 'explain', year, borders ?? null, goal, unit],
    queryFn: ({ signal, pageParam }) =>
      call(Explanation, `/statistics/explain${query({ year, borders, goal, unit, cursor: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ facts }) => facts.next,
  })
}

export function trendQuery({ year, borders, goal, unit }: Reading & { goal: string; unit: string }) {
  return queryOptions({
    queryKey: ['statistics', 'trend', year, borders ?? null, goal, unit],
    queryFn: ({ signal }) => call(Trend, `/statistics/trend${query({ year, borders, goal, unit })}`, { signal }),
  })
}

/** Where the table can be fetched as a file. */
export function downloadPath(format: 'xlsx' | 'csv', { year, borders }: Reading): string {
  return `/api/statistics/progress.${format}${query({ year, borders })}`
}
