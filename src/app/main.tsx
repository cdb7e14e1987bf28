import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { meQuery, signOut } from '#modules/identity/web/identity.queries.ts'
import { rememberedLocale, setLocale } from '#ui/i18n.ts'
import { createQueryClient } from '#ui/query-client.ts'
import { RouteFault, RouteMissing, RoutePending } from '#ui/route-states.tsx'
import { parseSearch, stringifySearch } from '#ui/search-text.ts'
import { followTheme } from '#ui/theme.ts'
import { Toasts } from '#ui/toasts.tsx'
import { NAV, pages } from './pages.tsx'
import '#ui/theme.css'

followTheme()
const queryClient = createQueryClient()

const router = createRouter({
  routeTree: pages,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: RouteFault,
  defaultPendingComponent: RoutePending,
  defaultNotFoundComponent: RouteMissing,
  scrollRestoration: true,
  context: {
    queryClient,
    nav: NAV,
    findSession: () => queryClient.ensureQueryData(meQuery),
    signOut: async () => {
      await signOut()
      queryClient.clear()
      await router.navigate({ to: '/sign-in' })
    },
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

// A session that ended meanwhile: back to the door, and afterwards to the same page.
queryClient.getQueryCache().subscribe(({ query, type }) => {
  const isEnded = type === 'updated' && (query.state.error as { status?: number } | null)?.status === 401
  if (isEnded && router.state.location.pathname !== '/sign-in') {
    queryClient.setQueryData(meQuery.queryKey, null)
    void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
  }
})

await setLocale(rememberedLocale())
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
)
