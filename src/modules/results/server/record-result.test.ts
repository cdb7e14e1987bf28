import { v7 as uuidv7 } from 'uuid'
import { aResult, sendEvidence } from '#app/testing/a-result.ts'
import { expect, test } from '#app/testing/test.ts'
import type { ResultPage } from '../contract.ts'

test('a file named twice is evidence once, however its id is written', async ({ as }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const [id, fileId] = [uuidv7(), await sendEvidence(province, home)]
  const fileIds = [fileId, fileId, fileId.toUpperCase()]
  expect((await province.put(`/results/${id}`, aResult(home, { fileIds }))).json()).toEqual({ version: 1 })
  expect((await province.put(`/results/${id}`, aResult(home, { fileIds }))).json()).toEqual({ version: 1 })
  expect(((await province.get(`/results/${id}`)).json() as ResultPage).evidence).toMatchObject([{ id: fileId }])
})

test('a file still on its way may be named: the draft need not wait for a bad line', async ({ as }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const fileId = uuidv7()
  await province.put(`/files/${home}/${fileId}`, { name: 'a.pdf', size: 3, sha256: '0'.repeat(64) })
  const sent = await province.put(`/results/${uuidv7()}`, aResult(home, { fileIds: [fileId] }))
  expect(sent.json()).toEqual({ version: 1 })
})

test.for(['never announced', 'of another province'] as const)('a file %s is no evidence', async (kind, { as }) => {
  const [province, ministry] = [await as('province', '06'), await as('ministry')]
  const [home, other] = [province.user.provinces[0]!, (await as('province', '79')).user.provinces[0]!]
  const foreign = kind === 'never announced' ? uuidv7() : await sendEvidence(ministry, other)
  const id = uuidv7()
  const refused = async (change: object) => {
    const answer = await ministry.put(`/results/${id}`, aResult(home, { ...change, fileIds: [foreign] }))
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      errors: [{ path: 'body.fileIds', message: expect.stringContaining(foreign) }],
    })
  }
  await refused({})
  await province.put(`/results/${id}`, aResult(home))
  await refused({ version: 1 })
})
