import { type Client, expect, test } from '#app/testing/test.ts'
import { systemUser } from '#platform/context.ts'
import { actAs } from '#platform/transaction.ts'
import type { ResultList, ResultsImport } from '../contract.ts'

const HEAD = 'Chỉ tiêu,Địa phương,Ngày,Số lượng,Ghi chú\n'
const row = (count: number) => `p1.enterprises-advised,Bắc Kạn,30/06/2015,${count},Đợt ${count}\n`

async function send(client: Client, text: string | Buffer, fileName = 'a.csv'): Promise<ResultsImport> {
  const url = `/results/imports?fileName=${encodeURIComponent(fileName)}`
  return (await client.post(url, Buffer.from(text as string))).json()
}

const draftsOf = async (client: Client) => ((await client.get('/results?state=draft')).json() as ResultList).items

test('the same file again writes nothing, and says so', async ({ as, db }) => {
  const province = await as('province', '06')
  expect(await send(province, HEAD + row(1) + row(2))).toMatchObject({ imported: true, results: 2, message: null })
  for (const { id } of await draftsOf(province))
    await province.post(`/results/${id}/moves`, { move: 'delete', version: 1, reason: 'Nhầm' })

  const again = await send(province, HEAD + row(1) + row(2))
  expect(again).toMatchObject({ imported: false, results: 0, problems: [] })
  expect(again.message).toMatch(/đã được nhập trước đây/)
  expect(await draftsOf(province)).toEqual([])
  await actAs(db, systemUser)
  const audited = db.selectFrom('platform.audit').select('detail').where('action', '=', 'results.imported')
  expect(await audited.execute()).toEqual([{ detail: { results: 2 } }])
})

test('reading alone counts what the file has', async ({ as }) => {
  const province = await as('province', '06')
  const answer = await province.post('/results/imports/preview?fileName=a.csv', Buffer.from(HEAD + row(1) + row(2)))
  expect(answer.json()).toMatchObject({ imported: false, results: 2, message: null })
  expect(await draftsOf(province)).toEqual([])
})

test.for([
  ['a quote never closed', `${HEAD}p1.enterprises-advised,"Bắc Kạn,30/06/2015,1,\n`, /Dòng 2.*ngoặc kép/],
  ['a quote within a cell', `${HEAD}${row(1)}p1.x,Bắc "Kạn,30/06/2015,1,\n`, /Dòng 3.*ngoặc kép/],
  ['nothing but empty lines', '\n'.repeat(20 * 1024 * 1024), /hơn 200\.000 dòng/],
  ['more than the largest file', 'a'.repeat(20 * 1024 * 1024 + 1), /lớn hơn 20 MB/],
] as const)('%s is refused in words', async ([, text, message], { as }) => {
  const answer = await send(await as('province', '06'), text)
  expect(answer).toMatchObject({ code: 'results.unreadable-file', detail: expect.stringMatching(message) })
})
