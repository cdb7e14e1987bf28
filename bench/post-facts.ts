// Posts facts at a steady rate, each in a transaction of its own through the one door, in a process of its own.
import { performance } from 'node:perf_hooks'
import { v7 as uuidv7 } from 'uuid'
import { day } from '#kernel/plain-date.ts'
import { post } from '#modules/statistics/server/index.ts'
import { systemUser } from '#platform/context.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { inTransaction } from '#platform/transaction.ts'

const [url, rate, seconds] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4])]
const db = openDatabase(url, { connections: 6 })
const context = { db, user: systemUser }
const cells = await inTransaction(context, (trx) =>
  trx.selectFrom('statistics.yearTotal').select(['provinceId', 'measure']).where('year', '=', 2015).execute(),
)
let posted = 0
const start = performance.now()
const running = new Set<Promise<void>>()
while (performance.now() - start < seconds * 1000) {
  const due = Math.floor(((performance.now() - start) / 1000) * rate) - posted
  for (let index = 0; index < due; index++) {
    const { provinceId, measure } = cells[posted++ % cells.length]!
    const fact = {
      id: uuidv7(),
      unitId: provinceId,
      provinceId,
      measure,
      onDay: day('2015-11-20'),
      value: 1,
      adds: 'sum',
      sourceKind: 'bench',
      sourceId: uuidv7(),
      evidence: [],
    } as const
    const one = inTransaction(context, (trx) => post(trx, systemUser, [{ ...fact, evidence: [] }])).finally(() =>
      running.delete(one),
    )
    running.add(one)
  }
  await new Promise((resolve) => setTimeout(resolve, 2))
}
await Promise.all(running)
process.send?.({ posted })
await closeDatabase(db)
process.disconnect?.()
