import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '#ui/app-route.tsx'
import { letterQuery, lettersQuery } from './letters.queries.ts'

const lettersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/letters',
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(lettersQuery),
  component: lazyRouteComponent(() => import('./letters-page.tsx'), 'LettersPage'),
})

const newLetterRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/letters/new',
  component: lazyRouteComponent(() => import('./new-letter-page.tsx'), 'NewLetterPage'),
})

const letterRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/letters/$letterId',
  loader: ({ context: { queryClient }, params }) => queryClient.ensureQueryData(letterQuery(params.letterId)),
  component: lazyRouteComponent(() => import('./letter-page.tsx'), 'LetterPage'),
})

/** The pages of allocation letters: those kept, one of them, and the import of a new one. */
export const letterRoutes = [lettersRoute, newLetterRoute, letterRoute]
