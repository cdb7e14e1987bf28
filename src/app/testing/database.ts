import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

let mine: Promise<string> | undefined

/**
 * The owner's URL of a migrated database of this test file alone (a test file has its own module instances).
 * It goes away with the PostgreSQL of the run.
 */
export function workerDatabaseUrl(): Promise<string> {
  mine ??= createTestDatabase()
  return mine
}

/** One more migrated database, for a test that changes what others rely on. `isEmpty`: without the schema. */
export async function createTestDatabase({ isEmpty = false }: { isEmpty?: boolean } = {}): Promise<string> {
  const template = new URL(inject('templateDatabaseUrl'))
  const url = new URL(template)
  url.pathname = `/test_${randomBytes(6).toString('hex')}`
  const maintenance = new URL(template)
  maintenance.pathname = '/postgres'
  const client = new Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    const source = isEmpty ? 'template0' : template.pathname.slice(1)
    await client.query(`create database ${url.pathname.slice(1)} template ${source} strategy file_copy`)
  } finally {
    await client.end()
  }
  return url.href
}
