import fc from 'fast-check'
import { sql } from 'kysely'
import { Client } from 'pg'
import { day } from '#kernel/plain-date.ts'
import { provinceHistory } from '#modules/territory/server/index.ts'
import { systemUser, User } from '#platform/context.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { proveIsolation } from '#platform/prove-isolation.ts'
import { actAs } from '#platform/transaction.ts'
import { aLetter, sendLetter } from './testing/a-letter.ts'
import { acceptResult } from './testing/a-result.ts'
import { createTestDatabase } from './testing/database.ts'
import { expect, test } from './testing/test.ts'

/** Tables with figures of provinces, and the column that says whose they are. */
const TABLES = [
  ['targets.target', 'unit_id'],
  ['statistics.fact', 'province_id'],
  ['statistics.month_total', 'province_id'],
  ['statistics.year_total', 'province_id'],
  ['results.result', 'province_id'],
  ['results.result_event', 'province_id'],
  ['results.result_file', 'province_id'],
  ['platform.file', 'unit_id'],
  ['platform.file_chunk', 'unit_id'],
] as const

test('straight at the database: whoever asks sees rows of their provinces and no others', async ({ as, db }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  for (const code of ['06', '79', '35']) {
    const province = await as('province', code)
    await acceptResult(province, ministry, province.user.provinces[0]!)
  }
  await actAs(db, systemUser)
  const provinces = (await provinceHistory(db)).on(day('2015-06-30')).map(({ unitId }) => unitId)
  const isNation = (id: string) => id === '00000000-0000-0000-0000-000000000000'
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(provinces, { maxLength: 4 }),
      fc.constantFrom('province', 'reader'),
      fc.constantFrom(...TABLES),
      async (held, role, [table, column]) => {
        await actAs(db, new User({ accountId: null, name: '', role, provinces: held }))
        const { rows } = await sql<{
          id: string
        }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)}`.execute(db)
        expect(rows.filter(({ id }) => !held.includes(id) && !isNation(id))).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
  for (const [table] of TABLES) {
    await actAs(db, systemUser)
    const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(db)
    expect(rows[0]!.count, table).toBeGreaterThan(0) // else the proof above proves nothing
  }
})

test('a province cannot write rows of another, post to the ledger or assign targets', async ({ as, db }) => {
  const [mine, other] = [await as('province', '06'), await as('province', '79')]
  const foreign = other.user.provinces[0]!
  const write = async (statement: ReturnType<typeof sql>) => {
    await actAs(db, mine.user)
    await sql`savepoint before_write`.execute(db)
    const refused = await statement.execute(db).then(
      () => 'written',
      (error: Error) => error.message,
    )
    await sql`rollback to savepoint before_write`.execute(db)
    return refused
  }
  const refusal = /row-level security/
  expect(
    await write(sql`insert into results.result (unit_id, id, province_id, indicator, on_day, quantities, state)
    values (${foreign}, gen_random_uuid(), ${foreign}, 'x', '2015-01-01', '{}', 'draft')`),
  ).toMatch(refusal)
  expect(
    await write(sql`insert into statistics.fact (unit_id, id, province_id, measure, on_day, value, adds, source_kind, source_id)
    values (${mine.user.provinces[0]}, gen_random_uuid(), ${mine.user.provinces[0]}, 'x', '2015-01-01', 1, 'sum', 'x', gen_random_uuid())`),
  ).toMatch(refusal)
  expect(
    await write(sql`insert into targets.target (unit_id, letter_id, measure, year, value, row_number, column_title, cell)
    values (${mine.user.provinces[0]}, gen_random_uuid(), 'x', 2015, 1, 1, '', '')`),
  ).toMatch(refusal)
  expect(await write(sql`update statistics.year_total set value = 1`)).toMatch(/permission denied/)
})

test('the proof made at every start holds, and fails when a table is left open', async () => {
  const url = await createTestDatabase()
  const db = openDatabase(url, { connections: 1 })
  const owner = new Client({ connectionString: url })
  await owner.connect()
  try {
    await expect(proveIsolation(db)).resolves.toBeUndefined()
    await owner.query('alter table results.result_file disable row level security')
    await expect(proveIsolation(db)).rejects.toThrow('results.result_file')
    await owner.query('alter table results.result_file enable row level security')
    await owner.query(
      'drop policy account_read on identity.account; create policy account_read on identity.account for select to antoan_app using (true)',
    )
    await owner.query(
      "insert into identity.account (id, email, name, role, password_hash) values (gen_random_uuid(), 'a@b', 'A', 'reader', '-')",
    )
    await expect(proveIsolation(db)).rejects.toThrow('nobody in particular')
  } finally {
    await owner.end()
    await closeDatabase(db)
  }
})
