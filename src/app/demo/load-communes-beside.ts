import { Worker } from 'node:worker_threads'
import type { App } from '#platform/http.ts'

/**
 * Has the communes of the demonstration loaded beside the server from when it listens, in a thread of their own: a few
 * seconds of comparing hold up nobody's request. When the server closes first, nothing half-loaded stays: the connection
 * goes with the thread, and the transaction with the connection. A failure is one line; the next start tries again.
 */
export function loadCommunesBeside(
  app: Pick<App, 'addHook'>,
  databaseUrl: string,
  report: (line: string) => void,
): { ended: Promise<void> } {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let worker: Worker | undefined
  let isClosing = false

  app.addHook('onListen', async () => {
    const began = performance.now()
    worker = new Worker(new URL('./demo-communes-worker.ts', import.meta.url), { workerData: { databaseUrl } })
    worker.on('message', (communes: number | undefined) => {
      if (communes)
        report(
          `Đã nạp ${inWords(communes)} xã, phường, đặc khu minh họa / Demo communes loaded (${secondsSince(began)} s)`,
        )
    })
    worker.on('error', (error) => {
      if (!isClosing) report(`Chưa nạp được xã, phường minh họa / Demo communes were not loaded: ${error.message}`)
    })
    worker.once('exit', () => end())
  })
  app.addHook('preClose', async () => {
    isClosing = true
    await worker?.terminate()
    end()
  })
  return { ended }
}

function inWords(count: number): string {
  return count.toLocaleString('vi-VN')
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toLocaleString('vi-VN', { maximumFractionDigits: 1 })
}
