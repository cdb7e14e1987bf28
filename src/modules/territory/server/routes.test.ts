import { expect, test } from '#app/testing/test.ts'

const LIST = Buffer.from(`Tỉnh Thành Phố,Mã TP,Quận Huyện,Mã QH,Phường Xã,Mã PX,Cấp
Thành phố Hà Nội,01,Quận Ba Đình,001,Phường Phúc Xá,00001,Phường
Thành phố Hà Nội,01,Quận Ba Đình,001,Phường Trúc Bạch,00004,Phường
Thành phố Hà Nội,01,Quận Ba Đình,001,Phường Vĩnh Phúc,00006,Phường
Thành phố Hà Nội,01,Huyện Đông Anh,017,Xã Đông Hội,00484,Xã
`)

type Unit = { id: string; code: string; name: string; fullName: string; predecessors: { code: string }[] }
const names = (units: Unit[]) => units.map(({ name }) => name)

test('lists the provinces of a day with those they were formed of', async ({ as }) => {
  const { get } = await as('reader', '01')
  const on = async (day: string) => (await get(`/territory/provinces?on=${day}`)).json() as Unit[]
  const [old, now] = [await on('2015-03-05'), await on('2025-07-01')]
  expect([old.length, now.length]).toEqual([63, 34])
  expect(old.find(({ code }) => code === '46')?.fullName).toBe('Tỉnh Thừa Thiên Huế')
  const phuTho = now.find(({ code }) => code === '25')
  expect([phuTho?.fullName, phuTho?.predecessors.map(({ code }) => code)]).toEqual(['Tỉnh Phú Thọ', ['17', '25', '26']])
  expect(phuTho?.id).not.toBe(old.find(({ code }) => code === '25')?.id)
})

test('a unit tells its states, sources and predecessors', async ({ as }) => {
  const { get } = await as('reader', '01')
  const now = (await get('/territory/provinces?on=2026-11-22')).json() as Unit[]
  const { id } = now.find(({ code }) => code === '75')!
  const history = (await get(`/territory/units/${id}`)).json()
  expect(history).toMatchObject({
    states: [
      {
        fullName: 'Tỉnh Đồng Nai',
        toOn: '2026-04-30',
        source: '202/2025/QH15, khoản 17 Điều 1',
        parentName: 'Nước Việt Nam',
      },
      { fullName: 'Thành phố Đồng Nai', fromOn: '2026-04-30', toOn: null, source: '30/2026/QH16, Điều 1' },
    ],
    predecessors: [
      { unit: { fullName: 'Tỉnh Bình Phước' }, share: 'whole', onDay: '2025-07-01' },
      { unit: { fullName: 'Tỉnh Đồng Nai' }, share: 'whole' },
    ],
    successors: [],
  })
  expect((await get('/territory/units/00000000-0000-0000-0000-000000000000')).statusCode).toBe(404)
})

test('searches without tones, by kind, by code and within a province; pages by cursor', async ({ as }) => {
  const { get, post } = await as('ministry')
  expect((await post('/territory/imports?fileName=ds.csv', LIST)).statusCode).toBe(200)
  const find = async (query: string) =>
    (await get(`/territory/units?on=2025-03-01&${query}`)).json() as { units: Unit[]; nextCursor: string | null }
  expect(names((await find('search=dong hoi')).units)).toEqual(['Đông Hội'])
  expect(names((await find(`search=${encodeURIComponent('phường trúc')}`)).units)).toEqual(['Trúc Bạch'])
  expect(names((await find('search=0000')).units)).toEqual(['Phúc Xá', 'Trúc Bạch', 'Vĩnh Phúc'])
  expect(names((await find('search=%25')).units)).toEqual([]) // a percent sign is a letter like any other
  const hanoi = ((await get('/territory/provinces?on=2025-03-01')).json() as Unit[])[0]!
  const page = await find(`parent=${hanoi.id}&limit=3`)
  expect(names(page.units)).toEqual(['Phúc Xá', 'Trúc Bạch', 'Vĩnh Phúc'])
  expect(await find(`parent=${hanoi.id}&limit=3&cursor=${page.nextCursor}`)).toMatchObject({
    units: [{ name: 'Đông Hội' }],
    nextCursor: null,
  })
  expect((await get('/territory/units?cursor=nonsense')).statusCode).toBe(400)
})

test('previews, imports, lists and undoes', async ({ as }) => {
  const { get, post } = await as('ministry')
  expect((await post('/territory/imports/preview?fileName=ds.csv', LIST)).json()).toMatchObject({
    importId: null,
    counts: { new: 6 },
  })
  const done = (await post('/territory/imports?fileName=ds.csv', LIST, { 'idempotency-key': 'a' })).json() as {
    importId: string
  }
  expect((await post('/territory/imports?fileName=ds.csv', LIST, { 'idempotency-key': 'a' })).json()).toEqual(done)
  expect((await get('/territory/imports')).json()).toMatchObject([
    { id: done.importId, kind: 'ward-list', undoneAt: null },
    { kind: 'pack' },
  ])
  expect((await post(`/territory/imports/${done.importId}/undo`)).statusCode).toBe(200)
  expect((await post(`/territory/imports/${done.importId}/undo`)).json()).toMatchObject({
    code: 'territory.already-undone',
  })
  expect((await post('/territory/imports?fileName=x.csv', Buffer.from('a,b\n'))).json()).toMatchObject({
    status: 422,
    code: 'territory.unreadable-file',
  })
})

test.for([
  ['ministry', undefined, 200],
  ['province', '01', 403],
  ['reader', '01', 403],
] as const)('%s of %s imports → %i', async ([role, province, status], { as }) => {
  const { post } = await as(role, province)
  expect((await post('/territory/imports/preview?fileName=ds.csv', LIST)).statusCode).toBe(status)
  expect((await post('/territory/imports?fileName=ds.csv', LIST)).statusCode).toBe(status)
})

test('gives what the map is drawn from, and the groupings', async ({ as }) => {
  const { get } = await as('reader', '01')
  expect((await get('/territory/map')).json()).toMatchObject({
    archipelagos: [{ name: 'Hoàng Sa' }, { name: 'Trường Sa' }],
  })
  expect((await get('/territory/groupings')).json()).toMatchObject([{ code: 'letter-727' }, { code: 'socio-economic' }])
})
