// A server with the real life of a process around a small application: tests of starting and stopping need no more.
// It keeps notes, so that a test can see what was acknowledged; GET /slow/500 answers after half a second.
import { setTimeout as wait } from 'node:timers/promises'
import fastify from 'fastify'
import { Client, Pool } from 'pg'
import { readConfig } from '#platform/config.ts'
import { describeError } from '#platform/plain-error.ts'
import { runServer } from '../run-server.ts'

try {
  const code = await runServer(readConfig(process.env, process.argv.slice(2)), {
    prepare: async (connectionString) => {
      const client = new Client({ connectionString })
      await client.connect()
      await client.query('create table if not exists note (id int primary key)')
      await client.end()
      return { isDemo: true }
    },
    buildWeb: async () => {},
    createApp: async ({ databaseUrl }) => {
      const pool = new Pool({ connectionString: databaseUrl, max: 5 })
      pool.on('error', () => {})
      const app = fastify({ forceCloseConnections: 'idle' })
      app.post<{ Params: { id: string } }>('/notes/:id', async ({ params }) => {
        await pool.query('insert into note values ($1)', [params.id])
        return { id: params.id }
      })
      app.get('/notes', async () => (await pool.query('select id from note order by id')).rows.map(({ id }) => id))
      app.get<{ Params: { ms: string } }>('/slow/:ms', ({ params }) => wait(Number(params.ms), 'done'))
      app.addHook('onClose', () => pool.end())
      return app
    },
    demoLines: () => ['demo@example.vn'],
  })
  process.exit(code)
} catch (error) {
  console.error(describeError(error))
  process.exit(1)
}
