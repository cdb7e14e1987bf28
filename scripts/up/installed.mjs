import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE_MS = 15 * 60_000

/**
 * Is node_modules what package-lock.json names? A stamp with the hash of the lock answers quickly. Without a fitting
 * stamp (somebody ran `npm install`), npm's own record of what it installed is compared with the lock.
 */
export function isInstalled(root) {
  const lock = read(join(root, 'package-lock.json'))
  const record = read(join(root, 'node_modules/.package-lock.json')) // npm writes it last: absent after a broken install
  if (lock === undefined || record === undefined) return false
  if (read(stampFile(root)) === stampOf(lock)) return true
  if (!isSame(JSON.parse(lock).packages, JSON.parse(record).packages)) return false
  markInstalled(root)
  return true
}

/** Notes that node_modules fits the lock as it is now. */
export function markInstalled(root) {
  writeFileSync(stampFile(root), stampOf(readFileSync(join(root, 'package-lock.json'), 'utf8')))
}

const stampFile = (root) => join(root, 'node_modules/.antoan-stamp')
const stampOf = (lock) => createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')

/** npm's record holds the packages of the lock and no others; optional ones may be missing (other platforms). */
export function isSame(wanted, found) {
  const isThere = ([path, entry]) => {
    if (path === '') return true
    if (!found[path]) return entry.optional === true
    return found[path].version === entry.version && found[path].integrity === entry.integrity
  }
  return Object.entries(wanted).every(isThere) && Object.keys(found).every((path) => wanted[path])
}

/** The file that says who is installing in a project; outside of it, for npm removes node_modules. */
export function lockFile(root) {
  return join(tmpdir(), `antoan-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`)
}

/** Waits until nobody else installs here, then keeps others waiting; returns the release. */
export async function lockInstall(root) {
  const file = lockFile(root)
  for (const deadline = Date.now() + PATIENCE_MS; ; await wait(300)) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') return () => {}
      if (!isAlive(Number(read(file))) || Date.now() > deadline) rmSync(file, { force: true })
    }
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
