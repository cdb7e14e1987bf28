// The little of the tar format (POSIX ustar) that backups use: plain files with short ASCII names.

const BLOCK = 512
const LARGEST = 64 * 1024 * 1024

export type TarEntry = { name: string; content: Buffer }

/** One entry: its header and its content, filled up to whole blocks. */
export function tarEntry({ name, content }: TarEntry): Buffer {
  const header = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new Error(`Name too long for tar: ${name}`)
  header.write(name, 0)
  header.write('0000600\0', 100) // mode
  header.write('0000000\0', 108) // owner
  header.write('0000000\0', 116) // group
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136) // time
  header.write('0', 156) // a plain file
  header.write('ustar\0', 257)
  header.write('00', 263)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, content, Buffer.alloc(-content.length & (BLOCK - 1))])
}

/** What stands after the last entry. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

/** The entries of a tar, one at a time in memory. Throws when it is not a whole tar of ours. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const take = byteTaker(source)
  for (;;) {
    const header = await take(BLOCK)
    if (header.every((byte) => byte === 0)) return
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
    const isHeader = Number.parseInt(header.toString('latin1', 148, 154), 8) === checksum(header)
    if (!isHeader || !(size >= 0 && size <= LARGEST)) throw new Error('not a tar header')
    const name = header.toString('latin1', 0, 100).replace(/\0.*$/s, '')
    const content = await take(size)
    await take(-size & (BLOCK - 1))
    yield { name, content }
  }
}

/** The sum of all bytes of the header, its own field counted as spaces. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}

/** Hands out a stream in pieces of the sizes asked for. */
function byteTaker(source: AsyncIterable<Buffer>): (size: number) => Promise<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  return async (size) => {
    const pieces = [rest]
    let length = rest.length
    while (length < size) {
      const { value, done } = await chunks.next()
      if (done) throw new Error('the file ends too early')
      pieces.push(value)
      length += value.length
    }
    const all = pieces.length === 1 ? rest : Buffer.concat(pieces)
    rest = all.subarray(size)
    return all.subarray(0, size)
  }
}
