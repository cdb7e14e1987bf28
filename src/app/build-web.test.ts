import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildWeb, stampOf } from './build-web.ts'

const project = mkdtempSync(join(tmpdir(), 'antoan-web-'))
afterAll(() => rmSync(project, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(join(project, dirname(path)), { recursive: true })
  writeFileSync(join(project, path), text)
}

test('the stamp changes with whatever the web is made from, and with nothing else', async () => {
  write('index.html', '<p>')
  write('src/ui/theme.css', 'p {}')
  const before = await stampOf(project)
  write('src/modules/x/server/routes.ts', 'export {}')
  write('src/ui/theme.test.ts', 'export {}')
  write('README.md', 'x')
  expect(await stampOf(project)).toBe(before)
  write('src/ui/new.css', '')
  const withNew = await stampOf(project)
  utimesSync(join(project, 'src/ui/theme.css'), 1, 1)
  const touched = await stampOf(project)
  write('index.html', '<p><p>')
  expect(new Set([before, withNew, touched, await stampOf(project)]).size).toBe(4)
})

test('a build that fails shows what it said, and is tried again the next time', async () => {
  write('node_modules/vite/bin/vite.js', 'console.error("no such colour"); process.exit(1)')
  await expect(buildWeb(project)).rejects.toThrow('no such colour')
  write(
    'node_modules/vite/bin/vite.js',
    `const fs = require('fs'); fs.mkdirSync('dist/web', { recursive: true }); fs.writeFileSync('dist/web/index.html', '')`,
  )
  expect(await buildWeb(project)).toBe(true)
  expect(await buildWeb(project)).toBe(false)
  write('src/ui/theme.css', 'p { color: red }')
  expect(await buildWeb(project)).toBe(true)
})
