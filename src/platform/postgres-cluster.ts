import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { PlainError } from './plain-error.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { PostgresUser } from './postgres-user.ts'
import { isAlive } from './process-facts.ts'

/** The role that owns the embedded database, and the database's name. */
export const OWNER = 'antoan'

/** A data folder made by initdb, with the password of its owner. */
export type Cluster = { folder: string; password: string }

/** `fast` gives up safety against power cuts: for tests only. */
export type Durability = { fast: boolean }

// Large enough for years of facts, small enough for an office PC. The rest are PostgreSQL's own choices.
const SETTINGS = {
  listen_addresses: "'127.0.0.1'",
  unix_socket_directories: "''",
  max_connections: 60,
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_compression: 'pglz',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: 0.9,
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  log_line_prefix: "'%m [%p] '",
  logging_collector: 'off',
}
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }

/**
 * The cluster in a data folder, made on first use. It is made under another name and renamed when whole, so a start
 * broken off at any moment leaves either everything or nothing; of two starts at once, the later takes the other's.
 */
export async function ensureCluster(
  dataDir: string,
  { initdb }: PostgresBinaries,
  user: PostgresUser,
  { fast }: Durability,
): Promise<Cluster> {
  const home = join(dataDir, 'postgres')
  removeLeftovers(dataDir)
  if (!existsSync(home)) {
    const making = join(dataDir, `postgres.making-${process.pid}-${randomBytes(3).toString('hex')}`)
    try {
      await makeCluster(making, initdb, user, fast)
      moveOnto(making, home)
    } finally {
      rmSync(making, { recursive: true, force: true, maxRetries: 3 })
    }
  }
  return readCluster(home)
}

/** Settles port and settings for the next start of the cluster. A running PostgreSQL does not read them again. */
export function writeSettings({ folder }: Cluster, user: PostgresUser, port: number, { fast }: Durability): void {
  const lines = Object.entries({ ...SETTINGS, ...(fast ? FAST : {}), port }).map(
    ([name, value]) => `${name} = ${value}`,
  )
  const draft = join(folder, `postgresql.conf.${process.pid}`)
  writeFileSync(draft, `# Written by An Toàn at every start: changes made here are lost.\n${lines.join('\n')}\n`)
  user.own(draft)
  renameSync(draft, join(folder, 'postgresql.conf'))
}

/** URL of the owner on a running cluster. */
export function clusterUrl({ password }: Cluster, port: number, database: string = OWNER): string {
  return `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`
}

async function makeCluster(home: string, initdb: string, user: PostgresUser, fast: boolean): Promise<void> {
  const passwordFile = join(home, 'password')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  for (const path of [home, passwordFile]) user.own(path)
  const [command, args] = user.command(initdb, [
    ...['-D', join(home, 'cluster'), '-U', OWNER, '-A', 'scram-sha-256', '--pwfile', passwordFile],
    // Byte order everywhere, so that indexes hold on every platform; Vietnamese order is asked for where it is shown.
    ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(fast ? ['--no-sync'] : []),
  ])
  const child = spawn(command, args, {
    ...user.options,
    env: postgresEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += String(chunk)))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code === 0) return
  throw new PlainError(
    `Không tạo được cơ sở dữ liệu trong ${home}: ${said.trim().split('\n').slice(-3).join(' ')}`,
    'The database could not be created',
  )
}

/** Another start may have been quicker: then its cluster is the one. */
function moveOnto(making: string, home: string): void {
  try {
    renameSync(making, home)
  } catch (error) {
    if (!existsSync(home)) throw error
  }
}

/** Unfinished clusters of starts that were killed. One still being made belongs to a living process. */
function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = /^postgres\.making-(\d+)-/.exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true })
    } catch {
      // An orphaned initdb is still writing; the start after this one removes it.
    }
  }
}

function readCluster(home: string): Cluster {
  const passwordFile = join(home, 'password')
  try {
    chmodSync(passwordFile, 0o600)
    return { folder: realpathSync(join(home, 'cluster')), password: readFileSync(passwordFile, 'utf8').trim() }
  } catch (cause) {
    throw new PlainError(
      `Thư mục ${home} không đọc được hoặc thiếu tệp; hãy khôi phục nó từ bản sao, hoặc dời nó đi để bắt đầu lại`,
      `The folder ${home} is unreadable or incomplete`,
      { cause },
    )
  }
}

/** Nothing of the caller's PG… variables or language may reach our PostgreSQL. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
