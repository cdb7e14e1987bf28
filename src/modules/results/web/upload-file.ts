import { z } from 'zod'
import { PIECE_BYTES } from '#kernel/upload-limits.ts'
import { CallFault, call, Nothing } from '#ui/api.ts'

const Received = z.object({ received: z.array(z.int()), isComplete: z.boolean() })

export type Upload = {
  /** The province the evidence belongs to. */
  unitId: string
  id: string
  name: string
  content: Blob
  sha256: string
}

type UploadOptions = {
  signal: AbortSignal
  /** Bytes that have left; those of a piece that must be sent again are taken back. */
  onProgress: (sent: number) => void
  /** Called before waiting for a broken line: in how many milliseconds it is tried again. */
  onWait?: (ms: number) => void
  /** Waits between tries, in milliseconds; after the last the fault is thrown. */
  waits?: number[]
}

const WAITS = [1000, 2000, 4000, 8000, 16_000, 30_000]

/**
 * Sends a file piece by piece. The server says first which pieces it has, so that what broke off goes on where it
 * stopped. A line that breaks is tried again, longer and longer apart; a refusal is thrown at once.
 */
export async function uploadFile({ unitId, id, name, content, sha256 }: Upload, options: UploadOptions): Promise<void> {
  const { signal, onProgress } = options
  const path = `/files/${unitId}/${id}`
  const again = <T>(send: () => Promise<T>) => withRetries(send, options)
  const announced = { method: 'PUT' as const, json: { name, size: content.size, sha256 }, signal }
  const { received, isComplete } = await again(() => call(Received, path, announced))
  if (isComplete) return onProgress(content.size)

  const has = new Set(received)
  const pieces = Math.ceil(content.size / PIECE_BYTES)
  const sizeOf = (number: number) => Math.min(PIECE_BYTES, content.size - number * PIECE_BYTES)
  let sent = received.reduce((sum, number) => sum + sizeOf(number), 0)
  onProgress(sent)
  for (let number = 0; number < pieces; number++) {
    if (has.has(number)) continue
    const bytes = content.slice(number * PIECE_BYTES, number * PIECE_BYTES + sizeOf(number))
    const before = sent
    const told = { signal, onProgress: (part: number) => onProgress(before + Math.min(part, bytes.size)) }
    await again(() => call(Nothing, `${path}/chunks/${number}`, { method: 'PUT', bytes, ...told }))
    sent += bytes.size
    onProgress(sent)
  }
  await again(() => call(Nothing, `${path}/complete`, { method: 'POST', signal }))
}

async function withRetries<T>(send: () => Promise<T>, { signal, onWait, waits = WAITS }: UploadOptions): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      signal.throwIfAborted()
      return await send()
    } catch (error) {
      const wait = waits[attempt]
      if (signal.aborted || wait === undefined || !isPassing(error)) throw error
      onWait?.(wait)
      await pause(wait, signal)
    }
  }
}

/** A fault that may be gone the next time: no line, a busy or failing server. */
function isPassing(error: unknown): boolean {
  return error instanceof CallFault && (error.code === 'network' || error.status === 429 || error.status >= 500)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
