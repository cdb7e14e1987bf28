import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '#ui/app-route.tsx'
import { progressQuery, yearsQuery } from './progress.queries.ts'
import { readProgressSearch } from './progress-search.ts'

export const progressRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/progress',
  validateSearch: readProgressSearch,
  loaderDeps: ({ search: { year, borders } }) => ({ year, borders }),
  loader: async ({ context: { queryClient }, deps: { year, borders } }) => {
    const { years } = await queryClient.ensureQueryData(yearsQuery)
    const chosen = year ?? years[0]
    // Loaded ahead; a year that cannot be read is said on the page, beside the choice of another.
    if (chosen !== undefined) await queryClient.prefetchQuery(progressQuery({ year: chosen, borders }))
    return { years, year: chosen }
  },
  component: lazyRouteComponent(() => import('./progress-page.tsx'), 'ProgressPage'),
})
