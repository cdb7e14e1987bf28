import { queryOptions } from '@tanstack/react-query'
import { MapData } from '#modules/territory/contract.ts'
import { call } from '#ui/api.ts'

/** How provinces are drawn; it changes with the pack only. */
export const territoryMapQuery = queryOptions({
  queryKey: ['territory', 'map'],
  queryFn: ({ signal }) => call(MapData, '/territory/map', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
