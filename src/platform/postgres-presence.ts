import { setTimeout as wait } from 'node:timers/promises'
import { Client, type DatabaseError } from 'pg'
import { PlainError } from './plain-error.ts'
import { clusterUrl, OWNER } from './postgres-cluster.ts'
import { ensureRunning, type Installation, type Running, stopRunning } from './postgres-process.ts'
import { readServerInfo } from './server-info.ts'
import { bePresent, beTheLast, countOthers, PRESENCE_NAME, stayOpen, takeServerLock } from './server-lock.ts'

/** One program's place at an embedded PostgreSQL, held by one connection: gone with the program, however it ends. */
export type Presence = { client: Client; running: Running; adopted: boolean }

export type Role = 'server' | 'guest'

const PATIENCE_MS = 60_000
const OTHER_SERVER_MS = 15_000 // another server that is starting or stopping says soon which
const DISCONNECT_MS = 1_000

/**
 * Starts or joins the PostgreSQL of the cluster and takes a place there. Throws a `PlainError` when `role` is `server`
 * and another server has the place.
 */
export async function takePlace(home: Installation, dataDir: string, role: Role, port?: number): Promise<Presence> {
  const began = Date.now()
  let isOurStart = false
  for (;;) {
    const { adopted, ...running } = await ensureRunning(home, port)
    isOurStart ||= !adopted
    const client = new Client({
      connectionString: clusterUrl(home.cluster, running.port),
      application_name: PRESENCE_NAME,
      keepAlive: true,
    })
    client.on('error', () => {})
    try {
      await connect(client, home, running)
      const isWelcome = await bePresent(client) // else its last user is just stopping it
      if (isWelcome && (role === 'guest' || (await takeServerLock(client))))
        return { client, running, adopted: !isOurStart }
      if (isWelcome) refuseSecondServer(dataDir, Date.now() - began > OTHER_SERVER_MS)
      await client.end()
    } catch (error) {
      await client.end().catch(() => {})
      if (error instanceof PlainError) throw error
      if (Date.now() - began > PATIENCE_MS) {
        if (isOurStart) await stopRunning(home)
        throw error
      }
    }
    await wait(100)
  }
}

/** Gives the place up; the last to leave stops PostgreSQL. A guest also spares people connected by other means. */
export async function leavePlace(
  home: Installation,
  { client }: Presence,
  role: Role,
): Promise<'stopped' | 'left-running'> {
  const mayStop = await beTheLast(client)
    .then(async (isLast) => isLast && (role === 'server' || (await isDeserted(client))))
    .catch(() => role === 'server') // connection lost: PostgreSQL is not well, and ours to stop
  if (mayStop) await stopRunning(home)
  await client.end().catch(() => {})
  return mayStop ? 'stopped' : 'left-running'
}

/** Our own connections may take a moment to disappear. */
async function isDeserted(client: Client): Promise<boolean> {
  for (const deadline = Date.now() + DISCONNECT_MS; ; await wait(20)) {
    if ((await countOthers(client)) === 0) return true
    if (Date.now() < deadline) continue
    await stayOpen(client)
    return false
  }
}

function refuseSecondServer(dataDir: string, isPatienceOver: boolean): void {
  const url = readServerInfo(dataDir)?.url
  if (!url && !isPatienceOver) return
  throw new PlainError(
    `An Toàn đang chạy trên dữ liệu này${url ? `: ${url}` : ''} (thư mục ${dataDir})`,
    'An Toàn is already running on this data',
  )
}

const NO_SUCH_DATABASE = '3D000'
const DATABASE_EXISTS = ['42P04', '23505'] // the latter when two create it at the same moment

async function connect(client: Client, home: Installation, { port }: Running): Promise<void> {
  try {
    await client.connect()
  } catch (error) {
    if ((error as DatabaseError).code === NO_SUCH_DATABASE)
      await createDatabase(clusterUrl(home.cluster, port, 'postgres'))
    throw error // a client connects once: the next round uses a new one
  }
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`create database ${OWNER} template template0`)
  } catch (error) {
    if (!DATABASE_EXISTS.includes((error as DatabaseError).code ?? '')) throw error
  } finally {
    await client.end()
  }
}
