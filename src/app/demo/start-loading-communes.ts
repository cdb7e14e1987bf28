import { Worker } from 'node:worker_threads'

/** Work that goes on beside the server. `stop` leaves nothing half-loaded; `ended` never fails. */
export type BackgroundWork = { ended: Promise<void>; stop(): Promise<void> }

/**
 * Loads the communes of the demonstration beside a server that already answers. A failure is one line, not the end of
 * the server: the next start tries again.
 */
export function startLoadingCommunes(databaseUrl: string, report: (line: string) => void): BackgroundWork {
  const began = performance.now()
  let isStopped = false
  const worker = new Worker(new URL('./demo-communes-worker.ts', import.meta.url), { workerData: { databaseUrl } })
  worker.on('message', (communes: number | undefined) => {
    if (communes) report(`Đã nạp ${communes.toLocaleString('vi-VN')} xã, phường, đặc khu minh họa sau ${secondsSince(began)} giây.`)
  })
  worker.on('error', (error) => {
    if (!isStopped) report(`Chưa nạp được xã, phường minh họa: ${error.message} / Demo communes were not loaded.`)
  })
  worker.unref() // a server that has nothing else to do may end
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  return {
    ended,
    // Its connection goes with the thread, and with the connection the transaction.
    stop: async () => {
      isStopped = true
      await worker.terminate()
    },
  }
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toLocaleString('vi-VN', { maximumFractionDigits: 1 })
}
