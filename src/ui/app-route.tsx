import type { MessageDescriptor } from '@lingui/core'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { FrameFault, RouteMissing, RoutePending } from './route-states.tsx'
import type { Session } from './session.ts'
import { Shell } from './shell.tsx'

export type NavItem = { to: string; label: MessageDescriptor; roles?: Session['role'][] }

/** What the application gives its pages; see src/app/main.tsx. */
export type AppContext = {
  queryClient: QueryClient
  nav: NavItem[]
  /** Who is signed in; null if nobody is. */
  findSession(): Promise<Session | null>
  signOut(): Promise<void>
}

export const rootRoute = createRootRouteWithContext<AppContext>()({
  component: Outlet,
  notFoundComponent: RouteMissing,
})

/** The frame of every page that needs a signed-in person. Pages hang below it. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const session = await context.findSession()
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } })
    return { session }
  },
  component: AppFrame,
  errorComponent: FrameFault,
  pendingComponent: RoutePending,
})

function AppFrame() {
  const { session, nav, signOut } = appRoute.useRouteContext()
  return (
    <Shell session={session} nav={nav} onSignOut={signOut}>
      <Outlet />
    </Shell>
  )
}
