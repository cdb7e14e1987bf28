import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemContext } from '#app/server.ts'
import { loadPackTerritory } from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { startPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { readPack } from '#platform/packs.ts'

/** An embedded PostgreSQL with the settings of `npm start` (every commit on disk), migrated, with the pack in it; gone afterwards. */
export async function withOwnDatabase(work: (url: string, context: Context) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'antoan-bench-'))
  const database = await startPostgres(folder, { as: 'server' })
  try {
    await migrate(database.url)
    const db = openDatabase(database.url, { connections: 4 })
    try {
      const context = systemContext(db, await readPack())
      await loadPackTerritory(context)
      await work(database.url, context)
    } finally {
      await closeDatabase(db)
    }
  } finally {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
