import { Client } from 'pg'
import type { Config } from './config.ts'
import { type PostgresOptions, startPostgres } from './embedded-postgres.ts'
import { PlainError } from './plain-error.ts'
import { joinServerLock, PRESENCE_NAME } from './server-lock.ts'

/** The PostgreSQL in use, whoever started it. */
export type DatabaseServer = {
  /** The owner's URL. */
  url: string
  isEmbedded: boolean
  /** Leaves it. `left-running`: another program of ours still uses the embedded one. */
  stop(): Promise<'stopped' | 'left-running'>
  /** For a process that must end at once. */
  stopNow(): void
}

const OLDEST = 150_000 // 15.0

/**
 * The database of a configuration: an existing PostgreSQL, checked, or the embedded one, started or joined.
 * A command that needs it for a while comes as `guest` (the default) and calls `stop` when done.
 */
export async function openDatabaseServer(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: PostgresOptions = {},
): Promise<DatabaseServer> {
  if (databaseUrl === undefined) return { ...(await startPostgres(dataDir, options)), isEmbedded: true }
  const client = await connect(databaseUrl)
  const { rows } = await client.query<{ version: number; name: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
  )
  if ((rows[0]?.version ?? 0) < OLDEST) {
    await client.end()
    throw new PlainError(
      `Cần PostgreSQL từ 15 trở lên, DATABASE_URL đang trỏ tới bản ${rows[0]?.name}`,
      `PostgreSQL 15 or newer is needed, DATABASE_URL leads to ${rows[0]?.name}`,
    )
  }
  if (options.as === 'server') await joinServerLock(client)
  else await client.end()
  return {
    url: databaseUrl,
    isEmbedded: false,
    stop: async () => {
      await client.end().catch(() => {})
      return 'left-running'
    },
    stopNow: () => {},
  }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    application_name: PRESENCE_NAME,
    keepAlive: true,
  })
  client.on('error', () => {}) // the pool of the application reports what matters
  try {
    await client.connect()
    return client
  } catch (cause) {
    const { hostname, port, pathname } = new URL(connectionString)
    throw new PlainError(
      `Không kết nối được DATABASE_URL (${hostname}${port ? `:${port}` : ''}${pathname}): ${reasonOf(cause)}`,
      'Cannot connect to DATABASE_URL',
      { cause },
    )
  }
}

/** Several addresses tried (IPv4, IPv6) come as one error without a text of its own. */
function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : String(first)
}
