import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlainError } from '#platform/plain-error.ts'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const OUTPUT = 'dist/web'
const STAMP = 'dist/web.stamp'
const SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'public', 'src']

/**
 * Builds the browser's part into `dist/web` if anything it is made from has changed since the last build; true if it did.
 * Vite runs in a child process, so that its memory is given back and a broken build cannot break the server.
 */
export async function buildWeb(project: string = PROJECT, signal?: AbortSignal): Promise<boolean> {
  const stamp = await stampOf(project)
  const isBuilt = await readFile(join(project, OUTPUT, 'index.html')).then(
    () => true,
    () => false,
  )
  if (isBuilt && (await readFile(join(project, STAMP), 'utf8').catch(() => '')) === stamp) return false
  await rm(join(project, STAMP), { force: true })
  await runVite(project, signal)
  await mkdir(join(project, 'dist'), { recursive: true })
  await writeFile(join(project, STAMP), stamp)
  return true
}

/** Paths, sizes and times of all sources, without the files only a server or a test reads. */
export async function stampOf(project: string): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const path of await filesOf(join(project, source))) {
      if (/[\\/]server[\\/]|\.test\.tsx?$|[\\/]src[\\/]platform[\\/]/.test(path)) continue
      const { size, mtimeMs } = await stat(path)
      hash.update(`${path}\0${size}\0${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return []
  if (found.isFile()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.sort()
}

async function runVite(project: string, signal?: AbortSignal): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(project, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: project,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(signal && { signal }),
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += String(chunk)))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new PlainError(`Không dựng được giao diện web:\n${said.trim()}\n`, 'The web could not be built')
}
