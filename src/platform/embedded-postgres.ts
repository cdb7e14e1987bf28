import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PlainError } from './plain-error.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { clusterUrl, ensureCluster } from './postgres-cluster.ts'
import { leavePlace, type Presence, type Role, takePlace } from './postgres-presence.ts'
import { type Installation, stopNow } from './postgres-process.ts'
import { postgresUser } from './postgres-user.ts'

export type PostgresOptions = {
  /** `server`: the one server on this data. `guest`: a command that needs the database for a while. */
  as?: Role
  /** Gives up safety against power cuts for speed: tests only. */
  fast?: boolean
  /** Told when a server lost PostgreSQL (killed, crashed) and when it is back. */
  report?: (line: string) => void
  /** Called when it was lost and could not be brought back. */
  onLost?: (error: unknown) => void
}

export type EmbeddedPostgres = {
  /** The owner's URL of the application's database. */
  url: string
  /** It was running already. */
  adopted: boolean
  /** Leaves it, and stops it unless somebody else is using it (`left-running`; the last of them stops it). */
  stop(): Promise<'stopped' | 'left-running'>
  /** Asks it to stop and does not wait: for a process that must end at once. */
  stopNow(): void
}

/**
 * The embedded PostgreSQL of a data folder: made, started or joined. Whoever leaves last stops it. When its parent is
 * killed with -9 it goes on running until the next start joins it.
 * Throws a `PlainError` when another server has this data, or when PostgreSQL cannot run here.
 */
export async function startPostgres(folder: string, options: PostgresOptions = {}): Promise<EmbeddedPostgres> {
  const { as: role = 'guest', report = () => {}, onLost = () => {} } = options
  const dataDir = resolve(folder)
  const home = await install(dataDir, options.fast ?? false)
  let presence = await takePlace(home, dataDir, role)
  const { port } = presence.running
  let isLeaving = false

  // PostgreSQL may be killed under a server, which then brings it back on the same port. A short command just fails.
  const watch = ({ client }: Presence) =>
    client.once('end', async () => {
      if (isLeaving || role === 'guest') return
      report('Mất kết nối tới cơ sở dữ liệu, đang nối lại … / Database lost, reconnecting …')
      try {
        presence = await takePlace(home, dataDir, role, port)
        watch(presence)
        report('Cơ sở dữ liệu đã hoạt động lại. / The database is back.')
      } catch (error) {
        onLost(error)
      }
    })
  watch(presence)

  return {
    url: clusterUrl(home.cluster, port),
    adopted: presence.adopted,
    stop: () => {
      isLeaving = true
      return leavePlace(home, presence, role)
    },
    stopNow: () => stopNow(presence.running.pid),
  }
}

async function install(dataDir: string, fast: boolean): Promise<Installation> {
  makeFolder(dataDir)
  const binaries = postgresBinaries()
  const user = postgresUser(binaries.postgres)
  user.letPass(dataDir)
  const cluster = await ensureCluster(dataDir, binaries, user, { fast })
  return { cluster, binaries, user, durability: { fast }, logFile: join(dataDir, 'postgres.log') }
}

function makeFolder(dataDir: string): void {
  if (existsSync(dataDir) && statSync(dataDir).isDirectory()) return
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new PlainError(
      `Không tạo được thư mục dữ liệu ${dataDir} (ANTOAN_DATA): ${(cause as Error).message}`,
      'The data folder cannot be made',
      { cause },
    )
  }
}
