export type BytesToSend = {
  method: string
  headers: Record<string, string>
  bytes: Blob | ArrayBuffer
  signal?: AbortSignal | undefined
  /** Bytes that have left, each time more have. */
  onProgress?: ((sent: number) => void) | undefined
}

/**
 * Sends a file or a piece of one. By XMLHttpRequest, because `fetch` does not tell how much has left. Answers as `fetch`
 * does: a refusal is an answer, a broken line a TypeError, a stop what the signal says.
 */
export function sendBytes(
  address: string,
  { method, headers, bytes, signal, onProgress }: BytesToSend,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const request = new XMLHttpRequest()
    request.open(method, address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    if (onProgress) request.upload.onprogress = ({ loaded }) => onProgress(loaded)
    const stop = () => request.abort()
    signal?.addEventListener('abort', stop)
    request.onloadend = () => signal?.removeEventListener('abort', stop)
    request.onload = () => {
      const type = request.getResponseHeader('content-type')
      const body = request.status === 204 ? null : request.responseText
      resolve(new Response(body, { status: request.status, headers: type ? { 'content-type': type } : {} }))
    }
    request.onabort = () => reject(signal?.reason)
    request.onerror = () => reject(new TypeError('The line broke'))
    request.send(bytes)
  })
}
