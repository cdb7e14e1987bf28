import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { demoEvidence } from '../demo/demo-evidence.ts'
import type { Client } from './test.ts'

/** Sends a PDF as evidence through the door; answers its id. */
export async function sendEvidence(
  client: Client,
  provinceId: string,
  content: Buffer = demoEvidence(['Evidence']),
): Promise<string> {
  const id = uuidv7()
  const sha256 = createHash('sha256').update(content).digest('hex')
  const url = `/files/${provinceId}/${id}`
  await expectOk(client.put(url, { name: 'danh-sach.pdf', size: content.length, sha256 }))
  for (let at = 0; at < content.length; at += 1024 * 1024) {
    await expectOk(client.put(`${url}/chunks/${at / (1024 * 1024)}`, content.subarray(at, at + 1024 * 1024)))
  }
  await expectOk(client.post(`${url}/complete`))
  return id
}

/** A result of a province as its officer sends it. */
export function aResult(provinceId: string, change: Record<string, unknown> = {}) {
  return {
    indicator: 'p1.enterprises-advised',
    unitId: provinceId,
    onDay: '2015-06-30',
    quantities: { 'p1.enterprises-advised': 40 },
    note: 'Đợt 1',
    fileIds: [] as string[],
    version: 0,
    ...change,
  }
}

/** Records, submits and accepts a result through the door; answers its id. */
export async function acceptResult(
  province: Client,
  ministry: Client,
  provinceId: string,
  change: Record<string, unknown> = {},
): Promise<string> {
  const id = uuidv7()
  const fileIds = [await sendEvidence(province, provinceId)]
  await expectOk(province.put(`/results/${id}`, aResult(provinceId, { fileIds, ...change })))
  await expectOk(province.post(`/results/${id}/moves`, { move: 'submit', version: 1 }))
  await expectOk(ministry.post(`/results/${id}/moves`, { move: 'accept', version: 2 }))
  return id
}

async function expectOk(answer: ReturnType<Client['get']>): Promise<void> {
  const { statusCode, body } = await answer
  if (statusCode >= 300) throw new Error(`${statusCode}: ${body}`)
}
