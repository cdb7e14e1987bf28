import { type RawBuilder, sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { systemUser, type User } from '#platform/context.ts'
import type { Trx } from '#platform/db.ts'
import { actAs } from '#platform/transaction.ts'
import { acceptResult, aResult, sendEvidence } from './testing/a-result.ts'
import { type Client, expect, test } from './testing/test.ts'

/** What became of a statement sent straight to the database as the user: refused, or the rows it touched. Undone after. */
async function attempt(db: Trx, user: User, statement: RawBuilder<unknown>): Promise<string> {
  await actAs(db, user)
  await sql`savepoint before_attack`.execute(db)
  try {
    return `${(await statement.execute(db)).numAffectedRows ?? 0n} rows`
  } catch (error) {
    return (error as Error).message
  } finally {
    await sql`rollback to savepoint before_attack`.execute(db)
  }
}

const REFUSED = /row-level security|permission denied/
const NOTHING = /^0 rows$/

/** A result of the province in each state it can be in. */
async function aResultInEachState(province: Client, ministry: Client) {
  const home = province.user.provinces[0]!
  const record = async () => {
    const id = uuidv7()
    await province.put(`/results/${id}`, aResult(home, { fileIds: [await sendEvidence(province, home)] }))
    return id
  }
  const move = (client: Client, id: string, name: string, version: number) =>
    client.post(`/results/${id}/moves`, { move: name, version, reason: 'Lý do' })
  const [draft, submitted, returned, deleted] = [await record(), await record(), await record(), await record()]
  await move(province, submitted, 'submit', 1)
  await move(province, returned, 'submit', 1)
  await move(ministry, returned, 'return', 2)
  await move(province, deleted, 'delete', 1)
  const accepted = await acceptResult(province, ministry, home)
  const reversed = await acceptResult(province, ministry, home)
  await move(ministry, reversed, 'reverse', 3)
  return { draft, submitted, returned, deleted, accepted, reversed }
}

function insertResult(change: Record<string, unknown>): RawBuilder<unknown> {
  const row = { id: uuidv7(), indicator: 'x', on_day: '2015-01-01', quantities: '{}', state: 'draft', ...change }
  return sql`insert into results.result (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(row))})`
}

test('a province moves its results only among the states that are its own', async ({ as, db }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const ids = await aResultInEachState(province, ministry)
  const tryAs = (statement: RawBuilder<unknown>) => attempt(db, province.user, statement)
  for (const state of ['accepted', 'reversed']) {
    for (const id of [ids.draft, ids.submitted, ids.returned])
      expect(await tryAs(sql`update results.result set state = ${state} where id = ${id}`)).toMatch(REFUSED)
  }
  for (const id of [ids.accepted, ids.reversed]) {
    expect(await tryAs(sql`update results.result set quantities = '{}' where id = ${id}`)).toMatch(NOTHING)
    expect(await tryAs(sql`update results.result set state = 'draft' where id = ${id}`)).toMatch(NOTHING)
  }
  expect(await tryAs(sql`update results.result set state = 'submitted' where id = ${ids.draft}`)).toBe('1 rows')
})

test('what is no longer a draft keeps its contents, and every result its place, whoever asks', async ({ as, db }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const ids = await aResultInEachState(province, ministry)
  for (const user of [province.user, ministry.user, systemUser]) {
    for (const id of [ids.submitted, ids.deleted, ids.accepted, ids.reversed]) {
      const answer = await attempt(db, user, sql`update results.result set quantities = '{}' where id = ${id}`)
      expect(answer).toMatch(/^0 rows$|contents/)
    }
    for (const column of ['unit_id', 'province_id', 'id', 'created_by', 'created_at']) {
      const same = sql`update results.result set ${sql.ref(column)} = ${sql.ref(column)} where id = ${ids.draft}`
      expect(await attempt(db, user, same), column).toMatch(/permission denied/)
    }
  }
})

test('a result is born a draft, of a place in the province, by who asks', async ({ as, db }) => {
  const [province, other] = [await as('province', '06'), await as('province', '79')]
  const [mine, foreign] = [province.user.provinces[0]!, other.user.provinces[0]!]
  const own = { unit_id: mine, province_id: mine, created_by: province.user.accountId }
  const tryAs = (change: Record<string, unknown>) => attempt(db, province.user, insertResult({ ...own, ...change }))
  expect(await tryAs({})).toBe('1 rows')
  for (const state of ['submitted', 'accepted', 'reversed']) expect(await tryAs({ state })).toMatch(REFUSED)
  expect(await tryAs({ unit_id: foreign })).toMatch(/does not lie in/)
  expect(await tryAs({ unit_id: uuidv7() })).toMatch(/does not lie in/)
  expect(await tryAs({ on_day: '1900-01-01' })).toMatch(/does not lie in/) // nor on a day the place did not stand
  expect(await tryAs({ unit_id: foreign, province_id: foreign })).toMatch(REFUSED)
  expect(await tryAs({ created_by: other.user.accountId })).toMatch(REFUSED)
})

test('evidence stays with a result once it is sent, whoever asks', async ({ as, db }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const ids = await aResultInEachState(province, ministry)
  const file = await sendEvidence(province, home)
  for (const user of [province.user, ministry.user, systemUser]) {
    const unlink = (id: string) => attempt(db, user, sql`delete from results.result_file where result_id = ${id}`)
    const link = (id: string, change: Record<string, unknown> = {}) => {
      const row = { unit_id: home, result_id: id, province_id: home, file_unit_id: home, file_id: file, ...change }
      return attempt(
        db,
        user,
        sql`insert into results.result_file (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
          values (${sql.join(Object.values(row))})`,
      )
    }
    for (const id of [ids.submitted, ids.accepted, ids.reversed, ids.deleted]) {
      expect(await unlink(id)).toMatch(/evidence/)
      expect(await link(id)).toMatch(/evidence/)
    }
    for (const id of [ids.draft, ids.returned]) expect([await unlink(id), await link(id)]).toEqual(['1 rows', '1 rows'])
  }
})

test('nothing is hung on a result of another province', async ({ as, db }) => {
  const [province, other] = [await as('province', '06'), await as('province', '79')]
  const [mine, foreign] = [province.user.provinces[0]!, other.user.provinces[0]!]
  const id = uuidv7()
  await other.put(`/results/${id}`, aResult(foreign))
  const [own, theirs] = [await sendEvidence(province, mine), await sendEvidence(other, foreign)]
  const tryAs = (statement: RawBuilder<unknown>) => attempt(db, province.user, statement)
  expect(
    await tryAs(sql`insert into results.result_file (unit_id, result_id, province_id, file_unit_id, file_id)
      values (${foreign}, ${id}, ${mine}, ${mine}, ${own})`),
  ).toMatch(/foreign key/)
  expect(
    await tryAs(sql`insert into results.result_event (unit_id, result_id, province_id, version, move, by_account)
      values (${foreign}, ${id}, ${mine}, 2, 'submit', ${province.user.accountId})`),
  ).toMatch(/foreign key/)
  const draft = uuidv7()
  await province.put(`/results/${draft}`, aResult(mine))
  expect(
    await tryAs(sql`insert into results.result_file (unit_id, result_id, province_id, file_unit_id, file_id)
      values (${mine}, ${draft}, ${mine}, ${foreign}, ${theirs})`),
  ).toMatch(REFUSED)
})

test('a complete file keeps its bytes and its name, whoever asks', async ({ as, db }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const [file, open] = [await sendEvidence(province, home), uuidv7()]
  await province.put(`/files/${home}/${open}`, { name: 'a.pdf', size: 9, sha256: '0'.repeat(64) })
  for (const user of [province.user, ministry.user, systemUser]) {
    const tryAs = (statement: RawBuilder<unknown>) => attempt(db, user, statement)
    const piece = (id: string, number: number) =>
      tryAs(
        sql`insert into platform.file_chunk (unit_id, file_id, number, content) values (${home}, ${id}, ${number}, 'x')`,
      )
    expect(await tryAs(sql`update platform.file_chunk set content = 'x' where file_id = ${file}`)).toMatch(REFUSED)
    expect(await tryAs(sql`delete from platform.file_chunk where file_id = ${file}`)).toMatch(/complete/)
    expect(await piece(file, 1)).toMatch(/complete/)
    expect(await piece(open, 0)).toBe('1 rows')
    expect(await tryAs(sql`update platform.file set is_complete = false where id = ${file}`)).toMatch(NOTHING)
    expect(await tryAs(sql`update platform.file set sha256 = 'x' where id = ${open}`)).toMatch(REFUSED)
    expect(await tryAs(sql`delete from platform.file where id = ${file}`)).toMatch(NOTHING)
  }
  expect(
    await attempt(
      db,
      province.user,
      sql`insert into platform.file (unit_id, id, name, size, sha256, is_complete, created_by)
        values (${home}, ${uuidv7()}, 'a', 1, '', true, ${province.user.accountId})`,
    ),
  ).toMatch(REFUSED)
})

test('nobody signs with the name of another', async ({ as, db }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const id = uuidv7()
  await province.put(`/results/${id}`, aResult(home))
  const event = (user: User, byAccount: string | null, move = 'submit') =>
    attempt(
      db,
      user,
      sql`insert into results.result_event (unit_id, result_id, province_id, version, move, by_account)
        values (${home}, ${id}, ${home}, 2, ${move}, ${byAccount})`,
    )
  const audit = (user: User, role: string, account: string | null) =>
    attempt(
      db,
      user,
      sql`insert into platform.audit (id, account_id, role, action, subject)
        values (${uuidv7()}, ${account}, ${role}, 'x', 'x')`,
    )
  const [me, them] = [province.user.accountId, ministry.user.accountId]
  const fact = (user: User, account: string | null) =>
    attempt(
      db,
      user,
      sql`insert into statistics.fact (unit_id, id, province_id, measure, on_day, value, adds, source_kind, source_id, posted_by)
        values (${home}, ${uuidv7()}, ${home}, 'x', '2015-01-01', 1, 'sum', 'x', ${uuidv7()}, ${account})`,
    )
  expect(await fact(ministry.user, them)).toBe('1 rows')
  expect(await fact(ministry.user, me)).toMatch(REFUSED)
  expect(await fact(ministry.user, null)).toMatch(REFUSED)
  expect(await event(province.user, me)).toBe('1 rows')
  expect(await event(province.user, them)).toMatch(REFUSED)
  expect(await event(province.user, null)).toMatch(REFUSED)
  expect(await event(province.user, me, 'accept')).toMatch(REFUSED)
  expect(await event(ministry.user, them, 'accept')).toBe('1 rows')
  expect(await event(ministry.user, me)).toMatch(REFUSED)
  expect(await audit(province.user, 'province', me)).toBe('1 rows')
  expect(await audit(province.user, 'ministry', me)).toMatch(REFUSED)
  expect(await audit(province.user, 'province', them)).toMatch(REFUSED)
  expect(await audit(province.user, 'province', null)).toMatch(REFUSED)
  expect(await audit(ministry.user, 'system', null)).toMatch(REFUSED)
  expect(await audit(systemUser, 'system', null)).toBe('1 rows')
})

test('what a province may only read is refused in words', async ({ as }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const id = await acceptResult(province, ministry, home)
  const changed = await province.put(`/results/${id}`, aResult(home, { version: 3, note: 'khác' }))
  expect(changed.json()).toMatchObject({ code: 'common.not-this-state' })
  const moved = await province.post(`/results/${id}/moves`, { move: 'withdraw', version: 3 })
  expect(moved.json()).toMatchObject({ code: 'common.not-this-state', state: 'accepted' })
})

test('a result is not put on a day when its place lay in another province', async ({ as, db }) => {
  const [province, other] = [await as('province', '06'), await as('province', '79')]
  const [from, to] = [province.user.provinces[0]!, other.user.provinces[0]!]
  const unitId = uuidv7()
  await actAs(db, systemUser)
  await sql`insert into territory.unit (id, level, import_id) select ${unitId}, 'commune', id from territory.import limit 1`.execute(
    db,
  )
  for (const [parent, since, until] of [
    [from, '2015-01-01', '2015-07-01'],
    [to, '2015-07-01', null],
  ])
    await sql`insert into territory.unit_version
      (unit_id, from_on, to_on, level, code, name, kind, name_key, parent_id, source, import_id)
      select ${unitId}, ${since}, ${until}, 'commune', '99999', 'X', 'xã', 'x', ${parent}, '', id
      from territory.import limit 1`.execute(db)
  const id = uuidv7()
  expect((await province.put(`/results/${id}`, aResult(unitId))).json()).toEqual({ version: 1 })
  const ministry = await as('ministry') // may record for both
  const moved = await ministry.put(`/results/${id}`, aResult(unitId, { version: 1, onDay: '2015-07-01' }))
  expect(moved.json()).toMatchObject({ code: 'common.invalid', errors: [{ path: 'body.onDay' }] })
  const update = sql`update results.result set on_day = '2015-07-01' where id = ${id}`
  expect(await attempt(db, province.user, update)).toMatch(/does not lie in/)
})
