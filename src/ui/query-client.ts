import { QueryClient } from '@tanstack/react-query'
import { CallFault } from './api.ts'

const FRESH_MS = 15_000

/** What was loaded is good for a moment. Only a line that broke is tried again; a refusal stays one. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A browser that thinks itself offline would hold everything back without a word, and the server may stand in the
      // same office: what cannot be sent is said at once.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: FRESH_MS,
        refetchOnWindowFocus: false,
        retry: (count, error) => error instanceof CallFault && error.code === 'network' && count < 2,
      },
    },
  })
}
