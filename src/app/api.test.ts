import { createFrame } from '#platform/http.ts'
import { PERMISSIONS } from '#platform/permissions.ts'
import { expect, test } from './testing/test.ts'

type Operation = { parameters?: unknown[]; responses?: Record<string, unknown> }
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> }

test('the API describes itself in OpenAPI 3.1, every route with its answer and its refusals', async ({ app }) => {
  const document = (await app.inject('/api/openapi.json')).json() as Document
  expect(document.openapi).toBe('3.1.0')
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses = {} }]) => ({
      name: `${method} ${path}`,
      answers: Object.keys(responses),
    })),
  )
  expect(operations.length).toBeGreaterThan(25)
  expect(operations.filter(({ answers }) => !answers.includes('4XX'))).toEqual([])
  // Files and spreadsheets come as they are; everything else says what it answers.
  const withoutAnswer = operations.filter(({ answers }) => !answers.some((status) => status.startsWith('2')))
  expect(withoutAnswer.map(({ name }) => name).sort()).toEqual([
    'get /api/files/{unitId}/{id}',
    'get /api/statistics/progress.csv',
    'get /api/statistics/progress.xlsx',
  ])
})

test('without a session every route that is not public asks to sign in', async ({ app }) => {
  const document = (await app.inject('/api/openapi.json')).json() as Document
  const open: string[] = []
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of Object.keys(operations)) {
      const answer = await app.inject({
        method: method.toUpperCase() as 'GET',
        url: path.replaceAll(/\{\w+\}/g, '0'),
        payload: method === 'get' ? undefined : {},
      })
      if (answer.statusCode !== 401) open.push(`${method} ${path}`)
    }
  }
  expect(open.sort()).toEqual([
    'get /api/system',
    'get /healthz',
    'post /api/identity/sign-in',
    'post /api/identity/sign-out',
  ])
})

test('a route that does not say who may keeps the server from starting', async ({ db, pack }) => {
  const frame = await createFrame({ db, pack, identify: async () => undefined, version: '0' })
  expect(() => frame.get('/x', async () => 'x')).toThrow('GET /x does not say who may')
  expect(() => frame.get('/y', { config: { permission: 'public' } }, async () => 'y')).not.toThrow()
})

test('a problem has a code, a sentence and the place of the fault, in the language asked for', async ({ app, as }) => {
  const ministry = await as('ministry')
  const vietnamese = (await ministry.get('/statistics/progress')).json() as {
    title: string
    errors: { path: string }[]
  }
  expect(vietnamese).toMatchObject({ code: 'common.invalid', status: 400, errors: [{ path: 'querystring.year' }] })
  const english = await app.inject({ url: '/api/nothing', headers: { 'accept-language': 'en' } })
  expect(english.headers['content-type']).toContain('application/problem+json')
  expect(english.json()).toMatchObject({ title: 'Not found.', code: 'common.not-found' })
})

test('it says when it is ready', async ({ app }) => {
  expect((await app.inject('/healthz')).json()).toMatchObject({ status: 'ok' })
})

test('a reader may change nothing', () => {
  const mayRead = Object.entries(PERMISSIONS).filter(([, roles]) => (roles as readonly string[]).includes('reader'))
  for (const [permission] of mayRead) expect(permission).toMatch(/\.(read|self)$/)
})
