import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/migrate.ts'
import { startTemporaryDatabase } from './temporary-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's URL of the migrated database that all databases of tests are copied from. */
    templateDatabaseUrl: string
  }
}

/** One PostgreSQL for the whole run, migrated once; each test file copies its database from that one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, remove } = await startTemporaryDatabase()
  try {
    const template = new URL(url)
    template.pathname = '/template_antoan'
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query('create database template_antoan template template0').finally(() => client.end())
    await migrate(template.href) // nobody opens it from here on: a database in use cannot be copied
    project.provide('templateDatabaseUrl', template.href)
    return remove
  } catch (error) {
    await remove()
    throw error
  }
}
