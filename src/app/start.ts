// The server's process: `npm start`. What it is made of is here, how it lives and stops in run-server.ts.
import { Client } from 'pg'
import { DEMO_ACCOUNTS } from '#app/demo/accounts.ts'
import { loadCommunesBeside } from '#app/demo/load-communes-beside.ts'
import { loadDemo } from '#app/demo/load-demo.ts'
import { readConfig } from '#platform/config.ts'
import { migrate } from '#platform/migrate.ts'
import { describeError } from '#platform/plain-error.ts'
import { buildWeb } from './build-web.ts'
import { runServer } from './run-server.ts'
import { createApp } from './server.ts'

try {
  const config = readConfig(process.env, process.argv.slice(2))
  let isForDemo = false
  const code = await runServer(config, {
    prepare: async (databaseUrl, { withDemo }, report) => {
      await migrate(databaseUrl)
      // Demo data goes into a database nobody works in: a second start without --no-demo must not add it to real data.
      isForDemo = withDemo && !(await countAccounts(databaseUrl)).real
      if (isForDemo) await loadDemo(databaseUrl, report)
      return { isDemo: (await countAccounts(databaseUrl)).demo > 0 }
    },
    buildWeb: (signal) => buildWeb(undefined, signal),
    createApp: async (options) => {
      const app = await createApp(options)
      if (isForDemo) loadCommunesBeside(app, options.databaseUrl, console.log)
      return app
    },
    demoLines: () => [
      'Tài khoản dùng thử / Demo accounts:',
      ...DEMO_ACCOUNTS.map(({ email, password, name, role }) => `  ${email}  ${password}  (${role}: ${name})`),
    ],
  })
  process.exit(code)
} catch (error) {
  console.error(describeError(error))
  process.exit(1)
}

async function countAccounts(connectionString: string): Promise<{ demo: number; real: number }> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<{ demo: number; real: number }>(
      `select count(*) filter (where is_demo)::int as demo, count(*) filter (where not is_demo)::int as real
       from identity.account`,
    )
    return rows[0] ?? { demo: 0, real: 0 }
  } finally {
    await client.end()
  }
}
