import { t } from '@lingui/core/macro'
import { z } from 'zod'
import { currentLocale } from './i18n.ts'
import { sendBytes } from './send-bytes.ts'

/** The answer of a call that gives nothing back (204). */
export const Nothing = z.undefined()

export type CallOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is (a file or a piece of one). */
  bytes?: Blob | ArrayBuffer
  /** How many of the bytes have left, each time more have. */
  onProgress?: (sent: number) => void
  signal?: AbortSignal
  /** Give the same key when sending the same change again; made anew if left out. */
  idempotencyKey?: string
}

const Fault = z.looseObject({
  code: z.string(),
  title: z.string(),
  detail: z.string().default(''),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
})

/**
 * A call that did not succeed. `code` is the problem's code, or `network` (no answer), `answer` (an answer that is not
 * what the contract says); `fields` say which inputs are at fault, with the path of the body left off.
 */
export class CallFault extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly fields: { path: string; message: string }[]
  readonly data: Record<string, unknown>

  constructor(code: string, status: number, title: string, detail: string, data: Record<string, unknown> = {}) {
    super(detail || title)
    this.name = 'CallFault'
    this.code = code
    this.status = status
    this.title = title
    this.data = data
    const errors = Fault.shape.errors.safeParse(data['errors']).data ?? []
    this.fields = errors.map(({ path, message }) => ({
      path: path.replace(/^(body|querystring|params)\.?/, ''),
      message,
    }))
  }
}

/** Calls the server under /api and reads its answer by the contract. Throws a CallFault. */
export async function call<T>(schema: z.ZodType<T>, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(path, options)
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const body: unknown = isJson ? await response.json().catch(() => undefined) : undefined
  if (!response.ok) throw faultOf(response.status, body)
  const answer = schema.safeParse(body)
  if (!answer.success)
    throw new CallFault('answer', response.status, t`Máy chủ trả lời không như mong đợi.`, String(answer.error.message))
  return answer.data
}

/** A query string of what is given; undefined and empty values are left out. */
export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}

async function send(
  path: string,
  { method = 'GET', json, bytes, onProgress, signal, idempotencyKey }: CallOptions,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLocale() }
  if (method !== 'GET') headers['idempotency-key'] = idempotencyKey ?? newKey()
  if (json !== undefined) headers['content-type'] = 'application/json'
  if (bytes !== undefined) headers['content-type'] = 'application/octet-stream'
  try {
    if (bytes !== undefined) return await sendBytes(`/api${path}`, { method, headers, bytes, signal, onProgress })
    return await fetch(`/api${path}`, {
      method,
      headers,
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new CallFault(
      'network',
      0,
      t`Không nối được tới máy chủ.`,
      t`Hãy kiểm tra mạng rồi thử lại; những gì đã gõ vẫn còn.`,
    )
  }
}

function faultOf(status: number, body: unknown): CallFault {
  const fault = Fault.safeParse(body).data
  if (fault) return new CallFault(fault.code, status, fault.title, fault.detail, fault)
  return new CallFault('answer', status, t`Máy chủ gặp lỗi.`, t`Máy chủ trả lời mã ${status}. Hãy thử lại sau ít phút.`)
}

/** A key for one change. `randomUUID` exists only on https and localhost, and offices do use plain http. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
