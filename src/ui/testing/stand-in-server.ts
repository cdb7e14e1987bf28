import { vi } from 'vitest'

export type Answerer = (address: string, init: RequestInit | undefined) => Response | Promise<Response>

/** Lets a function answer everything the web sends: what goes by `fetch`, and files, which go by XMLHttpRequest. */
export function standInServer(answer: Answerer): void {
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => answer(address, init))
  vi.stubGlobal('XMLHttpRequest', requestAnsweredBy(answer))
}

/** As much of XMLHttpRequest as sending a file needs: bytes leave in two halves, then comes the answer. */
function requestAnsweredBy(answer: Answerer) {
  return class {
    readonly upload: { onprogress?: (event: { loaded: number }) => void } = {}
    readonly headers: Record<string, string> = {}
    onload?: () => void
    onerror?: () => void
    onabort?: () => void
    onloadend?: () => void
    status = 0
    responseText = ''
    private address = ''
    private method = ''
    private type: string | null = null
    private isAborted = false

    open(method: string, address: string) {
      this.method = method
      this.address = address
    }
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value
    }
    getResponseHeader() {
      return this.type
    }
    abort() {
      this.isAborted = true
      this.onabort?.()
      this.onloadend?.()
    }
    async send(body: Blob) {
      const { method, headers } = this
      for (const loaded of [Math.ceil(body.size / 2), body.size]) {
        await Promise.resolve()
        if (this.isAborted) return
        this.upload.onprogress?.({ loaded })
      }
      try {
        const response = await answer(this.address, { method, headers, body })
        if (this.isAborted) return
        this.status = response.status
        this.type = response.headers.get('content-type')
        this.responseText = await response.text()
        if (this.isAborted) return
        this.onload?.()
      } catch {
        if (!this.isAborted) this.onerror?.()
      }
      this.onloadend?.()
    }
  }
}
