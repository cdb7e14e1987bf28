import { type SpawnOptions, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, readFileSync } from 'node:fs'
import { PlainError } from './plain-error.ts'

/** How to run a program of PostgreSQL as somebody who is not root, which PostgreSQL insists on. */
export type PostgresUser = {
  /** The command line to spawn for a program and its arguments. */
  command(program: string, args: readonly string[]): [string, string[]]
  /** What to add to the options of spawn. */
  options: Pick<SpawnOptions, 'uid' | 'gid'>
  /** Gives a file or folder just made to that user. */
  own(path: string): void
  /** Lets that user pass through a folder of ours, without letting it look inside. */
  letPass(path: string): void
}

const MYSELF: PostgresUser = {
  command: (program, args) => [program, [...args]],
  options: {},
  own: () => {},
  letPass: () => {},
}

// A user namespace in which root carries the number 1000: PostgreSQL is content, and every file stays root's.
const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000']

/**
 * Who runs PostgreSQL: we ourselves; for root, root under another number (Linux), else an unprivileged account of the
 * machine that can read the program at `probe`. Throws a `PlainError` when there is no way.
 */
export function postgresUser(probe: string): PostgresUser {
  if (process.getuid?.() !== 0) return MYSELF
  if (isRunnable('unshare', [...NAMESPACE, probe, '--version'], {})) {
    return { ...MYSELF, command: (program, args) => ['unshare', [...NAMESPACE, program, ...args]] }
  }
  for (const { uid, gid } of unprivilegedAccounts()) {
    if (!isRunnable(probe, ['--version'], { uid, gid })) continue
    return {
      ...MYSELF,
      options: { uid, gid },
      own: (path) => chownSync(path, uid, gid),
      letPass: (path) => chmodSync(path, 0o711),
    }
  }
  throw new PlainError(
    'PostgreSQL không chạy được dưới tài khoản root trên máy này: hãy chạy bằng tài khoản thường, hoặc đặt DATABASE_URL',
    'PostgreSQL cannot run as root here: start as an ordinary user, or set DATABASE_URL',
  )
}

function isRunnable(program: string, args: string[], options: { uid?: number; gid?: number }): boolean {
  return spawnSync(program, args, { ...options, stdio: 'ignore', timeout: 10_000 }).status === 0
}

/** Whoever called sudo, then the usual accounts of services. */
function unprivilegedAccounts(): { uid: number; gid: number }[] {
  const { SUDO_UID, SUDO_GID } = process.env
  const caller = { uid: Number(SUDO_UID), gid: Number(SUDO_GID) }
  const lines = readAccounts().map((line) => line.split(':'))
  const named = ['postgres', 'nobody'].flatMap((name) => lines.filter(([login]) => login === name))
  const accounts = [caller, ...named.map(([, , uid, gid]) => ({ uid: Number(uid), gid: Number(gid) }))]
  return accounts.filter(({ uid, gid }) => uid > 0 && gid > 0)
}

function readAccounts(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    return []
  }
}
