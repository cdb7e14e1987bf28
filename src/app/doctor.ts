import { sql } from 'kysely'
import { listProgrammes } from '#modules/programme/server/index.ts'
import { compareTotals } from '#modules/statistics/server/index.ts'
import { readConfig } from '#platform/config.ts'
import { systemUser } from '#platform/context.ts'
import { openDatabaseServer } from '#platform/database-server.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { migrate, migrationNames } from '#platform/migrate.ts'
import { readPack } from '#platform/packs.ts'
import { proveIsolation } from '#platform/prove-isolation.ts'
import { inTransaction } from '#platform/transaction.ts'
import { VERSION } from './version.ts'

export type Finding = { ok: boolean; what: string; detail: string }

/** Looks at everything that can be wrong with an installation, and says of each whether it is well. */
export async function doctor(): Promise<Finding[]> {
  const findings: Finding[] = [
    {
      ok: true,
      what: 'An Toàn',
      detail: `${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    },
  ]
  const check = async (what: string, look: () => Promise<string>) => {
    try {
      findings.push({ ok: true, what, detail: await look() })
      return true
    } catch (error) {
      findings.push({ ok: false, what, detail: (error as Error).message })
      return false
    }
  }
  await check('Gói dữ liệu pháp luật', async () => {
    const pack = await readPack()
    return `${pack.id} ${pack.version}, ${listProgrammes(pack).length} chương trình, ${pack.sources.size} văn bản`
  })
  let server: Awaited<ReturnType<typeof openDatabaseServer>> | undefined
  const isOpen = await check('Cơ sở dữ liệu', async () => {
    server = await openDatabaseServer(readConfig(process.env, []))
    return server.isEmbedded ? 'PostgreSQL kèm theo' : 'PostgreSQL theo DATABASE_URL'
  })
  if (isOpen && server) {
    const { url } = server
    await check('Cấu trúc dữ liệu', async () => {
      const applied = await migrate(url)
      return `${(await migrationNames()).length} bước, ${applied.length} bước vừa chạy`
    })
    const db = openDatabase(url, { connections: 2 })
    await check('Cách ly theo địa bàn (RLS)', async () => {
      await proveIsolation(db)
      return 'vai trò ứng dụng không vượt được'
    })
    await check('Tổng khớp với sổ cái', async () => {
      const differing = await inTransaction({ db, user: systemUser }, compareTotals)
      if (differing > 0) throw new Error(`${differing} ô không khớp`)
      return 'mọi ô'
    })
    await check('Dung lượng', async () => {
      const { rows } = await sql<{
        size: string
      }>`select pg_size_pretty(pg_database_size(current_database())) as size`.execute(db)
      return rows[0]!.size
    })
    await closeDatabase(db)
  }
  await server?.stop()
  return findings
}
