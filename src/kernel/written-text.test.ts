import { expect, test } from 'vitest'
import { writtenText } from './written-text.ts'

test('what people write is kept in one form, whatever keyboard wrote it', () => {
  expect(writtenText().parse('Tiê\u0301ng Viê\u0323t')).toBe('Tiếng Việt')
  expect(writtenText().max(1).safeParse('e\u0302\u0301').success).toBe(true) // counted as people count
})

test('a NUL is refused', () => {
  expect(writtenText().safeParse('a\0b').success).toBe(false)
})
