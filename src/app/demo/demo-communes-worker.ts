// Thread that loads the communes of the demonstration: 10,000 rows are compared without holding up a request.
import { parentPort, workerData } from 'node:worker_threads'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { readPack } from '#platform/packs.ts'
import { systemContext } from '../server.ts'
import { loadDemoCommunes } from './load-demo-communes.ts'

const { databaseUrl } = workerData as { databaseUrl: string }
const db = openDatabase(databaseUrl, { connections: 1 })
try {
  const loaded = await loadDemoCommunes(systemContext(db, await readPack()))
  parentPort?.postMessage(loaded?.communes)
} finally {
  await closeDatabase(db)
}
