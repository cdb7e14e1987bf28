import { Client } from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#app/testing/database.ts'
import { day } from '#kernel/plain-date.ts'
import { systemUser } from '#platform/context.ts'
import { closeDatabase, type Db, openDatabase } from '#platform/db.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type NewFact, post, reverse } from './post.ts'
import { compareTotals } from './queries.ts'

// On real, committed transactions: what waits for what cannot be seen inside one that is rolled back.
const province = '26339bb5-12dd-559e-9806-20406d4174a6'
let url: string
let db: Db
beforeAll(async () => {
  url = await createTestDatabase()
  db = openDatabase(url, { connections: 8 })
})
afterAll(() => closeDatabase(db))

function aFact(change: Partial<NewFact> = {}): NewFact {
  return {
    id: uuidv7(),
    unitId: province,
    provinceId: province,
    measure: 'test.state',
    onDay: day('2015-06-01'),
    value: 1,
    adds: 'last',
    sourceKind: 'test',
    sourceId: uuidv7(),
    evidence: [],
    ...change,
  }
}

const system = () => ({ db, user: systemUser })
const postOne = (fact: NewFact) => inTransaction(system(), (trx) => post(trx, systemUser, [fact]))
const differing = () => inTransaction(system(), compareTotals)

async function total(measure: string) {
  return inTransaction(system(), (trx) =>
    trx.selectFrom('statistics.yearTotal').select(['value', 'facts']).where('measure', '=', measure).executeTakeFirst(),
  )
}

test('states accepted by many at once: none is lost', async () => {
  for (let round = 0; round < 5; round++) {
    const measure = `test.state-${round}`
    const facts = Array.from({ length: 8 }, (_, index) =>
      aFact({ measure, value: index, onDay: day(`2015-06-0${index + 1}`) }),
    )
    await Promise.all(facts.map(postOne))
    expect(await total(measure)).toEqual({ value: 7, facts: 8 })
    await Promise.all(
      facts.slice(4).map(({ sourceId }) => inTransaction(system(), (trx) => reverse(trx, systemUser, sourceId, 'thử'))),
    )
    expect(await total(measure)).toEqual({ value: 3, facts: 4 })
  }
  expect(await differing()).toBe(0)
})

test('sums and states posted and reversed by many at once stay equal to the facts', async () => {
  const measures = ['test.mixed-sum', 'test.mixed-last']
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const sourceId = uuidv7()
      const facts = measures.map((measure, which) =>
        aFact({
          measure,
          sourceId,
          adds: which === 0 ? 'sum' : 'last',
          value: index,
          onDay: day(`2015-0${1 + (index % 9)}-11`),
        }),
      )
      await inTransaction(system(), (trx) => post(trx, systemUser, index % 2 ? facts : facts.toReversed()))
      if (index % 3 === 0) await inTransaction(system(), (trx) => reverse(trx, systemUser, sourceId, 'thử'))
    }),
  )
  expect(await differing()).toBe(0)
  expect((await total('test.mixed-sum'))?.facts).toBe(40)
})

test.each(['test.spoilt-sum', 'test.spoilt-last'])('a spoilt total of %s is found', async (measure) => {
  await postOne(aFact({ measure, adds: measure.endsWith('sum') ? 'sum' : 'last' }))
  expect(await differing()).toBe(0)
  const owner = new Client({ connectionString: url })
  await owner.connect()
  await owner.query('update statistics.year_total set value = value + 1 where measure = $1', [measure])
  expect(await differing()).toBe(1)
  await owner.query('update statistics.year_total set value = value - 1 where measure = $1', [measure])
  await owner.end()
})
