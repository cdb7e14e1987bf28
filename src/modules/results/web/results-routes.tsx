import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '#ui/app-route.tsx'
import { programmesQuery, resultQuery, resultsQuery } from './results.queries.ts'
import { readResultsSearch } from './results-search.ts'

const resultsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/results',
  validateSearch: readResultsSearch,
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(programmesQuery),
  component: lazyRouteComponent(() => import('./results-page.tsx'), 'ResultsPage'),
})

const newResultRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/results/new',
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(programmesQuery),
  component: lazyRouteComponent(() => import('./result-form-page.tsx'), 'NewResultPage'),
})

const importRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/results/import',
  component: lazyRouteComponent(() => import('./import-results-page.tsx'), 'ImportResultsPage'),
})

const queueRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/results/queue',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(programmesQuery),
      queryClient.fetchInfiniteQuery(resultsQuery({ state: 'submitted' })),
    ]),
  component: lazyRouteComponent(() => import('./queue-page.tsx'), 'QueuePage'),
})

const resultRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/results/$resultId',
  loader: ({ context: { queryClient }, params: { resultId } }) =>
    Promise.all([queryClient.ensureQueryData(programmesQuery), queryClient.fetchQuery(resultQuery(resultId))]),
  component: lazyRouteComponent(() => import('./result-page.tsx'), 'ResultPage'),
})

const editResultRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/results/$resultId/edit',
  loader: ({ context: { queryClient }, params: { resultId } }) =>
    Promise.all([queryClient.ensureQueryData(programmesQuery), queryClient.fetchQuery(resultQuery(resultId))]),
  component: lazyRouteComponent(() => import('./result-form-page.tsx'), 'EditResultPage'),
})

/** The pages of results: list, queue of the ministry, one result, its form, and the import of many. */
export const resultRoutes = [resultsRoute, newResultRoute, importRoute, queueRoute, resultRoute, editResultRoute]
