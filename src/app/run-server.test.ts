import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { dataFolders, postgresPid, type ServerProcess, startServer } from './testing/server-process.ts'

const folders = dataFolders()
const servers: ServerProcess[] = []

afterEach(() => {
  for (const { pid } of servers.splice(0)) kill(pid, 'SIGKILL')
  folders.removeAll()
})
afterAll(() => folders.removeModel())

test('a second start on the same data names the first, fails, and leaves it alone', async () => {
  const dataDir = await folders.makeReady()
  const { ready } = start(dataDir)
  const url = await ready
  const second = await start(dataDir).ended
  expect(second.code).toBe(1)
  expect(second.output.trim().split('\n')).toEqual([expect.stringContaining(`đang chạy trên dữ liệu này: ${url}`)])
  expect(await notes(url)).toEqual([])
})

test('of two first starts at the same moment one serves and the other refuses', async () => {
  const dataDir = folders.make()
  const both = [start(dataDir), start(dataDir)]
  const loser = await Promise.race(both.map(({ ended }) => ended))
  expect(loser).toMatchObject({ code: 1, output: expect.stringContaining('đang chạy trên dữ liệu này') })
  const urls = (await Promise.all(both.map(({ ready }) => ready))).filter((url) => url !== undefined)
  expect(urls).toHaveLength(1)
  expect(await notes(urls[0])).toEqual([])
})

test('Ctrl-C lets a request finish, then stops everything', async () => {
  const dataDir = await folders.makeReady()
  const { pid, ready, ended } = start(dataDir, 'launcher')
  const url = await ready
  const answer = fetch(`${url}/slow/1000`).then((reply) => reply.text())
  const began = Date.now()
  await wait(200)
  kill(-pid, 'SIGINT') // what a terminal does: launcher and server get it, the launcher passes its own on
  await wait(100)
  expect(postgresPid(dataDir)).toBeDefined()
  expect(await answer).toBe('done')
  expect((await ended).code).toBe(0)
  expect(Date.now() - began).toBeLessThan(5000)
  expect(postgresPid(dataDir)).toBeUndefined()
  expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
})

test('a second signal ends the process at once, and PostgreSQL with it', async () => {
  const dataDir = await folders.makeReady()
  const { pid, ready, ended } = start(dataDir)
  const url = await ready
  const answer = fetch(`${url}/slow/9000`).catch(() => 'broken off')
  await wait(200)
  kill(pid, 'SIGTERM')
  await wait(1200)
  const began = Date.now()
  kill(pid, 'SIGTERM')
  expect((await ended).code).toBe(130)
  expect(Date.now() - began).toBeLessThan(1000)
  expect(await answer).toBe('broken off')
  await vi.waitFor(() => expect(postgresPid(dataDir)).toBeUndefined(), 5000)
})

test('the launcher killed with -9: the server stops by itself', async () => {
  const dataDir = await folders.makeReady()
  const { pid, ready } = start(dataDir, 'launcher')
  await ready
  kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(postgresPid(dataDir)).toBeUndefined(), 5000)
})

test('killed with -9 while writing, with and without its PostgreSQL: nothing acknowledged is lost', async () => {
  const dataDir = await folders.makeReady()
  const acknowledged: number[] = []
  for (const alsoPostgres of [false, true]) {
    const { pid, ready, ended } = start(dataDir)
    const before = acknowledged.length
    const writing = write(await ready, acknowledged)
    await vi.waitFor(() => expect(acknowledged.length - before).toBeGreaterThan(100), 5000)
    if (alsoPostgres) kill(postgresPid(dataDir) ?? 0, 'SIGKILL')
    kill(pid, 'SIGKILL')
    await Promise.all([writing, ended])
  }
  const url = await start(dataDir).ready
  const kept = new Set(await notes(url))
  expect(acknowledged.length).toBeGreaterThan(200)
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
})

test('PostgreSQL killed under a running server comes back', async () => {
  const dataDir = await folders.makeReady()
  const url = await start(dataDir).ready
  await fetch(`${url}/notes/1`, { method: 'POST' })
  const before = postgresPid(dataDir) ?? 0
  kill(before, 'SIGKILL')
  await vi.waitFor(() => expect([undefined, before]).not.toContain(postgresPid(dataDir)), 15_000)
  await vi.waitFor(async () => expect(await notes(url)).toEqual([1]), { timeout: 15_000, interval: 100 })
})

test('a port in use is one clear line, and nothing is left running', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const dataDir = await folders.makeReady()
  const { code, output } = await start(dataDir, undefined, { PORT: String(port) }).ended
  other.close()
  expect(code).toBe(1)
  expect(output.trim().split('\n')).toEqual([expect.stringContaining(`Cổng ${port} đang được chương trình khác dùng`)])
  expect(postgresPid(dataDir)).toBeUndefined()
})

function start(dataDir: string, through?: 'launcher', env: Record<string, string> = {}): ServerProcess {
  const server = startServer(dataDir, env, through)
  servers.push(server)
  return server
}

/** Eight writers, each sending one note after the other until the server is gone. */
async function write(url: string | undefined, acknowledged: number[]): Promise<void> {
  let next = Math.max(0, ...acknowledged) + 1000
  const writer = async () => {
    for (;;) {
      const id = next++
      const reply = await fetch(`${url}/notes/${id}`, { method: 'POST' }).catch(() => undefined)
      if (!reply?.ok) return
      acknowledged.push(id)
    }
  }
  await Promise.all(Array.from({ length: 8 }, writer))
}

async function notes(url: string | undefined): Promise<number[]> {
  return (await (await fetch(`${url}/notes`)).json()) as number[]
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // ended already
  }
}
