import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { DEMO_ACCOUNTS } from '#app/demo/accounts.ts'
import { postgresPid } from '#app/testing/server-process.ts'
import type { Me } from '#modules/identity/contract.ts'
import type { ResultList } from '#modules/results/contract.ts'
import { type RunningServer, startProduct } from './server.ts'

const SUBMISSIONS = 1000
const AT_ONCE = 8

test('kill -9 in the midst of 1,000 submissions loses none that was acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'antoan-kill-'))
  try {
    const first = await startProduct(folder)
    const { cookie, provinceId } = await signIn(first.url)
    const acknowledged = new Set<string>()
    let sent = 0
    const killed = new Promise<void>((resolve) => {
      const send = async () => {
        while (sent < SUBMISSIONS) {
          sent++
          const id = uuidv7()
          if (await submit(first.url, cookie, provinceId, id)) acknowledged.add(id)
          if (acknowledged.size === SUBMISSIONS / 2) {
            sent = SUBMISSIONS
            killAll(first, folder).then(resolve)
          }
        }
      }
      Promise.all(Array.from({ length: AT_ONCE }, send))
    })
    await killed
    expect(acknowledged.size).toBeGreaterThanOrEqual(SUBMISSIONS / 2)

    const second = await startProduct(folder)
    const again = await signIn(second.url)
    const kept = await listSubmitted(second.url, again.cookie)
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
    await second.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The server and its PostgreSQL, both without a chance to say goodbye. */
async function killAll(server: RunningServer, folder: string): Promise<void> {
  const postgres = postgresPid(folder)
  if (postgres === undefined) throw new Error('No PostgreSQL is running')
  process.kill(postgres, 'SIGKILL')
  await server.kill()
}

async function signIn(url: string): Promise<{ cookie: string; provinceId: string }> {
  const { email, password } = DEMO_ACCOUNTS.find(({ role }) => role === 'province')!
  const answer = await fetch(`${url}/api/identity/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  const me = (await (await fetch(`${url}/api/identity/me`, { headers: { cookie } })).json()) as Me
  return { cookie, provinceId: me.province!.id }
}

/** Records and submits; true only when the server has acknowledged both. */
async function submit(url: string, cookie: string, provinceId: string, id: string): Promise<boolean> {
  const headers = { cookie, 'content-type': 'application/json' }
  const body = {
    indicator: 'p1.enterprises-advised',
    unitId: provinceId,
    onDay: '2015-05-05',
    quantities: { 'p1.enterprises-advised': 1 },
    note: 'kill',
    fileIds: [],
    version: 0,
  }
  try {
    const recorded = await fetch(`${url}/api/results/${id}`, { method: 'PUT', headers, body: JSON.stringify(body) })
    if (!recorded.ok) return false
    const submitted = await fetch(`${url}/api/results/${id}/moves`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ move: 'submit', version: 1 }),
    })
    return submitted.ok
  } catch {
    return false // the server is gone: never acknowledged
  }
}

async function listSubmitted(url: string, cookie: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer = await fetch(`${url}/api/results?state=submitted&limit=200${cursor && `&cursor=${cursor}`}`, {
      headers: { cookie },
    })
    const page = (await answer.json()) as ResultList
    for (const { id } of page.items) ids.add(id)
    cursor = page.next
  }
  return ids
}
