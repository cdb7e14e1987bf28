import { v7 as uuidv7 } from 'uuid'
import { acceptResult, aResult, sendEvidence } from '#app/testing/a-result.ts'
import { expect, test } from '#app/testing/test.ts'
import { systemUser } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { actAs } from '#platform/transaction.ts'
import type { ResultList, ResultPage } from '../contract.ts'

async function total(db: Db, provinceId: string, measure = 'p1.enterprises-advised') {
  await actAs(db, systemUser)
  const rows = await db
    .selectFrom('statistics.yearTotal')
    .select(['value', 'facts'])
    .where('provinceId', '=', provinceId)
    .where('measure', '=', measure)
    .execute()
  return rows[0]
}

test('a result is counted when accepted, and not before', async ({ db, as }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const id = uuidv7()
  const fileIds = [await sendEvidence(province, home)]
  expect((await province.put(`/results/${id}`, aResult(home, { fileIds }))).json()).toEqual({ version: 1 })
  expect((await province.post(`/results/${id}/moves`, { move: 'submit', version: 1 })).json()).toEqual({ version: 2 })
  expect(await total(db, home)).toBeUndefined()

  expect((await ministry.post(`/results/${id}/moves`, { move: 'accept', version: 2 })).statusCode).toBe(200)
  expect(await total(db, home)).toEqual({ value: 40, facts: 1 })

  const page = (await province.get(`/results/${id}`)).json() as ResultPage
  expect(page.state).toBe('accepted')
  expect(page.events.map(({ move }) => move)).toEqual(['record', 'submit', 'accept'])
  expect(page.evidence).toMatchObject([{ mediaType: 'application/pdf', isComplete: true }])
})

test('a correction is a reversal: the total goes back, the facts stay', async ({ db, as }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const id = await acceptResult(province, ministry, home)
  expect((await ministry.post(`/results/${id}/moves`, { move: 'reverse', version: 3 })).json()).toMatchObject({
    code: 'common.reason-required',
  })
  expect(
    (await ministry.post(`/results/${id}/moves`, { move: 'reverse', version: 3, reason: 'Đếm trùng' })).statusCode,
  ).toBe(200)
  expect(await total(db, home)).toEqual({ value: 0, facts: 0 })
  const facts = await db
    .selectFrom('statistics.fact')
    .select(['value', 'reverses'])
    .where('sourceId', '=', id)
    .orderBy('value')
    .execute()
  expect(facts.map(({ value }) => value)).toEqual([-40, 40])
  expect(
    (await ministry.post(`/results/${id}/moves`, { move: 'reverse', version: 4, reason: 'lại' })).json(),
  ).toMatchObject({ code: 'common.not-this-state' })
})

test('without evidence there is no acceptance', async ({ as }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const id = uuidv7()
  await province.put(`/results/${id}`, aResult(home))
  await province.post(`/results/${id}/moves`, { move: 'submit', version: 1 })
  const refused = await ministry.post(`/results/${id}/moves`, { move: 'accept', version: 2 })
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({ code: 'results.evidence-required' })
})

test('what was returned carries its reason and can be sent again', async ({ as }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const id = uuidv7()
  await province.put(`/results/${id}`, aResult(home))
  await province.post(`/results/${id}/moves`, { move: 'submit', version: 1 })
  await ministry.post(`/results/${id}/moves`, { move: 'return', version: 2, reason: 'Thiếu danh sách' })
  const changed = await province.put(
    `/results/${id}`,
    aResult(home, { version: 3, quantities: { 'p1.enterprises-advised': 38 } }),
  )
  expect(changed.json()).toEqual({ version: 4 })
  const { events } = (await ministry.get(`/results/${id}`)).json() as ResultPage
  expect(events[2]).toMatchObject({ move: 'return', reason: 'Thiếu danh sách' })
  expect(events[3]!.changes).toEqual([
    { field: 'quantities', before: { 'p1.enterprises-advised': 40 }, after: { 'p1.enterprises-advised': 38 } },
  ])
})

test('a state is not a sum: of two registers the latest holds, a reversal brings back the one before', async ({
  db,
  as,
}) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const home = province.user.provinces[0]!
  const share = (onDay: string, reached: number, all: number) => ({
    indicator: 'p3.craft-village-share',
    onDay,
    quantities: { 'p3.craft-village-share.reached': reached, 'p3.craft-village-share.total': all },
  })
  await acceptResult(province, ministry, home, share('2015-03-01', 2, 38))
  const second = await acceptResult(province, ministry, home, share('2015-09-01', 3, 40))
  expect(await total(db, home, 'p3.craft-village-share.total')).toEqual({ value: 40, facts: 2 })
  expect(await total(db, home, 'p3.craft-village-share.reached')).toEqual({ value: 5, facts: 2 })
  await ministry.post(`/results/${second}/moves`, { move: 'reverse', version: 3, reason: 'Nhầm' })
  expect(await total(db, home, 'p3.craft-village-share.total')).toEqual({ value: 38, facts: 1 })
  expect(await total(db, home, 'p3.craft-village-share.reached')).toEqual({ value: 2, facts: 1 })
})

test('sent twice is once; the same key with another body is refused', async ({ as }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const id = uuidv7()
  const key = { 'idempotency-key': uuidv7() }
  const first = await province.put(`/results/${id}`, aResult(home), key)
  const again = await province.put(`/results/${id}`, aResult(home), key)
  expect([first.json(), again.json()]).toEqual([{ version: 1 }, { version: 1 }])
  expect(again.headers['idempotent-replayed']).toBe('true')
  expect((await province.put(`/results/${id}`, aResult(home))).json()).toEqual({ version: 1 }) // without a key, by its id
  const other = await province.put(`/results/${id}`, aResult(home, { note: 'khác' }), key)
  expect(other.statusCode).toBe(422)
  expect(other.json()).toMatchObject({ code: 'common.idempotency-mismatch' })
})

test('who was slower is told, and nothing of theirs is lost or overwritten', async ({ as }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const id = uuidv7()
  await province.put(`/results/${id}`, aResult(home))
  await province.put(`/results/${id}`, aResult(home, { version: 1, note: 'một' }))
  const slower = await province.put(`/results/${id}`, aResult(home, { version: 1, note: 'hai' }))
  expect(slower.statusCode).toBe(409)
  expect(slower.json()).toMatchObject({ code: 'common.changed-meanwhile', version: 2 })
})

test.for([
  ['a negative number', { quantities: { 'p1.enterprises-advised': -1 } }, 'body.quantities.p1.enterprises-advised'],
  ['half an enterprise', { quantities: { 'p1.enterprises-advised': 1.5 } }, 'body.quantities.p1.enterprises-advised'],
  ['no quantity', { quantities: {} }, 'body.quantities.p1.enterprises-advised'],
  [
    'a measure of another indicator',
    { quantities: { 'p1.enterprises-advised': 1, other: 2 } },
    'body.quantities.other',
  ],
  ['an unknown indicator', { indicator: 'p9.nothing' }, 'body.indicator'],
  ['a day that is none', { onDay: '2015-02-30' }, 'body.onDay'],
  ['a day before the province stood', { onDay: '1999-01-01' }, 'body.unitId'],
  ['a note too long', { note: 'x'.repeat(2001) }, 'body.note'],
] as const)('refuses %j with the place of the fault', async ([, change, path], { as }) => {
  const province = await as('province', '06')
  const refused = await province.put(`/results/${uuidv7()}`, aResult(province.user.provinces[0]!, change))
  expect(refused.statusCode).toBeGreaterThanOrEqual(400)
  expect(refused.statusCode).toBeLessThan(500)
  expect((refused.json() as { errors: { path: string }[] }).errors.map((error) => error.path)).toContain(path)
})

test.for([
  ['ministry', undefined, 200],
  ['province', '06', 200],
  ['province', '79', 403],
  ['reader', undefined, 403],
] as const)('%s of %s records for Bắc Kạn → %i', async ([role, code, status], { as }) => {
  const home = (await as('province', '06')).user.provinces[0]!
  const client = await as(role, code)
  expect((await client.put(`/results/${uuidv7()}`, aResult(home))).statusCode).toBe(status)
})

test.for([
  ['ministry', undefined, 200],
  ['province', '06', 403],
  ['province', '79', 404],
  ['reader', undefined, 403],
] as const)('%s of %s accepts a result of Bắc Kạn → %i', async ([role, code, status], { as }) => {
  const owner = await as('province', '06')
  const home = owner.user.provinces[0]!
  const id = uuidv7()
  await owner.put(`/results/${id}`, aResult(home, { fileIds: [await sendEvidence(owner, home)] }))
  await owner.post(`/results/${id}/moves`, { move: 'submit', version: 1 })
  const client = await as(role, code)
  expect((await client.post(`/results/${id}/moves`, { move: 'accept', version: 2 })).statusCode).toBe(status)
})

test('an id is one result’s: another place cannot take it', async ({ as }) => {
  const [one, other, ministry] = [await as('province', '06'), await as('province', '79'), await as('ministry')]
  const id = uuidv7()
  await one.put(`/results/${id}`, aResult(one.user.provinces[0]!))
  const taken = await other.put(`/results/${id}`, aResult(other.user.provinces[0]!))
  expect([taken.statusCode, (taken.json() as { code: string }).code]).toEqual([409, 'common.changed-meanwhile'])
  expect(((await ministry.get('/results')).json() as ResultList).items).toMatchObject([
    { id, provinceName: 'Tỉnh Bắc Kạn' },
  ])
})

test('a province sees its own results and no others', async ({ as }) => {
  const [one, other, ministry] = [await as('province', '06'), await as('province', '79'), await as('ministry')]
  const id = uuidv7()
  await one.put(`/results/${id}`, aResult(one.user.provinces[0]!))
  const count = async (client: typeof one) => ((await client.get('/results')).json() as ResultList).items.length
  expect([await count(one), await count(other), await count(ministry)]).toEqual([1, 0, 1])
  expect((await other.get(`/results/${id}`)).statusCode).toBe(404)
})

test('the successor of a province sees and goes on with what its predecessors recorded', async ({ as }) => {
  const before = await as('province', '35') // Hà Nam
  const id = uuidv7()
  await before.put(`/results/${id}`, aResult(before.user.provinces[0]!))
  const successor = await as('province', '37', '2025-08-01') // Ninh Bình since 01/07/2025
  expect((await successor.get(`/results/${id}`)).statusCode).toBe(200)
  const stranger = await as('province', '38', '2025-08-01')
  expect((await stranger.get(`/results/${id}`)).statusCode).toBe(404)
})

test('pages follow each other without loss or repetition', async ({ as }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const ids = Array.from({ length: 7 }, () => uuidv7())
  for (const [index, id] of ids.entries())
    await province.put(`/results/${id}`, aResult(home, { onDay: `2015-0${1 + (index % 3)}-10` }))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = (await province.get(`/results?limit=3${cursor ? `&cursor=${cursor}` : ''}`)).json() as ResultList
    seen.push(...page.items.map((item) => item.id))
    cursor = page.next
  }
  expect([...seen].sort()).toEqual([...ids].sort())
})
