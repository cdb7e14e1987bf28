import { createContext, useContext } from 'react'

/** Who is signed in, as every page may know it (the answer of GET /api/identity/me has this shape). */
export type Session = {
  name: string
  email: string
  role: 'ministry' | 'province' | 'reader'
  province: { id: string; code: string; name: string } | null
  provinceIds: string[] | null
  isDemo: boolean
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** The person signed in. Only pages below `appRoute` may ask. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the signed-in pages')
  return session
}
