import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { aLetter } from '#app/testing/a-letter.ts'
import { readLetterFile } from './read-file.ts'

test.each([
  ['a quote never closed', 'a,b,c,d\n1,"x,3,4\n', /Dòng 2.*ngoặc kép/],
  ['nothing but empty lines', '\n'.repeat(20 * 1024 * 1024), /Tệp rỗng/],
  ['a text of empty lines', `a${'\n'.repeat(20 * 1024 * 1024 - 1)}`, /dài hơn/],
  ['a text of too many lines', 'a\n'.repeat(50_001), /dài hơn 50\.000 dòng/],
  ['a table of too many rows', 'a,b,c,d\n'.repeat(10_001), /hơn 10\.000 dòng/],
  ['more than the largest file', ' '.repeat(20 * 1024 * 1024 + 1), /lớn hơn 20 MB/],
])('%s is refused in words', async (_, text, message) => {
  await expect(readLetterFile(Buffer.from(text))).rejects.toMatchObject({
    code: 'targets.unreadable-file',
    message: expect.stringMatching(message),
  })
})

test('a workbook of too many rows is refused over all its sheets', async () => {
  const rows = Array.from({ length: 5_001 }, () => ['a', 'b'])
  const sheets = ['Một', 'Hai'].map((name) => ({ name, rows }))
  await expect(readLetterFile(Buffer.from(await writeXlsx({ sheets })))).rejects.toThrow(/hơn 10\.000 dòng/)
})

test('a letter is read', async () => {
  const source = await readLetterFile(await aLetter())
  expect(source).toMatchObject({ kind: 'sheets', sheets: [{ firstRow: 1 }] })
})
