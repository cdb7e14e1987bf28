import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { z } from 'zod'
import { dayInVietnam } from '#kernel/plain-date.ts'
import { identify, identityRoutes } from '#modules/identity/server/index.ts'
import { programmeRoutes } from '#modules/programme/server/index.ts'
import { resultsRoutes } from '#modules/results/server/index.ts'
import { statisticsRoutes } from '#modules/statistics/server/index.ts'
import { targetsRoutes } from '#modules/targets/server/index.ts'
import { loadPackTerritory, territoryRoutes } from '#modules/territory/server/index.ts'
import { type Context, systemUser } from '#platform/context.ts'
import { closeDatabase, type Db, openDatabase } from '#platform/db.ts'
import { fileRoutes } from '#platform/file-routes.ts'
import { type App, createFrame, type FrameOptions } from '#platform/http.ts'
import { type Pack, readPack } from '#platform/packs.ts'
import { proveIsolation } from '#platform/prove-isolation.ts'
import { serveWeb } from '#platform/serve-web.ts'
import { systemRoutes } from './system-routes.ts'
import { tidyDaily } from './tidy-up.ts'
import { VERSION } from './version.ts'

export type AppOptions = {
  db: Db
  pack: Pack
  logger?: boolean
  /** Folder of the built web; left out in tests of the API. */
  webFolder?: string
  /** Who asks: replaced in tests, where nobody signs in. */
  identify?: FrameOptions['identify']
}

/** The whole server on a database that is ready. Not listening yet. */
export async function buildApp({
  db,
  pack,
  logger = false,
  webFolder,
  identify: who = identify,
}: AppOptions): Promise<App> {
  const app = await createFrame({ db, pack, identify: who, version: VERSION, logger })
  await app.register(
    async (api) => {
      for (const routes of [
        identityRoutes,
        programmeRoutes,
        territoryRoutes,
        targetsRoutes,
        statisticsRoutes,
        resultsRoutes,
        fileRoutes,
      ]) {
        await api.register(routes)
      }
      await api.register(systemRoutes)
      api.get('/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, async () => app.swagger())
    },
    { prefix: '/api' },
  )
  app.get(
    '/healthz',
    {
      config: { permission: 'public', rateLimit: false },
      schema: { tags: ['system'], response: { 200: z.object({ status: z.literal('ok'), version: z.string() }) } },
    },
    async () => {
      await sql`select 1`.execute(db)
      return { status: 'ok' as const, version: VERSION }
    },
  )
  if (webFolder) await app.register(serveWeb, { folder: webFolder })
  return app
}

/** Where Vite puts the built web. */
const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Opens a migrated database, loads the pack, proves that row-level security holds, and builds the server on it. */
export async function createApp({ databaseUrl }: { databaseUrl: string }): Promise<App> {
  const db = openDatabase(databaseUrl)
  try {
    const pack = await readPack()
    await proveIsolation(db)
    await loadPackTerritory(systemContext(db, pack))
    const app = await buildApp({ db, pack, logger: true, webFolder: WEB })
    const tidying = tidyDaily(db, (error) => app.log.error(error))
    app.addHook('onClose', async () => {
      await tidying.stop()
      await closeDatabase(db)
    })
    return app
  } catch (error) {
    await closeDatabase(db)
    throw error
  }
}

/** The product acting by itself, now. */
export function systemContext(db: Db, pack: Pack): Context {
  const now = new Date()
  return { db, user: systemUser, pack, now, today: dayInVietnam(now) }
}
