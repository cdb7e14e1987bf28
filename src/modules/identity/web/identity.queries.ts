import { queryOptions } from '@tanstack/react-query'
import { CallFault, call, Nothing } from '#ui/api.ts'
import { Me, type SignIn, System } from '../contract.ts'

/** Who is signed in; null if nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 300_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await call(Me, '/identity/me', { signal })
    } catch (error) {
      if (error instanceof CallFault && error.status === 401) return null
      throw error
    }
  },
})

/** What is told before signing in: whether the data are a demonstration, and its accounts. */
export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => call(System, '/system', { signal }),
  staleTime: 300_000,
})

export function signIn(credentials: SignIn): Promise<undefined> {
  return call(Nothing, '/identity/sign-in', { method: 'POST', json: credentials })
}

export function signOut(): Promise<undefined> {
  return call(Nothing, '/identity/sign-out', { method: 'POST' })
}
