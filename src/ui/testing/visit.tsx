import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { type AnyRoute, createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, render } from '@testing-library/react'
import { appRoute, rootRoute } from '#ui/app-route.tsx'
import { setLocale } from '#ui/i18n.ts'
import { createQueryClient } from '#ui/query-client.ts'
import { parseSearch, stringifySearch } from '#ui/search-text.ts'
import type { Session } from '#ui/session.ts'
import { Toasts } from '#ui/toasts.tsx'
import { standInServer } from './stand-in-server.ts'

/** What the server would answer, by the path under /api; a function sees the address and the request. */
export type Answers = Record<string, unknown | ((url: URL, init: RequestInit | undefined) => unknown)>

export const MINISTRY: Session = {
  name: 'Bàn Chương trình',
  email: 'bo@antoan.vn',
  role: 'ministry',
  province: null,
  provinceIds: null,
  isDemo: false,
}

type VisitOptions = { session?: Session | null; isFrameless?: boolean }

/**
 * Opens a page as a person would, with the server's answers given: the real router, shell, queries and contracts.
 * Returns the router and the requests sent.
 */
export async function visit(
  routes: AnyRoute[],
  path: string,
  answers: Answers,
  { session = MINISTRY, isFrameless = false }: VisitOptions = {},
) {
  cleanup()
  localStorage.clear()
  await setLocale('vi')
  const requests: { method: string; url: URL; body: unknown }[] = []
  standInServer(async (address, init) => {
    const url = new URL(address, 'http://antoan.test')
    requests.push({ method: init?.method ?? 'GET', url, body: init?.body })
    const answer = answers[url.pathname.replace(/^\/api/, '')]
    return respond(typeof answer === 'function' ? await answer(url, init) : answer)
  })
  const queryClient = createQueryClient()
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retry: false } })
  const router = createRouter({
    routeTree: rootRoute.addChildren(isFrameless ? routes : [appRoute.addChildren(routes)]),
    history: createMemoryHistory({ initialEntries: [path] }),
    parseSearch,
    stringifySearch,
    context: { queryClient, nav: [], findSession: async () => session, signOut: async () => undefined },
  })
  const view = render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Toasts>
          <RouterProvider router={router as never} />
        </Toasts>
      </QueryClientProvider>
    </I18nProvider>,
  )
  return { ...view, router, requests }
}

/** A problem as the server tells it. */
export function problem(status: number, code: string, title: string, extra: Record<string, unknown> = {}): Response {
  const body = { type: 'about:blank', title, status, code, detail: title, ...extra }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}

function respond(answer: unknown): Response {
  if (answer instanceof Response) return answer
  if (answer === undefined) return problem(404, 'common.not-found', 'Không tìm thấy.')
  if (answer === null) return new Response(null, { status: 204 })
  return new Response(JSON.stringify(answer), { status: 200, headers: { 'content-type': 'application/json' } })
}
