import { msg } from '@lingui/core/macro'
import { createRoute, redirect } from '@tanstack/react-router'
import { signInRoute } from '#modules/identity/web/sign-in-route.tsx'
import { resultRoutes } from '#modules/results/web/results-routes.tsx'
import { progressRoute } from '#modules/statistics/web/progress-route.tsx'
import { letterRoutes } from '#modules/targets/web/letters-routes.tsx'
import { territoryRoute } from '#modules/territory/web/territory-route.tsx'
import { appRoute, type NavItem, rootRoute } from '#ui/app-route.tsx'

const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/progress' })
  },
})

/** Every page of the product. */
export const pages = rootRoute.addChildren([
  signInRoute,
  appRoute.addChildren([homeRoute, progressRoute, ...letterRoutes, ...resultRoutes, territoryRoute]),
])

/** What stands in the header, for whom. */
export const NAV: NavItem[] = [
  { to: '/progress', label: msg`Tiến độ` },
  { to: '/letters', label: msg`Công văn phân bổ` },
  { to: '/results', label: msg`Kết quả` },
  { to: '/territory', label: msg`Đơn vị hành chính` },
]
