import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
// @ts-expect-error plain JavaScript: it runs before anything is installed
import { findNode24 } from './find-node24.mjs'
// @ts-expect-error plain JavaScript
import { isInstalled, isSame, lockFile, lockInstall, markInstalled } from './installed.mjs'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

const one = { version: '1.0.0', integrity: 'sha512-a' }

test.each([
  ['the same', { 'node_modules/a': one }, { 'node_modules/a': one }, true],
  ['another version', { 'node_modules/a': one }, { 'node_modules/a': { ...one, version: '1.0.1' } }, false],
  ['another content', { 'node_modules/a': one }, { 'node_modules/a': { ...one, integrity: 'sha512-b' } }, false],
  ['one missing', { 'node_modules/a': one, 'node_modules/b': one }, { 'node_modules/a': one }, false],
  ['one of another platform missing', { 'node_modules/a': { ...one, optional: true } }, {}, true],
  ['one too many', {}, { 'node_modules/a': one }, false],
])('installed packages: %s → %s', (_, wanted, found, expected) => {
  expect(isSame({ '': { name: 'project' }, ...wanted }, found)).toBe(expected)
})

test('an installation is recognised until the lock changes', async () => {
  const root = await projectWith({ 'node_modules/a': one })
  expect(isInstalled(root)).toBe(false) // npm ci did not come to its end
  await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: {} }))
  expect(isInstalled(root)).toBe(false)
  markInstalled(root)
  expect(isInstalled(root)).toBe(true)
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, 'node_modules/b': one } }))
  expect(isInstalled(root)).toBe(false)
})

test('an installation that was killed holds up nobody', async () => {
  const root = await projectWith({})
  const { pid } = spawnSync(process.execPath, ['--version'])
  await writeFile(lockFile(root), String(pid))
  const unlock = await lockInstall(root)
  unlock()
  expect(existsSync(lockFile(root))).toBe(false)
})

test('two installations wait for each other', async () => {
  const root = await projectWith({})
  const unlock = await lockInstall(root)
  let isSecondIn = false
  const second = lockInstall(root).then((release: () => void) => {
    isSecondIn = true
    return release
  })
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(isSecondIn).toBe(false)
  unlock()
  const release = await second
  expect(isSecondIn).toBe(true)
  release()
})

test('Node 24 is found on this machine, and the running one serves where there is no package', () => {
  expect(existsSync(findNode24(join(import.meta.dirname, '../..')))).toBe(true)
  expect(findNode24('/nowhere')).toBe(process.execPath)
  expect(findNode24('/nowhere', 'plan9-mips')).toBe(process.execPath)
})

async function projectWith(packages: object): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'antoan-up-'))
  folders.push(root)
  await mkdir(join(root, 'node_modules'))
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }))
  return root
}
