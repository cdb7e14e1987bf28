import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { workerDatabaseUrl } from '#app/testing/database.ts'
import { backup, restore } from './backup.ts'
import { openDatabaseServer } from './database-server.ts'
import { freePort } from './process-facts.ts'

const dataDir = '/nowhere' // an existing PostgreSQL needs no data folder

test('an existing PostgreSQL is used and left running', async () => {
  const databaseUrl = await workerDatabaseUrl()
  const server = await openDatabaseServer({ databaseUrl, dataDir })
  expect(server).toMatchObject({ url: databaseUrl, isEmbedded: false })
  expect(await server.stop()).toBe('left-running')
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
})

test('several servers may share it; nothing is restored under them', async () => {
  const databaseUrl = await workerDatabaseUrl()
  const servers = [
    await openDatabaseServer({ databaseUrl, dataDir }, { as: 'server' }),
    await openDatabaseServer({ databaseUrl, dataDir }, { as: 'server' }),
  ]
  const folder = mkdtempSync(join(tmpdir(), 'antoan-backup-'))
  const file = join(folder, 'shared.backup')
  await backup(databaseUrl, file)
  await servers[0]?.stop()
  await expect(restore(databaseUrl, file, { replace: true })).rejects.toThrow('An Toàn đang chạy')
  await servers[1]?.stop()
  await expect(restore(databaseUrl, file, { replace: true })).resolves.toBeDefined()
  rmSync(folder, { recursive: true })
})

test('one that cannot be reached, or does not let us in, is named without its password', async () => {
  const reachable = new URL(await workerDatabaseUrl())
  const nobody = new URL(reachable)
  nobody.password = 'secret'
  const nowhere = new URL(reachable)
  nowhere.port = String(await freePort())
  nowhere.password = 'secret'
  for (const url of [nobody, nowhere]) {
    const error = await openDatabaseServer({ databaseUrl: url.href, dataDir }).catch((fault) => fault)
    expect(error.name).toBe('PlainError')
    expect(error.message).toContain(`Không kết nối được DATABASE_URL (127.0.0.1:${url.port}`)
    expect(error.message).not.toContain('secret')
  }
})
