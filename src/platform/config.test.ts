import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { PlainError } from './plain-error.ts'

test('without any setting: this machine only, port 3727, embedded data in the project, demo allowed', () => {
  expect(readConfig({}, [])).toEqual({
    port: 3727,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir: resolve(import.meta.dirname, '../../.data'),
    withDemo: true,
  })
})

test.each([
  [{ PORT: '8080' }, [], { port: 8080 }],
  [{ PORT: ' 8080 ' }, [], { port: 8080 }],
  [{ PORT: '' }, [], { port: 3727 }],
  [{ PORT: '65535' }, [], { port: 65_535 }],
  [{ HOST: '0.0.0.0' }, [], { host: '0.0.0.0' }],
  [{ HOST: '::1' }, [], { host: '::1' }],
  [{ HOST: 'antoan.example.vn' }, [], { host: 'antoan.example.vn' }],
  [{ DATABASE_URL: 'postgres://a:b@db:5432/antoan' }, [], { databaseUrl: 'postgres://a:b@db:5432/antoan' }],
  [{ DATABASE_URL: 'postgresql:///antoan?host=/run' }, [], { databaseUrl: 'postgresql:///antoan?host=/run' }],
  [{ ANTOAN_DATA: 'elsewhere' }, [], { dataDir: resolve('elsewhere') }],
  [{}, ['--no-demo'], { withDemo: false }],
])('%j %j → %j', (env, argv, expected) => {
  expect(readConfig(env, argv)).toMatchObject(expected)
})

test.each([
  [{ PORT: 'abc' }, [], 'PORT'],
  [{ PORT: '65536' }, [], 'PORT'],
  [{ PORT: '-1' }, [], 'PORT'],
  [{ PORT: '80.5' }, [], 'PORT'],
  [{ PORT: '1e3' }, [], 'PORT'],
  [{ HOST: 'http://localhost' }, [], 'HOST'],
  [{ HOST: 'a b' }, [], 'HOST'],
  [{ DATABASE_URL: 'mysql://localhost/x' }, [], 'DATABASE_URL'],
  [{ DATABASE_URL: 'localhost' }, [], 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://a:b@host:port/x' }, [], 'DATABASE_URL'],
  [{ ANTOAN_DATA: 'a\0b' }, [], 'ANTOAN_DATA'],
  [{}, ['--demo'], '--demo'],
  [{}, ['--no-demo', 'x'], 'x'],
])('%j %j is refused in one line that names %s', (env, argv, name) => {
  const error = refusalOf(() => readConfig(env, argv))
  expect(error).toBeInstanceOf(PlainError)
  expect((error as PlainError).message).toContain(name)
  expect((error as PlainError).message).toMatch(/^[^\n]+ \/ [^\n]+$/)
})

test('a wrong DATABASE_URL is not repeated: it may hold a password', () => {
  expect(String(refusalOf(() => readConfig({ DATABASE_URL: 'mysql://a:secret@x/y' }, [])))).not.toContain('secret')
})

function refusalOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}
