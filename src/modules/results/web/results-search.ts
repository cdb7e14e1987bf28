import { ResultState } from '../contract.ts'
import type { ResultState as State } from '../domain/index.ts'

/** What the list of results is asked for; it stands in the address. */
export type ResultsSearch = {
  state?: State | undefined
  provinceId?: string | undefined
  indicator?: string | undefined
  year?: number | undefined
}

/** Reads the address; what makes no sense is left out. */
export function readResultsSearch(search: Record<string, unknown>): ResultsSearch {
  const text = (key: string) => (typeof search[key] === 'string' && search[key] ? search[key] : undefined)
  const year = Number(search.year)
  return {
    state: ResultState.safeParse(search.state).data,
    provinceId: text('provinceId'),
    indicator: text('indicator'),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
  }
}
