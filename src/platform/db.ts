import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import { Client, Pool, type PoolConfig, types } from 'pg'
import type { DB } from './db.types.ts'

export type Db = Kysely<DB>
export type Trx = Transaction<DB>

const DATE = 1082
const INT8 = 20
const NUMERIC = 1700

/** Days stay text, counts and quantities become numbers (all within 2^53 by their columns' use). */
const READ: PoolConfig['types'] = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text
    if (oid === INT8 || oid === NUMERIC) return Number
    return types.getTypeParser(oid, format)
  }) as never,
}

/** Of several statements sent in one go, the answer is that of the last. */
class LastAnswerClient extends Client {
  override query = ((...words: unknown[]) => {
    const asked = (Client.prototype.query as (...words: unknown[]) => unknown).apply(this, words)
    return asked instanceof Promise ? asked.then((answer) => (Array.isArray(answer) ? answer.at(-1) : answer)) : asked
  }) as Client['query']
}

/**
 * The application's database: every connection acts as `antoan_app`, which owns nothing and cannot bypass
 * row-level security, whoever the URL signs in as.
 */
export function openDatabase(url: string, { connections = 10 }: { connections?: number } = {}): Db {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    types: READ,
    options: '-c role=antoan_app -c timezone=UTC',
    application_name: 'antoan',
    Client: LastAnswerClient,
  })
  pool.on('error', () => {}) // an idle connection lost: the pool opens another on the next use
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** Closes every connection. */
export async function closeDatabase(db: Db): Promise<void> {
  await db.destroy()
}
