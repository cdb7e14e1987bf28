import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256, sha256ByHand } from './sha256.ts'

test('the example of FIPS 180-4', async () => {
  const abc = new TextEncoder().encode('abc')
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(sha256ByHand(abc)).toBe(expected)
  expect(await sha256(abc)).toBe(expected)
})

test('by hand and by the browser are the same, at every length around a block', async () => {
  const lengths = fc.oneof(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 5000 }))
  await fc.assert(
    fc.asyncProperty(
      lengths.chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
      async (bytes) => {
        expect(sha256ByHand(bytes)).toBe(await sha256(Uint8Array.from(bytes)))
      },
    ),
  )
})
