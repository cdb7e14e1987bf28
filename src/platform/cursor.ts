import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'

/** The place where the next page begins, as opaque text. */
export function writeCursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Reads a cursor we wrote; anything else is refused. */
export function readCursor<T>(schema: z.ZodType<T>, cursor: string | undefined): T | undefined {
  if (!cursor) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new Problem('common.invalid', {
      fields: [{ path: 'querystring.cursor', message: 'Trang này không còn; hãy mở lại danh sách.' }],
    })
  }
}
