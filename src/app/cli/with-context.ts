import { loadPackTerritory } from '#modules/territory/server/index.ts'
import { readConfig } from '#platform/config.ts'
import type { Context } from '#platform/context.ts'
import { type DatabaseServer, openDatabaseServer } from '#platform/database-server.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { readPack } from '#platform/packs.ts'
import { systemContext } from '../server.ts'

/** Lends the database server of the configuration: joins the running one, or starts it and stops it afterwards. */
export async function withDatabaseServer<T>(work: (server: DatabaseServer) => Promise<T>): Promise<T> {
  const server = await openDatabaseServer(readConfig(process.env, []))
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** The same, migrated, with the pack loaded, as a context of the system: whoever holds the machine. */
export function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return withDatabaseServer(async ({ url }) => {
    await migrate(url)
    const db = openDatabase(url, { connections: 2 })
    try {
      const context = systemContext(db, await readPack())
      await loadPackTerritory(context)
      return await work(context)
    } finally {
      await closeDatabase(db)
    }
  })
}

/** One JSON document on standard output. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, undefined, 2))
}

/** Rows with their columns under each other; numbers to the right. */
export function printTable(heads: string[], rows: (string | number)[][]): void {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('vi-VN') : cell)))
  const widths = heads.map((head, index) => Math.max(head.length, ...texts.map((row) => row[index]?.length ?? 0)))
  const line = (cells: string[], isNumber: (index: number) => boolean) =>
    cells
      .map((cell, index) => (isNumber(index) ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!)))
      .join('  ')
      .trimEnd()
  console.log(line(heads, (index) => typeof rows[0]?.[index] === 'number'))
  for (const [index, cells] of texts.entries())
    console.log(line(cells, (column) => typeof rows[index]![column] === 'number'))
}
