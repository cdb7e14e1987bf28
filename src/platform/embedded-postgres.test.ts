import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { dataFolders, postgresPid } from '#app/testing/server-process.ts'
import { startPostgres } from './embedded-postgres.ts'
import { PlainError } from './plain-error.ts'

const folders = dataFolders()
afterEach(() => folders.removeAll())
afterAll(() => folders.removeModel())

const MODULE = new URL('./embedded-postgres.ts', import.meta.url).href

test('made on first use, kept on the next; UTF-8, in byte order, with Vietnamese order on request, safe against power cuts', async () => {
  const dataDir = folders.make()
  const first = await startPostgres(dataDir)
  await ask(first.url, 'create table name (text text)')
  await ask(first.url, `insert into name values ('Đặng'), ('Dương'), ('Em'), ('Ân')`)
  expect(await first.stop()).toBe('stopped')
  expect(postgresPid(dataDir)).toBeUndefined()

  const second = await startPostgres(dataDir)
  const names = await ask(second.url, `select text from name order by text collate "vi-x-icu"`)
  expect(names.map(({ text }) => text)).toEqual(['Ân', 'Dương', 'Đặng', 'Em'])
  const [settings] = await ask(
    second.url,
    `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as address,
       (select datlocale from pg_database where datname = current_database()) as locale`,
  )
  expect(settings).toEqual({ encoding: 'UTF8', fsync: 'on', commit: 'on', address: '127.0.0.1', locale: 'C.UTF-8' })
  await second.stop()
})

test('nobody comes in without the password, which only its owner can read', async () => {
  const dataDir = await folders.makeReady()
  const { url, stop } = await startPostgres(dataDir)
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password/)
  if (process.platform !== 'win32') expect(statSync(join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600)
  await stop()
})

test('a guest joins a server and leaves it running; the last one stops it', async () => {
  const dataDir = await folders.makeReady()
  const server = await startPostgres(dataDir, { as: 'server' })
  const guest = await startPostgres(dataDir)
  expect(guest).toMatchObject({ adopted: true, url: server.url })
  expect(await guest.stop()).toBe('left-running')
  const late = await startPostgres(dataDir)
  expect(await server.stop()).toBe('left-running')
  expect(await ask(late.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await late.stop()).toBe('stopped')
  expect(postgresPid(dataDir)).toBeUndefined()
})

test('a guest does not stop it under somebody connected by other means', async () => {
  const dataDir = await folders.makeReady()
  const guest = await startPostgres(dataDir)
  const other = new Client({ connectionString: guest.url })
  other.on('error', () => {})
  await other.connect()
  expect(await guest.stop()).toBe('left-running')
  await other.end()
  expect(await (await startPostgres(dataDir)).stop()).toBe('stopped')
})

test('guests that come while the last one is leaving all get in', async () => {
  const dataDir = await folders.makeReady()
  const visit = async (number: number) => {
    const guest = await startPostgres(dataDir)
    const rows = await ask(guest.url, `select ${number} as number`)
    await guest.stop()
    return rows[0]?.number
  }
  const numbers = Array.from({ length: 8 }, (_, index) => index)
  const visits = numbers.map((number) =>
    new Promise((resolve) => setTimeout(resolve, number * 60)).then(() => visit(number)),
  )
  expect(await Promise.all(visits)).toEqual(numbers)
  expect(postgresPid(dataDir)).toBeUndefined()
})

test('killed in the middle of being made: the next start makes it anew and clears away the rest', async () => {
  const dataDir = folders.make()
  const program = `import { startPostgres } from ${JSON.stringify(MODULE)}; await startPostgres(${JSON.stringify(dataDir)})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore', detached: true })
  const half = () => readdirSync(dataDir).find((name) => name.startsWith(`postgres.making-${child.pid}-`)) ?? ''
  await vi.waitFor(() => expect(existsSync(join(dataDir, half(), 'cluster/base/1'))).toBe(true), {
    timeout: 10_000,
    interval: 5,
  })
  process.kill(-(child.pid ?? 0), 'SIGKILL') // initdb with it
  await new Promise((resolve) => child.once('close', resolve))
  expect(half()).not.toBe('')
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)

  const { url, stop } = await startPostgres(dataDir)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log'])
})

test('a stale postmaster.pid that names a stranger and the port of another program fools nobody', async () => {
  const dataDir = await folders.makeReady()
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  const listener = createServer((socket) => void socket.end('220 not a database\r\n')).listen(0, '127.0.0.1')
  await new Promise((resolve) => listener.once('listening', resolve))
  const address = listener.address()
  const port = typeof address === 'object' ? address?.port : 0
  const pidFile = join(dataDir, 'postgres/cluster/postmaster.pid')
  writeFileSync(pidFile, `${stranger.pid}\n${dataDir}/postgres/cluster\n1\n${port}\n\n127.0.0.1\n  1  2\nready   \n`)

  const { url, adopted, stop } = await startPostgres(dataDir)
  expect(adopted).toBe(false)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull() // untouched
  stranger.kill('SIGKILL')
  listener.close()
})

test('a data folder that cannot be one is refused in a sentence', async () => {
  const file = join(folders.make(), 'file')
  writeFileSync(file, '')
  await expect(startPostgres(file)).rejects.toBeInstanceOf(PlainError)
  const incomplete = folders.make()
  writeFileSync(join(incomplete, 'postgres'), 'not a folder')
  await expect(startPostgres(incomplete)).rejects.toThrow(PlainError)
  expect(readFileSync(join(incomplete, 'postgres'), 'utf8')).toBe('not a folder')
})

async function ask(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
