// What the totals cost: posting a fact with them against posting it without (the trigger off), in the same run.
// Target: with ≤ 1.5 × without. Each fact in a transaction of its own, with the settings of row-level security, 8 at a time.
import { performance } from 'node:perf_hooks'
import { Client } from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { day } from '#kernel/plain-date.ts'
import { post } from '#modules/statistics/server/index.ts'
import { provinceHistory } from '#modules/territory/server/index.ts'
import { systemUser } from '#platform/context.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { inTransaction } from '#platform/transaction.ts'
import { describeMachine, percentile } from './machine.ts'
import { withOwnDatabase } from './own-database.ts'

const FACTS = Number(process.env.FACTS ?? 4000)
const ROUNDS = 6
const AT_ONCE = 8

console.log(`# Posting with totals and without\n${describeMachine()}`)
await withOwnDatabase(async (url, context) => {
  const provinces = (await inTransaction(context, (trx) => provinceHistory(trx)))
    .on(day('2015-06-01'))
    .map(({ unitId }) => unitId)
  const measures = Array.from({ length: 16 }, (_, index) => `bench.measure-${index}`)
  const db = openDatabase(url, { connections: AT_ONCE })
  const owner = new Client({ connectionString: url })
  await owner.connect()
  const rates = { with: [] as number[], without: [] as number[] }
  for (let round = 0; round < ROUNDS * 2; round++) {
    const isCounting = round % 2 === 0
    await owner.query(`alter table statistics.fact ${isCounting ? 'enable' : 'disable'} trigger fact_counted`)
    const start = performance.now()
    let next = 0
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < FACTS) {
          const number = next++
          const provinceId = provinces[number % provinces.length]!
          const measure = measures[Math.floor(number / provinces.length) % measures.length]!
          await inTransaction({ db, user: systemUser }, (trx) =>
            post(trx, systemUser, [
              {
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
              },
            ]),
          )
        }
      }),
    )
    if (round >= 2) rates[isCounting ? 'with' : 'without'].push((performance.now() - start) / FACTS)
  }
  await owner.end()
  await closeDatabase(db)
  const [slow, fast] = [percentile(rates.with, 0.5), percentile(rates.without, 0.5)]
  console.log(
    `with totals ${slow.toFixed(3)} ms a fact (${Math.round(1000 / slow)}/s), without ${fast.toFixed(3)} ms (${Math.round(1000 / fast)}/s): ${(slow / fast).toFixed(2)} ×`,
  )
})
