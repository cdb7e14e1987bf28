import { QueryClient } from '@tanstack/react-query'
import { CallFault } from './api.ts'

const FRESH_MS = 15_000

/** What was loaded is good for a moment. Only a line that broke is tried again; a refusal stays one. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        refetchOnWindowFocus: false,
        retry: (count, error) => error instanceof CallFault && error.code === 'network' && count < 2,
      },
    },
  })
}
