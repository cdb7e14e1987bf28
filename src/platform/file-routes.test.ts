import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { sendEvidence } from '#app/testing/a-result.ts'
import { expect, test } from '#app/testing/test.ts'
import { PIECE_BYTES } from '#kernel/upload-limits.ts'

const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n', 'latin1')
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

test('a file in pieces, broken off and gone on with, is read back whole', async ({ as }) => {
  const province = await as('province', '06')
  const home = province.user.provinces[0]!
  const content = Buffer.concat([PDF, Buffer.alloc(2.5 * 1024 * 1024, 'x')])
  const about = { name: 'ảnh chụp.pdf', size: content.length, sha256: hashOf(content) }
  const url = `/files/${home}/${uuidv7()}`
  await province.put(url, about)
  await province.put(`${url}/chunks/2`, content.subarray(2 * 1024 * 1024))
  expect((await province.post(`${url}/complete`)).json()).toMatchObject({ code: 'files.incomplete' })
  expect((await province.put(url, about)).json()).toEqual({ received: [2], isComplete: false })
  await province.put(`${url}/chunks/0`, content.subarray(0, 1024 * 1024))
  await province.put(`${url}/chunks/1`, content.subarray(1024 * 1024, 2 * 1024 * 1024))
  await province.put(`${url}/chunks/1`, content.subarray(1024 * 1024, 2 * 1024 * 1024)) // twice is harmless
  expect((await province.post(`${url}/complete`)).statusCode).toBe(204)
  const back = await province.get(url)
  expect(hashOf(back.rawPayload)).toBe(about.sha256)
  expect(back.headers['content-type']).toBe('application/pdf')
  expect(back.headers['content-security-policy']).toContain('sandbox')
})

test.for([
  ['a web page called .pdf', Buffer.from('<html><script>alert(1)</script></html>'), 'files.unknown-type'],
  ['a program', Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), 'files.unknown-type'],
  ['an archive', Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008\u0000', 'latin1'), 'files.unknown-type'],
] as const)('%s is not evidence', async ([, content, code], { as }) => {
  const province = await as('province', '06')
  await expect(sendEvidence(province, province.user.provinces[0]!, content)).rejects.toThrow(code)
})

test('another content than announced is refused, dropped, and can be sent again', async ({ as }) => {
  const province = await as('province', '06')
  const url = `/files/${province.user.provinces[0]}/${uuidv7()}`
  const about = { name: 'a.pdf', size: PDF.length, sha256: hashOf(PDF) }
  await province.put(url, about)
  await province.put(`${url}/chunks/0`, Buffer.from(PDF).fill(0x20, 20))
  expect((await province.post(`${url}/complete`)).json()).toMatchObject({ code: 'files.content-differs' })
  expect((await province.put(url, about)).json()).toEqual({ received: [], isComplete: false })
  await province.put(`${url}/chunks/0`, PDF)
  expect((await province.post(`${url}/complete`)).statusCode).toBe(204)
  expect((await province.get(url)).rawPayload).toEqual(PDF)
})

test.for([
  [0, PIECE_BYTES - 1],
  [0, PIECE_BYTES + 1],
  [1, 9],
  [1, 11],
  [2, 1],
  [2, 0],
])('of a file of one piece and 10 bytes, piece %i of %i bytes is refused', async ([number, length], { as }) => {
  const province = await as('province', '06')
  const url = `/files/${province.user.provinces[0]}/${uuidv7()}`
  const about = { name: 'a.pdf', size: PIECE_BYTES + 10, sha256: hashOf(PDF) }
  await province.put(url, about)
  const refused = await province.put(`${url}/chunks/${number}`, Buffer.alloc(length!))
  expect(refused.json()).toMatchObject({ code: 'files.content-differs' })
  expect((await province.put(url, about)).json()).toEqual({ received: [], isComplete: false })
})

test('too large is said before anything is sent', async ({ as }) => {
  const province = await as('province', '06')
  const refused = await province.put(`/files/${province.user.provinces[0]}/${uuidv7()}`, {
    name: 'a.pdf',
    size: 21 * 1024 * 1024,
    sha256: hashOf(PDF),
  })
  expect(refused.json()).toMatchObject({ errors: [{ path: 'body.size', message: 'Tệp lớn hơn 20 MB' }] })
})

test.for([
  ['ministry', undefined, 200],
  ['reader', undefined, 200],
  ['province', '06', 200],
  ['province', '79', 404],
] as const)('%s of %s reads evidence of Bắc Kạn → %i', async ([role, code, status], { as }) => {
  const owner = await as('province', '06')
  const home = owner.user.provinces[0]!
  const id = await sendEvidence(owner, home)
  expect((await (await as(role, code)).get(`/files/${home}/${id}`)).statusCode).toBe(status)
})

test('nobody sends files into another province', async ({ as }) => {
  const home = (await as('province', '06')).user.provinces[0]!
  const stranger = await as('province', '79')
  expect(
    (await stranger.put(`/files/${home}/${uuidv7()}`, { name: 'a.pdf', size: 3, sha256: hashOf(PDF) })).statusCode,
  ).toBe(403)
})
