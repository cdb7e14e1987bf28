import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'

/** Is there a process with this number, whoever owns it? */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a process, as far as the system tells; undefined when it does not. */
export function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    const [program, ...args] =
      process.platform === 'win32'
        ? ['tasklist', '/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']
        : ['ps', '-ww', '-p', String(pid), '-o', 'command=']
    return execFileSync(program ?? '', args, { encoding: 'utf8', timeout: 5000, windowsHide: true })
  } catch {
    return undefined
  }
}

/** A port of this machine nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await new Promise((resolve) => server.close(resolve))
  return port
}
