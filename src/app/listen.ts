import { createServer } from 'node:net'
import type { Config } from '#platform/config.ts'
import { PlainError } from '#platform/plain-error.ts'

type Address = Pick<Config, 'port' | 'host'>

const FAULTS: Record<string, (address: Address) => [vi: string, en: string]> = {
  EADDRINUSE: ({ port }) => [
    `Cổng ${port} đang được chương trình khác dùng; hãy chọn cổng khác, ví dụ PORT=${port < 65_535 ? port + 1 : 3727}`,
    `Port ${port} is in use; choose another with PORT`,
  ],
  EACCES: ({ port }) => [
    `Không được phép mở cổng ${port}; hãy chọn cổng từ 1024 trở lên bằng PORT`,
    `Port ${port} may not be opened; choose one from 1024 with PORT`,
  ],
  EADDRNOTAVAIL: ({ host }) => [`Máy này không có địa chỉ HOST=${host}`, `This machine has no address HOST=${host}`],
  ENOTFOUND: ({ host }) => [`Không tìm thấy máy HOST=${host}`, `HOST=${host} was not found`],
  EAI_AGAIN: ({ host }) => [`Không tìm thấy máy HOST=${host}`, `HOST=${host} was not found`],
}

/** Listens, and returns the address to open in a browser of this machine. A port in use etc. is a `PlainError`. */
export async function listen(
  app: { listen(options: Address): Promise<string> },
  { port, host }: Address,
): Promise<string> {
  const address = new URL(await app.listen({ port, host }).catch((error) => explain(error, { port, host })))
  if (host === '0.0.0.0' || host === '::') address.hostname = 'localhost'
  return address.origin
}

/** Throws what `listen` would throw, without listening. */
export async function tryPort({ port, host }: Address): Promise<void> {
  const server = createServer()
  const opened = new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  await opened.catch((error) => explain(error, { port, host }))
  await new Promise((resolve) => server.close(resolve))
}

function explain(error: unknown, address: Address): never {
  const fault = FAULTS[(error as NodeJS.ErrnoException).code ?? '']
  throw fault ? new PlainError(...fault(address), { cause: error }) : error
}
