import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive } from '#platform/process-facts.ts'
import { removeFolder } from './temporary-database.ts'

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))
const STUB = 'src/app/testing/stub-server.ts'

/** A server started as a child process, as a person would start it. */
export type ServerProcess = {
  pid: number
  /** Resolves with its address, or with undefined when it ended first. */
  ready: Promise<string | undefined>
  /** Resolves when it has ended: exit code (null: killed by a signal) and everything it said. */
  ended: Promise<{ code: number | null; output: string }>
}

/** Starts the small server of stub-server.ts; through the launcher, as npm does, if asked. In a group of its own. */
export function startServer(dataDir: string, env: Record<string, string> = {}, through?: 'launcher'): ServerProcess {
  const args = through ? [join(PROJECT, 'scripts/up.mjs'), 'run', STUB] : [join(PROJECT, STUB)]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PORT: '0', ANTOAN_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  const ready = new Promise<string | undefined>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += String(chunk)
        const url = /An Toàn: (http:\S+)/.exec(output)?.[1]
        if (url) resolve(url)
      })
    }
    ended.then(() => resolve(undefined))
  })
  return { pid: child.pid ?? 0, ready, ended }
}

/** The process of the PostgreSQL on a data folder, if one is alive. */
export function postgresPid(dataDir: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10)
    return isAlive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

/** Temporary data folders; `removeAll` ends what still runs on them. */
export function dataFolders(): { make(): string; removeAll(): void } {
  const folders: string[] = []
  return {
    make: () => {
      const folder = mkdtempSync(join(tmpdir(), 'antoan-data-'))
      folders.push(folder)
      return folder
    },
    removeAll: () => {
      for (const folder of folders.splice(0)) removeFolder(folder)
    },
  }
}
