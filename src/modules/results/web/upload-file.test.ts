import { i18n } from '@lingui/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PIECE_BYTES } from '#kernel/upload-limits.ts'
import { standInServer } from '#ui/testing/stand-in-server.ts'
import { uploadFile } from './upload-file.ts'

const content = new Blob([new Uint8Array(2 * PIECE_BYTES + 100)])
const file = { unitId: 'u', id: 'f', name: 'ảnh.jpg', content, sha256: 'a'.repeat(64) }

/** Stands for the network and a server behind it, which keeps pieces. */
class Line {
  readonly pieces = new Set<number>()
  readonly asked: string[] = []
  /** Answers given instead, first come first served: a status, or a line that breaks. */
  readonly faults: { at: RegExp; answer: number | 'broken' }[] = []
  isComplete = false

  readonly fetch = async (input: string, { method = 'GET' }: RequestInit = {}): Promise<Response> => {
    const path = input.replace('/api/files/u/f', '')
    this.asked.push(`${method} ${path}`)
    const index = this.faults.findIndex(({ at }) => at.test(path))
    const [fault] = index < 0 ? [] : this.faults.splice(index, 1)
    if (fault?.answer === 'broken') throw new TypeError('network')
    if (fault) return problem(fault.answer as number)
    const piece = /chunks\/(\d+)$/.exec(path)
    if (piece) this.pieces.add(Number(piece[1]))
    if (path === '/complete') this.isComplete = true
    if (path === '') return json(200, { received: [...this.pieces], isComplete: this.isComplete })
    return new Response(null, { status: 204 })
  }
}

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const problem = (status: number) => json(status, { code: 'files.content-differs', title: 'Không nhận', detail: '' })

let line: Line
beforeEach(() => {
  i18n.loadAndActivate({ locale: 'vi', messages: {} })
  line = new Line()
  standInServer(line.fetch)
})
afterEach(() => vi.unstubAllGlobals())

const options = () => ({ signal: new AbortController().signal, onProgress: vi.fn(), waits: [1, 1, 1] })

test('sends every piece once, then says it is complete', async () => {
  const given = options()
  await uploadFile(file, given)
  expect(line.asked).toEqual(['PUT ', 'PUT /chunks/0', 'PUT /chunks/1', 'PUT /chunks/2', 'POST /complete'])
  const told = given.onProgress.mock.calls.map(([sent]) => sent)
  expect(told).toEqual([...told].sort((one, other) => one - other))
  expect(told).toEqual(expect.arrayContaining([0, PIECE_BYTES / 2, PIECE_BYTES, 2 * PIECE_BYTES]))
  expect(told.at(-1)).toBe(content.size)
})

test('goes on where it broke off: only what the server lacks is sent', async () => {
  line.pieces.add(0).add(2)
  const given = options()
  await uploadFile(file, given)
  expect(line.asked.filter((asked) => asked.includes('chunks'))).toEqual(['PUT /chunks/1'])
  expect(given.onProgress.mock.calls[0]).toEqual([PIECE_BYTES + 100])
})

test('a file the server has is not sent again', async () => {
  line.isComplete = true
  await uploadFile(file, options())
  expect(line.asked).toEqual(['PUT '])
})

test.each(['broken', 503, 429] as const)('a passing fault (%s) is tried again', async (answer) => {
  line.faults.push({ at: /chunks\/1/, answer }, { at: /complete/, answer })
  const onWait = vi.fn()
  await uploadFile(file, { ...options(), onWait })
  expect(line.isComplete).toBe(true)
  expect(onWait).toHaveBeenCalledTimes(2)
})

test('a refusal is thrown at once', async () => {
  line.faults.push({ at: /complete/, answer: 409 })
  await expect(uploadFile(file, options())).rejects.toMatchObject({ code: 'files.content-differs', status: 409 })
  expect(line.asked.filter((asked) => asked.includes('complete'))).toHaveLength(1)
})

test('a line that stays broken is given up after the last wait', async () => {
  line.faults.push(...Array.from({ length: 4 }, () => ({ at: /chunks\/0/, answer: 'broken' as const })))
  await expect(uploadFile(file, options())).rejects.toMatchObject({ code: 'network' })
})

test('stopped in the middle of a piece: that piece does not arrive, and nothing more is sent', async () => {
  const controller = new AbortController()
  const sending = uploadFile(file, {
    ...options(),
    signal: controller.signal,
    onProgress: (sent) => sent > PIECE_BYTES && controller.abort(),
  })
  await expect(sending).rejects.toBeTruthy()
  expect(line.pieces.size).toBe(1)
  expect(line.isComplete).toBe(false)
})
