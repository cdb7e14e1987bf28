import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import { ProgrammeInfo } from '#modules/programme/contract.ts'
import { Province, UnitList } from '#modules/territory/contract.ts'
import { call, query } from '#ui/api.ts'
import type { SendOptions } from '#ui/use-sending.ts'
import {
  type EvidenceFile,
  type MoveResult,
  type RecordResult,
  ResultList,
  ResultPage,
  ResultsImport,
} from '../contract.ts'
import type { ResultsSearch } from './results-search.ts'

const Version = z.object({ version: z.int() })

/** Results under a filter, a page after the other. */
export function resultsQuery({ state, provinceId, indicator, year }: ResultsSearch) {
  return infiniteQueryOptions({
    queryKey: ['results', 'list', state ?? null, provinceId ?? null, indicator ?? null, year ?? null],
    queryFn: ({ signal, pageParam }) =>
      call(ResultList, `/results${query({ state, provinceId, indicator, year, cursor: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}

export function resultQuery(id: string) {
  return queryOptions({
    queryKey: ['results', 'one', id],
    queryFn: ({ signal }) => call(ResultPage, `/results/${id}`, { signal }),
  })
}

/** Writes a result down; the same id and key sent twice are one. */
export function recordResult(id: string, result: RecordResult, key: string): Promise<{ version: number }> {
  return call(Version, `/results/${id}`, { method: 'PUT', json: result, idempotencyKey: key })
}

export function moveResult(id: string, move: MoveResult): Promise<{ version: number }> {
  return call(Version, `/results/${id}/moves`, { method: 'POST', json: move })
}

/** Reads a file of results; `isDryRun` changes nothing. */
export function importResults(file: File, isDryRun: boolean, options: SendOptions): Promise<ResultsImport> {
  const path = isDryRun ? '/results/imports/preview' : '/results/imports'
  return call(ResultsImport, `${path}${query({ fileName: file.name })}`, { method: 'POST', bytes: file, ...options })
}

/** The programmes: their indicators say what can be recorded. */
export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: ({ signal }) => call(ProgrammeInfo.array(), '/programmes', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Provinces as they stood on a day. */
export function provincesQuery(on: PlainDate | undefined) {
  return queryOptions({
    queryKey: ['territory', 'provinces', on ?? null],
    queryFn: ({ signal }) => call(Province.array(), `/territory/provinces${query({ on })}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Communes of a province on a day whose names hold the text, tones aside. */
export function communesQuery(parent: string, on: PlainDate, search: string) {
  return queryOptions({
    queryKey: ['territory', 'communes', parent, on, search],
    queryFn: ({ signal }) =>
      call(UnitList, `/territory/units${query({ level: 'commune', parent, on, search, limit: 20 })}`, { signal }),
    enabled: search.trim().length >= 2,
    placeholderData: keepPreviousData,
  })
}

/** Where a file of evidence can be read. */
export function evidencePath({ unitId, id }: Pick<EvidenceFile, 'unitId' | 'id'>): string {
  return `/api/files/${unitId}/${id}`
}
