import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { PlainError } from '#platform/plain-error.ts'

/** The content of a file named on the command line, and its name; a file that is not there gets one clear line. */
export async function readInput(file: string): Promise<{ content: Buffer; fileName: string }> {
  try {
    return { content: await readFile(file), fileName: basename(file) }
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'không có tệp này' : (cause as Error).message
    throw new PlainError(`Không đọc được '${file}': ${reason}`, `Cannot read '${file}'`, { cause })
  }
}

/** A year given as an option. */
export function parseYear(text: string): number {
  if (!/^20\d\d$/.test(text))
    throw new PlainError(`Năm '${text}' không đúng; ví dụ --year 2015`, `'${text}' is not a year`)
  return Number(text)
}
