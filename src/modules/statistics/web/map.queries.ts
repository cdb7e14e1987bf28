import { queryOptions } from '@tanstack/react-query'
import { call } from '#ui/api.ts'
import { TerritoryMap } from './map-data.ts'

/** How provinces are drawn; it changes with the pack only. */
export const territoryMapQuery = queryOptions({
  queryKey: ['territory', 'map'],
  queryFn: ({ signal }) => call(TerritoryMap, '/territory/map', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
