// The one command. Runs on any Node ≥ 20.19 with nothing installed: installs what the lock file names, finds Node 24
// (which comes as an npm package) and lets it run the TypeScript of the project.
//   node scripts/up.mjs start | test | cli | run FILE   …arguments
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode24 } from './up/find-node24.mjs'
import { isInstalled, lockInstall, markInstalled } from './up/installed.mjs'

// Answers of a hundred kilobytes are short-lived: room for them to die young keeps pauses short.
const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64']
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const FILES = { start: 'src/app/start.ts', test: 'scripts/test.ts', cli: 'src/app/cli.ts' }

const [task = '', ...rest] = process.argv.slice(2)
const file = task === 'run' ? rest.shift() : FILES[task]
const isQuiet = task === 'cli'

refuseOldNode()
if (!file) fail('Cách dùng / Usage: node scripts/up.mjs start | test | cli | run FILE …')
await install()
run(findNode24(ROOT) ?? failWithoutNode24())

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(
    `Cần Node.js từ 20.19 trở lên, máy này có ${process.versions.node}: tải tại https://nodejs.org` +
      ` / Node.js 20.19 or newer is needed, this is ${process.versions.node}`,
  )
}

function failWithoutNode24() {
  fail(
    `Không có gói Node 24 cho ${process.platform}-${process.arch}; hãy cài Node.js 24 rồi chạy lại` +
      ` / No Node 24 package for ${process.platform}-${process.arch}; install Node.js 24 and try again`,
  )
}

/** `npm ci` when node_modules is not what package-lock.json names; one process at a time. */
async function install() {
  if (isInstalled(ROOT)) return
  const unlock = await lockInstall(ROOT)
  try {
    if (isInstalled(ROOT)) return
    if (!isQuiet)
      console.log('Đang cài các gói (chỉ lần đầu, khoảng một phút) … / Installing packages (first time only) …')
    const npm = npmCommand()
    const { status, error, stdout, stderr } = spawnSync(
      npm.command,
      // Development packages too, whatever NODE_ENV says: the web is built with them.
      [...npm.args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: ROOT, stdio: ['ignore', isQuiet ? 'pipe' : 'inherit', isQuiet ? 'pipe' : 'inherit'], shell: npm.shell },
    )
    if (error || status !== 0) {
      process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
      fail(`npm ci không chạy được (mạng? quyền ghi?) / npm ci failed${error ? `: ${error.message}` : ''}`)
    }
    markInstalled(ROOT)
  } finally {
    unlock()
  }
}

/** The npm that started us, else the one on the path. */
function npmCommand() {
  const { npm_execpath: path } = process.env
  if (path && /npm-cli\.c?js$/.test(path)) return { command: process.execPath, args: [path], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' } // npm.cmd needs a shell
}

/** Runs the wanted file; our life ends with its life, and the other way round. */
function run(node) {
  const isLongLived = task === 'start' || task === 'run'
  const child = spawn(node, [...FLAGS, resolve(ROOT, file), ...rest], {
    // A server holds the other end of a channel: if we die without a word, it knows and stops.
    stdio: isLongLived ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    // Paths a person gives are meant from where they stand, which npm keeps in INIT_CWD.
    cwd: task === 'start' || task === 'cli' ? (process.env.INIT_CWD ?? process.cwd()) : ROOT,
    env: {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  })
  // A terminal sends Ctrl-C to the child as well; it takes several signals within a moment as one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (isLongLived && process.env.npm_execpath) watchParent(child)
  child.on('error', (error) => fail(`${node}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}

/** npm killed with -9 cannot pass anything on: seen by our parent changing, or the parent of the shell in between. */
function watchParent(child) {
  const before = ancestors()
  setInterval(() => {
    if (ancestors() !== before) child.kill('SIGTERM')
  }, 250).unref()
}

/** Our parent; on Linux, where npm's shell stays between npm and us, the shell's parent too. */
function ancestors() {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? []
    return /sh$/.test(name) ? `${process.ppid} ${parent}` : `${process.ppid}`
  } catch {
    return `${process.ppid}`
  }
}

function fail(line) {
  console.error(line)
  process.exit(1)
}
