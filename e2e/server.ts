import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const LAUNCHER = fileURLToPath(new URL('../scripts/up.mjs', import.meta.url))

export type RunningServer = {
  url: string
  /** Asks for a graceful stop and waits for it. */
  stop(): Promise<void>
  /** Ends the whole group at once, as a power cut would; PostgreSQL too if asked. */
  kill(): Promise<void>
}

/** Starts the product on a data folder the way `npm start` does; resolves when it is ready. */
export async function startProduct(dataDir: string, args: string[] = []): Promise<RunningServer> {
  const child = spawn(process.execPath, [LAUNCHER, 'start', ...args], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ANTOAN_DATA: dataDir, DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  const closed = once(child, 'close')
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += String(chunk)
        const found = /An Toàn: (http:\S+)/.exec(output)?.[1]
        if (found) resolve(found)
      })
    }
    closed.then(() => reject(new Error(`The server ended before it was ready:\n${output}`)))
  })
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, name)
    } catch {
      // it has ended
    }
  }
  return {
    url,
    stop: async () => {
      signal('SIGINT')
      await closed
    },
    kill: async () => {
      signal('SIGKILL')
      await closed
    },
  }
}
