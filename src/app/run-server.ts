import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '#platform/config.ts'
import { type DatabaseServer, openDatabaseServer } from '#platform/database-server.ts'
import { describeError } from '#platform/plain-error.ts'
import { removeServerInfo, writeServerInfo } from '#platform/server-info.ts'
import { listen, tryPort } from './listen.ts'

/** The part of a Fastify application a process needs. */
export type App = {
  listen(options: { port: number; host: string }): Promise<string>
  close(): PromiseLike<unknown>
  server: { closeIdleConnections(): void; closeAllConnections(): void }
}

/** What the server is made of; the life of the process is the same whatever these do. */
export type Parts = {
  /** Brings the database to the newest schema and fills it for a first use; says whether it holds demo data. */
  prepare(databaseUrl: string, config: Config, report: (line: string) => void): Promise<{ isDemo: boolean }>
  buildWeb(signal: AbortSignal): Promise<unknown>
  createApp(options: { databaseUrl: string; dataDir: string; isDemo: boolean }): Promise<App>
  /** Lines shown below the address when the database holds demo data. */
  demoLines(): string[]
}

const CLOSE_MS = 10_000
// A terminal sends Ctrl-C to every process of the command, and npm and our launcher pass theirs on as well.
const SAME_PRESS_MS = 1_000

/**
 * Runs the server until it is told to stop: a signal, or the launcher at the other end of the channel gone.
 * The first asks for a graceful stop, a second ends the process at once. Resolves with the exit code.
 */
export async function runServer(config: Config, parts: Parts): Promise<number> {
  const stopping = new AbortController()
  let database: DatabaseServer | undefined
  let app: App | undefined
  let failure: unknown
  onStopAsked(stopping, () => database?.stopNow())
  const say = (line: string) => console.log(line)

  try {
    const building = parts.buildWeb(stopping.signal)
    building.catch(() => {}) // awaited below
    database = await openDatabaseServer(config, {
      as: 'server',
      report: say,
      onLost: (error) => {
        failure = error
        stopping.abort()
      },
    })
    await tryPort(config) // before the long work, not after it
    stopping.signal.throwIfAborted()
    const { isDemo } = await parts.prepare(database.url, config, say)
    await building
    stopping.signal.throwIfAborted()
    app = await parts.createApp({ databaseUrl: database.url, dataDir: config.dataDir, isDemo })
    const url = await listen(app, config)
    if (database.isEmbedded)
      writeServerInfo(config.dataDir, { pid: process.pid, url, startedAt: new Date().toISOString() })
    const seconds = process.uptime().toLocaleString('vi-VN', { maximumFractionDigits: 1 })
    say(`An Toàn: ${url}   (sẵn sàng sau ${seconds} giây; Ctrl-C để dừng)`)
    if (isDemo) for (const line of parts.demoLines()) say(line)
    await aborted(stopping.signal)
  } catch (error) {
    if (!stopping.signal.aborted) failure = error
    stopping.abort() // also ends a build still running
  }
  if (database?.isEmbedded) removeServerInfo(config.dataDir)
  if (app) await closeApp(app)
  if ((await database?.stop()) === 'left-running' && database?.isEmbedded) {
    say('Một lệnh khác còn dùng cơ sở dữ liệu; lệnh đó sẽ dừng nó khi xong. / Another command still uses the database.')
  }
  if (failure) console.error(describeError(failure))
  return failure ? 1 : 0
}

/** Lets requests finish, at most for `CLOSE_MS`; a connection kept open by a browser is closed when its request is done. */
async function closeApp(app: App): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 50)
  await Promise.race([app.close(), wait(CLOSE_MS, undefined, { ref: false })])
  clearInterval(idle)
  app.server.closeAllConnections()
}

function onStopAsked(stopping: AbortController, atOnce: () => void): void {
  let first = 0
  const ask = () => {
    first ||= Date.now()
    if (Date.now() - first <= SAME_PRESS_MS) return stopping.abort()
    atOnce()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  if (!process.channel) return
  process.on('disconnect', () => stopping.abort()) // the launcher was killed
  process.channel.unref()
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    // Something must keep the process alive even if the application has no timer of its own.
    const alive = setInterval(() => {}, 60_000)
    signal.addEventListener('abort', () => {
      clearInterval(alive)
      resolve()
    })
  })
}
