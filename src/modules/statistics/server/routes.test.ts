import { readXlsx } from 'hucre/xlsx'
import { v7 as uuidv7 } from 'uuid'
import { aLetter, sendLetter } from '#app/testing/a-letter.ts'
import { acceptResult } from '#app/testing/a-result.ts'
import { type Client, expect, test } from '#app/testing/test.ts'
import { systemUser } from '#platform/context.ts'
import { actAs } from '#platform/transaction.ts'
import type { Explanation, Progress, Trend } from '../contract.ts'
import { compareTotals } from './queries.ts'

const ADVISED = 'p1.enterprises-advised'

async function progressOf(client: Client, query = ''): Promise<Progress> {
  const answer = await client.get(`/statistics/progress?year=2015${query}`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

function cellOf({ goals, units }: Progress, code: string, goal = ADVISED) {
  const unit = units.find((one) => one.code === code)
  return unit?.cells[goals.findIndex((one) => one.code === goal)]
}

test('targets and accepted results, province by province, region and nation', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const province = await as('province', '06')
  await acceptResult(province, ministry, province.user.provinces[0]!)
  const progress = await progressOf(ministry)
  expect(cellOf(progress, '06')).toMatchObject({ target: 300, result: 40, state: 'behind', reported: 1, assigned: 1 })
  expect(cellOf(progress, '04')).toMatchObject({
    target: 300,
    result: null,
    percent: null,
    state: 'not-reported',
    reported: 0,
  })
  expect(cellOf(progress, '30')).toMatchObject({ target: 0, result: null, percent: null, state: 'nothing-due' })
  expect(cellOf(progress, '06', 'p1.craft-village-combined')).toMatchObject({
    target: null,
    state: 'not-assigned',
    assigned: 0,
  })
  expect(cellOf(progress, 'VN')).toMatchObject({ target: 9200, result: 40, reported: 1, assigned: 63 })
  expect(cellOf(progress, 'I')).toMatchObject({ target: 2900, result: 40 })
  expect(cellOf(progress, 'VN', 'p1.death-statistics')).toMatchObject({
    target: 63,
    result: null,
    state: 'not-reported',
  })
  expect(progress.coverage).toEqual({ reported: 1, of: 63 })
})

test('in the borders of a later day sums are added and nothing is lost', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const province = await as('province', '06')
  await acceptResult(province, ministry, province.user.provinces[0]!)
  const progress = await progressOf(ministry, '&borders=2025-07-01')
  expect(progress.units.filter(({ level }) => level === 'province')).toHaveLength(34)
  expect(progress.inseparable).toEqual([])
  expect(cellOf(progress, '19')).toMatchObject({ target: 600, result: 40, assigned: 2 }) // Bắc Kạn and Thái Nguyên
  expect(cellOf(progress, 'VN')).toMatchObject({ target: 9200, result: 40 })
  expect(progress.units.find(({ code }) => code === '19')?.shapes.sort()).toEqual(['06', '19'])
})

test('a province sees itself, and its nation is itself', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const progress = await progressOf(await as('province', '06'))
  expect(progress.units.filter(({ level }) => level === 'province').map(({ code }) => code)).toEqual(['06'])
  expect(cellOf(progress, 'VN')).toMatchObject({ target: 300 })
})

test('the nation and its regions have English names, provinces keep their own', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const { units } = await progressOf(ministry)
  const nameOf = (code: string) => units.find((unit) => unit.code === code)?.nameEn
  expect([nameOf('VN'), nameOf('I'), nameOf('06')]).toEqual(['Whole country', 'North East', 'Bắc Kạn'])
  const trend = (await ministry.get(`/statistics/trend?year=2015&goal=${ADVISED}&unit=I`)).json() as Trend
  expect(trend.unit).toEqual({ id: 'I', name: 'Đông Bắc Bộ', nameEn: 'North East' })
  const why = (await ministry.get(`/statistics/explain?year=2015&goal=${ADVISED}&unit=06`)).json() as Explanation
  expect(why.unit).toMatchObject({ name: 'Tỉnh Bắc Kạn', nameEn: 'Tỉnh Bắc Kạn' })
})

test('a figure explains itself: formula, inputs, cell of the letter, record, evidence, clause', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const result = await acceptResult(province, ministry, home)
  const why = (await ministry.get(`/statistics/explain?year=2015&goal=${ADVISED}&unit=${home}`)).json() as Explanation
  expect(why.formula.percent.vi).toBe('40 ÷ 300 = 13,3 %')
  expect(why.targets).toMatchObject([
    { unitName: 'Tỉnh Bắc Kạn', value: 300, cell: '300', letterNumber: '727/LĐTBXH-ATLĐ' },
  ])
  expect(why.facts).toMatchObject({
    count: 1,
    next: null,
    items: [{ sourceId: result, value: 40, evidence: [{ name: 'danh-sach.pdf' }] }],
  })
  expect(why.goal.citation.quote).toMatch(/hướng dẫn, tư vấn/)
  expect(why.source?.number).toBe('727/LĐTBXH-ATLĐ')
  const nation = (await ministry.get(`/statistics/explain?year=2015&goal=${ADVISED}&unit=VN`)).json() as Explanation
  expect(nation.inputs).toHaveLength(63)
  expect(nation.inputs.reduce((sum, { target }) => sum + (target ?? 0), 0)).toBe(nation.cell.target)
})

test('the records behind a figure come page by page, and add up to it', async ({ as }) => {
  const ministry = await as('ministry')
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  for (const [month, value] of [
    ['03', 5],
    ['05', 7],
    ['05', 11],
  ] as const) {
    await acceptResult(province, ministry, home, { onDay: `2015-${month}-02`, quantities: { [ADVISED]: value } })
  }
  let sum = 0
  let cursor: string | null = ''
  let pages = 0
  while (cursor !== null) {
    const { facts } = (
      await ministry.get(
        `/statistics/explain?year=2015&goal=${ADVISED}&unit=06&limit=2${cursor && `&cursor=${cursor}`}`,
      )
    ).json() as Explanation
    sum += facts.items.reduce((total, { value }) => total + value, 0)
    cursor = facts.next
    pages++
  }
  expect([sum, pages]).toEqual([23, 2])
  const trend = (await ministry.get(`/statistics/trend?year=2015&goal=${ADVISED}&unit=06`)).json() as Trend
  expect(trend.months.filter(({ value }) => value > 0)).toEqual([
    { month: 3, value: 5, running: 5 },
    { month: 5, value: 18, running: 23 },
  ])
})

test('done, then not done: figure and trend say the same; who was not asked is not in the n', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const COMBINED = 'p1.craft-village-combined' // asked of Nam Định (36) and Ninh Bình (37) alone
  const answer = async (code: string, onDay: string, value: number) => {
    const province = await as('province', code)
    const change = { indicator: COMBINED, onDay, quantities: { [COMBINED]: value } }
    await acceptResult(province, ministry, province.user.provinces[0]!, change)
  }
  await answer('36', '2015-03-05', 1)
  await answer('06', '2015-04-05', 1)
  const trend = async () => {
    const { months } = (await ministry.get(`/statistics/trend?year=2015&goal=${COMBINED}&unit=VN`)).json() as Trend
    return months.filter(({ value }) => value > 0)
  }
  expect(await trend()).toEqual([{ month: 3, value: 1, running: 1 }])
  expect(cellOf(await progressOf(ministry), 'VN', COMBINED)).toMatchObject({ target: 2, result: 1 })
  await answer('36', '2015-09-05', 0)
  expect(await trend()).toEqual([])
  expect(cellOf(await progressOf(ministry), 'VN', COMBINED)).toMatchObject({ target: 2, result: 0, reported: 1 })
  await answer('36', '2015-10-05', 1)
  expect(await trend()).toEqual([{ month: 10, value: 1, running: 1 }])
})

test('in borders of which nothing is known the nation is still whole', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const progress = await progressOf(ministry, '&borders=2001-01-01')
  expect(progress.inseparable).toHaveLength(63)
  expect(cellOf(progress, 'VN')).toMatchObject({ target: 9200, assigned: 63 })
})

test('totals stay equal to the facts whatever is posted and reversed', async ({ as, db }) => {
  const ministry = await as('ministry')
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const ids: string[] = []
  for (let index = 0; index < 6; index++)
    ids.push(await acceptResult(province, ministry, home, { onDay: `2015-0${index + 1}-15` }))
  for (const id of ids.slice(0, 3))
    await ministry.post(`/results/${id}/moves`, { move: 'reverse', version: 3, reason: 'thử' })
  await actAs(db, systemUser)
  expect(await compareTotals(db)).toBe(0)
  expect(cellOf(await progressOf(ministry), '06')).toMatchObject({ result: 120 })
})

test('the ledger is append-only, even for its owner’s application', async ({ as, db }) => {
  const ministry = await as('ministry')
  const province = await as('province', '06')
  await acceptResult(province, ministry, province.user.provinces[0]!)
  await actAs(db, systemUser)
  await expect(db.updateTable('statistics.fact').set({ value: 1 }).execute()).rejects.toThrow(/permission denied/)
})

test.for(['xlsx', 'csv'] as const)('the table comes as .%s with headings and totals', async (kind, { as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const answer = await ministry.get(`/statistics/progress.${kind}?year=2015`)
  expect(answer.statusCode).toBe(200)
  if (kind === 'csv') {
    const lines = answer.body.split('\r\n')
    expect(answer.body.startsWith('\ufeff')).toBe(true)
    expect(lines[0]).toContain('Địa phương')
    expect(lines[1]).toMatch(/^Cả nước;VN;Cả nước;63;/)
    return
  }
  const [sheet] = (await readXlsx(new Uint8Array(answer.rawPayload))).sheets
  expect(sheet!.rows[4]?.slice(0, 4)).toEqual(['Cấp', 'Mã', 'Địa phương', 'Chỉ tiêu (lớp)'])
  expect(sheet!.rows[5]?.slice(0, 4)).toEqual(['Cả nước', 'VN', 'Cả nước', 63])
  expect(sheet!.rows).toHaveLength(5 + 1 + 8 + 63)
})

test('an unknown year, goal or unit is said, not guessed', async ({ as }) => {
  const ministry = await as('ministry')
  expect((await ministry.get('/statistics/progress?year=2031')).json()).toMatchObject({
    code: 'programme.unknown-year',
  })
  expect((await ministry.get(`/statistics/explain?year=2015&goal=p9.x&unit=VN`)).statusCode).toBe(404)
  expect((await ministry.get(`/statistics/explain?year=2015&goal=${ADVISED}&unit=${uuidv7()}`)).statusCode).toBe(404)
  expect((await ministry.get('/statistics/progress?year=abc')).json()).toMatchObject({
    code: 'common.invalid',
    errors: [{ path: 'querystring.year' }],
  })
})
