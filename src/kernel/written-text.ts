import { z } from 'zod'

/**
 * Text that people write, as it travels and is stored: NFC, so that «ế» is one letter whatever keyboard wrote it, and
 * without NUL, which no database keeps.
 */
export function writtenText() {
  return z
    .string()
    .normalize('NFC')
    .refine((text) => !text.includes('\0'), 'Có ký tự không dùng được (mã 0); hãy xóa rồi viết lại')
}
