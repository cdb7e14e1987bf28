import { queryOptions } from '@tanstack/react-query'
import { MapData } from '#modules/territory/contract.ts'
import { call } from '#ui/api.ts'

/** How provinces are drawn; it changes with the pack only. */
export const territoryMapQuery = queryOptions({
  queryKey: ['territory', 'map'],
  queryFn: ({ signal }) => call(MapData, '/territory/map', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  // The tiles that stand in for a map that failed ask again as they appear: without this they would take turns for ever.
  retryOnMount: false,
})
