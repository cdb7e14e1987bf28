import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { stopNow } from '#platform/postgres-process.ts'
import { isAlive } from '#platform/process-facts.ts'

/** A PostgreSQL of its own in a temporary folder, still empty; nothing of it stays. */
export type TemporaryDatabase = { url: string; remove(): Promise<void> }

const PREFIX = 'antoan-test-'

/** Starts one. Also removes what test runs left behind that were killed. */
export async function startTemporaryDatabase(): Promise<TemporaryDatabase> {
  removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  writeFileSync(join(folder, 'owner'), String(process.pid))
  const database = await startPostgres(folder, { as: 'server', fast: true }).catch((error) => {
    removeFolder(folder)
    throw error
  })
  const atExit = () => removeFolder(folder) // process.exit in the middle of things
  process.on('exit', atExit)
  return {
    url: database.url,
    remove: async () => {
      process.off('exit', atExit)
      await database.stop().catch(() => {})
      removeFolder(folder)
    },
  }
}

/** Lends a migrated one for a while. */
export async function withTemporaryDatabase<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const { url, remove } = await startTemporaryDatabase()
  try {
    await migrate(url)
    return await work(url)
  } finally {
    await remove()
  }
}

function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const folder = join(tmpdir(), name)
    const owner = readNumber(join(folder, 'owner'))
    if (owner !== undefined && !isAlive(owner)) removeFolder(folder)
  }
}

/** Removes a data folder; a PostgreSQL still running on it is ended without ceremony. Synchronous: for a process at its end. */
export function removeFolder(folder: string): void {
  const pidFile = join(folder, 'postgres/cluster/postmaster.pid')
  const pid = readNumber(pidFile)
  if (pid !== undefined && isAlive(pid)) {
    stopNow(pid, 'SIGQUIT')
    for (let round = 0; round < 150 && existsSync(pidFile); round++) sleep(20)
  }
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  } catch {
    // somebody else's, or still in use: the next run tries again
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** The number at the beginning of a file. */
function readNumber(path: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}
