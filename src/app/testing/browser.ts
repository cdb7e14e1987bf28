import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { PlainError } from '#platform/plain-error.ts'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
]

const PLACES: Record<string, string[]> = {
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) =>
      ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((path) =>
        join(folder, path),
      ),
    ),
}

const ARGUMENTS = [
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * Path of a Chromium-like browser: `BROWSER_PATH`, an installed one, else installed now where that needs no question
 * (Debian and its kin, as root). Throws a `PlainError` saying what to do when there is none.
 */
export function findBrowser(): string {
  const { BROWSER_PATH: wanted } = process.env
  if (wanted) {
    if (existsSync(wanted)) return wanted
    throw new PlainError(`BROWSER_PATH=${wanted} không có`, 'BROWSER_PATH does not exist')
  }
  return installedBrowser() ?? installBrowser() ?? fail()
}

/** A browser without a window. Whoever launches closes. */
export function launchBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0 // the sandbox of Chromium refuses root
  return chromium.launch({ executablePath: findBrowser(), args: [...(isRoot ? ['--no-sandbox'] : []), ...ARGUMENTS] })
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...(PLACES[process.platform] ?? [])].find((path) => existsSync(path))
}

function installBrowser(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.error('Đang cài Chromium cho các kiểm thử … / Installing Chromium for the tests …')
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'] as const,
  }
  try {
    execFileSync('apt-get', ['update', '-qq'], { ...options, stdio: [...options.stdio] })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      ...options,
      stdio: [...options.stdio],
    })
  } catch {
    return undefined
  }
  return installedBrowser()
}

function fail(): never {
  throw new PlainError(
    'Không tìm thấy Chromium, Chrome hay Edge để chạy kiểm thử giao diện: hãy cài một trình duyệt, hoặc đặt BROWSER_PATH',
    'No Chromium, Chrome or Edge for the browser tests: install one, or set BROWSER_PATH',
  )
}
