import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { test as base, expect } from 'vitest'
import { serveWeb } from './serve-web.ts'

const test = base.extend<{ get: (url: string) => Promise<{ statusCode: number; body: string }> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest asks for the pattern
  get: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'antoan-web-'))
    await writeFile(join(folder, 'index.html'), '<p>page</p>')
    await writeFile(join(folder, 'a.js'), 'script')
    const app = Fastify()
    await app.register(serveWeb, { folder })
    await use((url) => app.inject({ url, headers: { 'accept-encoding': 'identity' } }))
    await app.close()
    await rm(folder, { recursive: true })
  },
})

test.for([
  ['/', 200, 'page'],
  ['/results?state=draft', 200, 'page'],
  ['/a.js?v=1', 200, 'script'],
  ['//', 200, 'page'],
  ['//x:y', 200, 'page'],
  ['//x:99999999', 200, 'page'],
  ['/missing.js', 404, ''],
  ['/api/nothing', 404, ''],
] as const)('%s → %i %s', async ([url, status, body], { get }) => {
  const answer = await get(url)
  expect(answer.statusCode).toBe(status)
  expect(answer.body).toContain(body)
})
