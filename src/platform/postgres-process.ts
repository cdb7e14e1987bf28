import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { PlainError } from './plain-error.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { type Cluster, clusterUrl, type Durability, postgresEnvironment, writeSettings } from './postgres-cluster.ts'
import type { PostgresUser } from './postgres-user.ts'
import { commandLine, freePort, isAlive } from './process-facts.ts'
import { PRESENCE_NAME } from './server-lock.ts'

/** Everything that is the same for each start and stop of one cluster. */
export type Installation = {
  cluster: Cluster
  binaries: PostgresBinaries
  user: PostgresUser
  logFile: string
  durability: Durability
}

/** A PostgreSQL that answers. */
export type Running = { pid: number; port: number }

const READY_MS = 10 * 60_000 // after a crash, a long log may have to be replayed first
const ATTEMPTS = 20
const LOG_BYTES = 10_000_000

/**
 * The PostgreSQL of a cluster: the one already running there (after the parent was killed, say), else a new one.
 * Ready means: it took a connection with our password and named our folder. `port` is kept to if given.
 */
export async function ensureRunning(home: Installation, port?: number): Promise<Running & { adopted: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const found = await findRunning(home)
    if (found) return { ...found, adopted: true }
    const child = launch(home, port ?? (await freePort()))
    const started = await untilReady(home, child)
    if (started) return { ...started, adopted: false }
    // Lost a race with another start or for the port, or processes of a crashed PostgreSQL are not all gone yet.
    if (attempt === ATTEMPTS)
      throw new PlainError(`PostgreSQL không khởi động được: ${lastWords(home)}`, `See ${home.logFile}`)
    await wait(250)
  }
}

/** Stops it, ending what is open and losing nothing committed. */
export async function stopRunning({ cluster, binaries, user }: Installation): Promise<void> {
  const [command, args] = user.command(binaries.pgCtl, [
    'stop',
    '-D',
    cluster.folder,
    '-m',
    'fast',
    '-w',
    '-t',
    '60',
    '-s',
  ])
  const child = spawn(command, args, {
    ...user.options,
    env: postgresEnvironment(),
    stdio: 'ignore',
    detached: true, // a Ctrl-C in the terminal is not meant for it
    windowsHide: true,
  })
  await new Promise((resolve) => child.on('error', resolve).on('close', resolve))
  const pid = readPidFile(cluster)?.pid
  if (pid && isOurs(pid, cluster)) stopNow(pid, 'SIGQUIT')
}

/** Asks PostgreSQL to stop without waiting for it: for a process that must end at once. */
export function stopNow(pid: number, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone already
  }
}

/** What `postmaster.pid` says; it may be stale, even name somebody else's process or port. */
export function readPidFile({ folder }: Cluster): Running | undefined {
  try {
    const [pid, , , port] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return Number(pid) > 0 ? { pid: Math.abs(Number(pid)), port: Number(port) || 0 } : undefined
  } catch {
    return undefined
  }
}

async function findRunning(home: Installation): Promise<Running | undefined> {
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await wait(50)) {
    const noted = readPidFile(home.cluster)
    if (!noted) return undefined
    if (await answers(home.cluster, noted.port)) return noted
    if (!isOurs(noted.pid, home.cluster)) {
      if (isAlive(noted.pid)) disownPidFile(home.cluster, noted.pid)
      return undefined
    }
  }
  throw new PlainError(`PostgreSQL đang chạy nhưng không trả lời: ${lastWords(home)}`, `See ${home.logFile}`)
}

/** Is this process the PostgreSQL of our folder? Its command line says so; a number used again by another does not. */
function isOurs(pid: number, cluster: Cluster): boolean {
  if (!isAlive(pid)) return false
  const line = commandLine(pid)
  if (line === undefined) return true // the system does not tell: rather wait than start a second one
  return /postgres/i.test(line) && (process.platform === 'win32' || line.includes(cluster.folder))
}

/**
 * The number in `postmaster.pid` now belongs to another process, and PostgreSQL would refuse to start because of it.
 * Our own number instead counts as stale (we shall be its parent) and keeps its check of shared memory, which
 * removing the file would not.
 */
function disownPidFile({ folder }: Cluster, pid: number): void {
  const file = join(folder, 'postmaster.pid')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '' // it may go away this very moment
  if (!text.startsWith(`${pid}\n`)) return
  if (process.platform === 'win32') rmSync(file, { force: true })
  else writeFileSync(file, text.replace(/^\d+/, String(process.pid)))
}

function launch(home: Installation, port: number): ChildProcess {
  const { cluster, binaries, user, logFile, durability } = home
  writeSettings(cluster, user, port, durability)
  keepLogSmall(logFile)
  const log = openSync(logFile, 'a', 0o600)
  const isWindows = process.platform === 'win32' // there, only pg_ctl can shed an administrator's rights
  const [command, args] = isWindows
    ? [binaries.pgCtl, ['start', '-D', cluster.folder, '-l', logFile, '-w', '-t', '600', '-s']]
    : user.command(binaries.postgres, ['-D', cluster.folder])
  const child = spawn(command, args, {
    ...user.options,
    env: postgresEnvironment(),
    stdio: ['ignore', log, log],
    detached: true, // a session of its own: Ctrl-C in the terminal must not stop it before the server has finished
    windowsHide: true,
  })
  closeSync(log)
  child.on('error', () => {}) // seen as an exit without code
  child.unref()
  return child
}

async function untilReady({ cluster }: Installation, child: ChildProcess): Promise<Running | undefined> {
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await wait(20)) {
    const noted = readPidFile(cluster)
    const isFresh = noted && (process.platform === 'win32' || noted.pid === child.pid)
    if (isFresh && (await answers(cluster, noted.port))) return noted
    const hasFailed = child.pid === undefined || child.signalCode !== null || (child.exitCode ?? 0) !== 0
    if (hasFailed || (child.exitCode === 0 && process.platform !== 'win32')) return undefined
  }
  return undefined
}

/** A real connection, to our own folder: another PostgreSQL may have got the port, even with data copied from ours. */
async function answers(cluster: Cluster, port: number): Promise<boolean> {
  if (!port) return false
  const client = new Client({
    connectionString: clusterUrl(cluster, port, 'postgres'),
    connectionTimeoutMillis: 3000,
    application_name: PRESENCE_NAME,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder")
    return rows[0]?.folder.replaceAll('\\', '/').toLowerCase() === cluster.folder.replaceAll('\\', '/').toLowerCase()
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function keepLogSmall(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES) renameSync(logFile, `${logFile}.1`)
}

function lastWords({ logFile, binaries }: Installation): string {
  const { status } = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8', windowsHide: true })
  if (status !== 0) return `${binaries.postgres} không chạy được trên máy này`
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n') : []
  return lines.slice(-3).join(' ')
}
