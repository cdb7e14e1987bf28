import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#ui/app-route.tsx'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string | undefined } => {
    const next = search['next']
    // Only a path of our own, never a way to another site. Undefined in so many words: a key left out would let the
    // value of the address through.
    return { next: typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined }
  },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})
