import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../testing/database.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const LETTER = join(ROOT, 'packs/vn-osh/demo/letter-727-2015.csv')
const UNITS = join(ROOT, '../shared/reference/territory/communes-2025-07-01-from-old.csv')
const url = await createTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'antoan-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command as a person would, on a database of its own. */
function antoan(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [CLI, ...words],
      { env: { ...process.env, DATABASE_URL: url }, maxBuffer: 50_000_000 },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

test('a letter: read without importing, imported, in force', async () => {
  const preview = await antoan('allocation', 'import', LETTER, '--year', '2015', '--dry-run', '--json')
  expect(JSON.parse(preview.out)).toMatchObject({ provinces: 63, imported: false, problems: [] })
  const done = await antoan('allocation', 'import', LETTER, '--year', '2015', '--json')
  expect([done.code, JSON.parse(done.out).imported]).toEqual([0, true])
  expect(JSON.parse(done.out).totals).toMatchObject({ 'p1.enterprises-advised': 9200, 'p3.staff-direct.people': 5350 })

  const again = await antoan('allocation', 'import', LETTER, '--year', '2015', '--json')
  expect([again.code, JSON.parse(again.out).imported]).toEqual([1, false])

  const { year, unit, rows } = JSON.parse((await antoan('progress', '--year', '2015', '--json')).out)
  expect([year, unit]).toEqual([2015, 'VN'])
  expect(rows).toContainEqual(
    expect.objectContaining({
      unit: '04',
      indicator: 'p1.enterprises-advised',
      target: 300,
      result: null,
      percent: null,
      state: 'not-reported',
    }),
  )
  const later = JSON.parse(
    (await antoan('progress', '--year', '2015', '--borders', '2025-07-01', '--unit', '19', '--json')).out,
  )
  expect(later.rows.find((row: { indicator: string }) => row.indicator === 'p1.enterprises-advised').target).toBe(600)
})

test.for([
  ['no such file', ['allocation', 'import', 'nothing.txt', '--year', '2015'], /không có tệp này/],
  ['an empty file', ['allocation', 'import', 'EMPTY', '--year', '2015'], /rỗng/],
  ['no year', ['allocation', 'import', LETTER], /--year/],
  ['a year without programme', ['progress', '--year', '2031'], /2011–2015/],
  ['a year that is none', ['progress', '--year', 'abc'], /2015/],
  ['a day that is none', ['progress', '--year', '2015', '--borders', '2025-02-30'], /2025-07-01/],
  ['an unknown unit', ['progress', '--year', '2015', '--unit', 'XYZ'], /XYZ/],
  ['an unknown command', ['nothing'], /unknown command/],
] as const)('%s: one clear line and an exit code', async ([, words, message]) => {
  const empty = join(folder, 'empty.txt')
  writeFileSync(empty, '')
  const { code, out, err } = await antoan(...words.map((word) => (word === 'EMPTY' ? empty : word)))
  expect(code).toBe(1)
  expect(out + err).toMatch(message)
  expect(err).not.toMatch(/ {4}at /)
})

test('an account is made with a password printed once; the doctor finds all well; a backup goes into another database', async () => {
  const made = await antoan('account', 'add', 'an@test.vn', '--name', 'An', '--role', 'ministry')
  expect(made.out).toMatch(/^an@test\.vn {2}\S{16}$/m)
  expect((await antoan('account', 'add', 'an@test.vn', '--name', 'An', '--role', 'ministry')).code).toBe(1)
  const findings = JSON.parse((await antoan('doctor', '--json')).out) as { ok: boolean; what: string }[]
  expect(findings.filter(({ ok }) => !ok)).toEqual([])
  expect((await antoan('backup', join(folder, 'a.bak'))).code).toBe(0)
  expect((await antoan('version')).out.trim()).toMatch(/^\d+\.\d+\.\d+$/)
})

test.skipIf(!existsSync(UNITS))('the official table of units, in words', async () => {
  const { code, out } = await antoan('territory', 'import', UNITS, '--dry-run')
  expect(code).toBe(0)
  expect(out).toMatch(/dòng 3035/)
})
