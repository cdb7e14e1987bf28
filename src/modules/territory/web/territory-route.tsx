import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { appRoute } from '#ui/app-route.tsx'

/** The day looked at, and what is looked for; both stand in the address. */
export type TerritorySearch = { on?: PlainDate | undefined; find?: string | undefined; unit?: string | undefined }

/** Provinces on a day, communes by name, and who came from whom. */
export const territoryRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/territory',
  validateSearch: ({ on, find, unit }: Record<string, unknown>): TerritorySearch => ({
    on: typeof on === 'string' && isPlainDate(on) ? on : undefined,
    find: typeof find === 'string' && find ? find : undefined,
    unit: typeof unit === 'string' && unit ? unit : undefined,
  }),
  component: lazyRouteComponent(() => import('./territory-page.tsx'), 'TerritoryPage'),
})
