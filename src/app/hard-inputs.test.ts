import { v7 as uuidv7 } from 'uuid'
import { aResult } from './testing/a-result.ts'
import { type Client, expect, test } from './testing/test.ts'

const CURSOR = Buffer.from(JSON.stringify('\0')).toString('base64url')

test.for([
  ['a NUL in a query', '/results?indicator=%00'],
  ['a NUL in a search', '/territory/units?search=%00'],
  ['a NUL in a cursor', `/territory/units?cursor=${CURSOR}`],
  ['the year 0', '/territory/units?on=0000-01-01'],
  ['a day after all days', '/territory/provinces?on=9999-12-31'],
  ['a year too far', '/results?year=99999'],
  ['a year before all', '/results?year=-1'],
])('%s is refused, not an error of ours', async ([, url], { as }) => {
  const answer = await (await as('ministry')).get(url!)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'common.invalid' })
})

type Send = (client: Client, home: string) => ReturnType<Client['put']>
const announced = (name: string) => ({ name, size: 3, sha256: '0'.repeat(64) })
const record = (client: Client, change: object) =>
  client.put(`/results/${uuidv7()}`, aResult(client.user.provinces[0]!, change as Record<string, unknown>))

test.for([
  ['a note with NUL', 'body.note', (client) => record(client, { note: 'a\0b' })],
  ['a day of the year 0', 'body.onDay', (client) => record(client, { onDay: '0000-06-01' })],
  ['a file name with NUL', 'body.name', (client, home) => client.put(`/files/${home}/${uuidv7()}`, announced('a\0'))],
  [
    'an imported file whose name has NUL',
    'querystring.fileName',
    (client) => client.post('/results/imports?fileName=%00', Buffer.from('x')),
  ],
] as [string, string, Send][])('%s is refused at %s', async ([, path, send], { as }) => {
  const client = await as('province', '06')
  const answer = await send(client, client.user.provinces[0]!)
  expect(answer.statusCode).toBe(400)
  expect((answer.json() as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual([path])
})

test('what people write is kept in NFC', async ({ as, db }) => {
  const client = await as('province', '06')
  const [home, id, fileId] = [client.user.provinces[0]!, uuidv7(), uuidv7()]
  const written = 'Danh sa\u0301ch'
  await client.put(`/files/${home}/${fileId}`, announced(`${written}.pdf`))
  await client.put(`/results/${id}`, aResult(home, { note: written }))
  await client.post(`/results/${id}/moves`, { move: 'delete', version: 1, reason: written })
  const files = db.selectFrom('platform.file').select('name').where('id', '=', fileId)
  expect(await files.execute()).toEqual([{ name: 'Danh sách.pdf' }])
  expect((await client.get(`/results/${id}`)).json()).toMatchObject({
    note: 'Danh sách',
    events: [{ move: 'record' }, { move: 'delete', reason: 'Danh sách' }],
  })
})

test.for(['/api/%zz', '/%zz', `/api/results/${'9'.repeat(300)}`])(
  'an address that cannot be read (%s) is answered like everything else',
  async (url, { app }) => {
    const answer = await app.inject(url)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: expect.stringMatching(/^(common|identity)\./) })
  },
)
