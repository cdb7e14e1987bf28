// `npm test`: types, lint, then every test. Ends with a line "N passed, N failed" (each check counts as one), and with
// exit code 1 when anything failed or no test ran. `--checks` leaves the tests out; other arguments go to Vitest.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Count, countTests, type VitestReport } from './test/count-tests.ts'

const ROOT = join(import.meta.dirname, '..')
const TYPESCRIPT = 'node_modules/typescript/bin/tsc'
const CHECKS: [name: string, args: string[]][] = [
  ['types of the domain', [TYPESCRIPT, '-p', 'tsconfig.domain.json']],
  ['types of the server', [TYPESCRIPT, '-p', 'tsconfig.server.json']],
  ['types of the web', [TYPESCRIPT, '-p', 'tsconfig.web.json']],
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
]

const args = process.argv.slice(2)
const total: Count = { passed: 0, failed: 0, skipped: 0 }

for (const [name, command] of CHECKS) {
  const began = performance.now()
  const isFine = (await node(command)) === 0
  console.log(`${isFine ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  add({ passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0 })
}
if (!args.includes('--checks')) add(await runTests())

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed > 0 ? 1 : 0)

async function runTests(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'antoan-report-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await node(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args])
    return countTests(read(file), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function read(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Runs a program of node_modules, its words shown as they come; null when it was killed. */
function node(command: string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, command, { cwd: ROOT, stdio: 'inherit' }).on('error', reject).on('close', resolve)
  })
}

function add(count: Count): void {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}
