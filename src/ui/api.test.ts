import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { CallFault, call, Nothing, newKey, query } from './api.ts'
import { setLocale } from './i18n.ts'
import { standInServer } from './testing/stand-in-server.ts'

const Answer = z.object({ year: z.int() })

function serverSays(body: string | null, status: number, type = 'application/json') {
  const sent: RequestInit[] = []
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    sent.push(init)
    return new Response(body, { status, headers: { 'content-type': type } })
  })
  return sent
}

beforeAll(() => setLocale('vi'))
afterEach(() => vi.unstubAllGlobals())

test('an answer is read by the contract', async () => {
  serverSays('{"year":2015,"more":1}', 200)
  expect(await call(Answer, '/x')).toEqual({ year: 2015 })
})

test('an answer that is not what the contract says is a fault, not a value', async () => {
  serverSays('{"year":"2015"}', 200)
  await expect(call(Answer, '/x')).rejects.toMatchObject({ code: 'answer' })
})

test('204 gives nothing', async () => {
  serverSays(null, 204)
  expect(await call(Nothing, '/x', { method: 'POST' })).toBeUndefined()
})

test('a problem carries code, sentence and the fields at fault, named as in the form', async () => {
  const errors = [{ path: 'body.onDay', message: 'Ngày không có' }]
  serverSays(
    JSON.stringify({ code: 'common.invalid', title: 'Chưa đúng', detail: 'Sai ngày', errors }),
    400,
    'application/problem+json',
  )
  const fault = await call(Answer, '/x').catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(CallFault)
  expect(fault).toMatchObject({
    code: 'common.invalid',
    status: 400,
    message: 'Sai ngày',
    fields: [{ path: 'onDay', message: 'Ngày không có' }],
  })
})

test('an answer that is no problem (a proxy in between) is still said in words', async () => {
  serverSays('<html>', 502, 'text/html')
  await expect(call(Answer, '/x')).rejects.toMatchObject({ code: 'answer', status: 502 })
})

test('no line to the server', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('failed')
  })
  await expect(call(Answer, '/x')).rejects.toMatchObject({ code: 'network' })
})

test('a change carries a key, the same one when it is given; a question carries none', async () => {
  const sent = serverSays('{"year":1}', 200)
  await call(Answer, '/x', { method: 'PUT', json: { a: 1 }, idempotencyKey: 'k' })
  await call(Answer, '/x', { method: 'PUT', json: { a: 1 } })
  await call(Answer, '/x')
  const keys = sent.map(({ headers }) => (headers as Record<string, string>)['idempotency-key'])
  expect(keys[0]).toBe('k')
  expect(keys[1]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[2]).toBeUndefined()
  expect(sent[0]?.body).toBe('{"a":1}')
})

test('without randomUUID (plain http) keys are still UUIDs of version 4', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) })
  expect(newKey()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})

test('a query leaves out what is not given, and keeps zero and false', () => {
  expect(query({ year: 2015, borders: undefined, unit: '', page: 0, all: false })).toBe('?year=2015&page=0&all=false')
  expect(query({})).toBe('')
})

test('a file tells how much of it has left, and its answer is read as any other', async () => {
  const sent: (string | null)[] = []
  standInServer((_address, init) => {
    sent.push(new Headers(init?.headers).get('content-type'), new Headers(init?.headers).get('idempotency-key'))
    return new Response('{"year":2015}', { status: 201, headers: { 'content-type': 'application/json' } })
  })
  const told: number[] = []
  const bytes = new Blob([new Uint8Array(100)])
  const options = { method: 'POST' as const, bytes, idempotencyKey: 'k', onProgress: (now: number) => told.push(now) }
  expect(await call(Answer, '/x', options)).toEqual({ year: 2015 })
  expect(told).toEqual([50, 100])
  expect(sent).toEqual(['application/octet-stream', 'k'])
})

test('a file refused and a file whose line broke are told apart', async () => {
  const bytes = new Blob(['x'])
  const refusal = { code: 'targets.unreadable-file', title: 'Không đọc được', detail: 'Tệp rỗng' }
  standInServer(
    () =>
      new Response(JSON.stringify(refusal), { status: 422, headers: { 'content-type': 'application/problem+json' } }),
  )
  await expect(call(Answer, '/x', { method: 'POST', bytes })).rejects.toMatchObject({
    status: 422,
    message: 'Tệp rỗng',
  })
  standInServer(() => {
    throw new TypeError('failed')
  })
  await expect(call(Answer, '/x', { method: 'POST', bytes })).rejects.toMatchObject({ code: 'network' })
})

test('a file stopped on its way is no fault of the line', async () => {
  standInServer(() => new Response('{"year":2015}', { headers: { 'content-type': 'application/json' } }))
  const controller = new AbortController()
  const stopped = call(Answer, '/x', {
    method: 'POST',
    bytes: new Blob(['xy']),
    signal: controller.signal,
    onProgress: () => controller.abort(),
  })
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
})
