import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '#platform/embedded-postgres.ts'
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

/** Temporary data folders: empty ones, and ones with a database ready to start, which saves making it each time. */
export type DataFolders = { make(): string; makeReady(): Promise<string>; removeAll(): void; removeModel(): void }

/** `removeAll` ends what still runs on the folders; `removeModel` comes when all tests are done. */
export function dataFolders(): DataFolders {
  const folders: string[] = []
  let model: Promise<string> | undefined
  let modelFolder: string | undefined
  const make = () => {
    const folder = mkdtempSync(join(tmpdir(), 'antoan-data-'))
    folders.push(folder)
    return folder
  }
  const prepare = async () => {
    modelFolder = mkdtempSync(join(tmpdir(), 'antoan-data-'))
    await (await startPostgres(modelFolder)).stop()
    return modelFolder
  }
  return {
    make,
    makeReady: async () => {
      model ??= prepare()
      const source = await model
      const folder = make()
      copyFolder(join(source, 'postgres'), join(folder, 'postgres'))
      return folder
    },
    removeAll: () => {
      for (const folder of folders.splice(0)) removeFolder(folder)
    },
    removeModel: () => {
      if (modelFolder) removeFolder(modelFolder)
    },
  }
}

/** With owners and rights, which PostgreSQL insists on. */
function copyFolder(source: string, target: string): void {
  if (process.platform === 'win32') cpSync(source, target, { recursive: true })
  else execFileSync('cp', ['-pR', source, target])
}
