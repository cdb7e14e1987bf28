import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search-text.ts'

test('what is written is read again', () => {
  const values = fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
    fc.string({ minLength: 1 }),
  )
  fc.assert(
    fc.property(values, (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual({ ...search })
    }),
  )
})

test('nothing chosen leaves no trace in the address', () => {
  expect(stringifySearch({ borders: undefined, find: '', why: null, own: false })).toBe('')
})
