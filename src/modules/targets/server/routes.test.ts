import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import { systemContext } from '#app/server.ts'
import { aLetter, previewLetter, sendLetter } from '#app/testing/a-letter.ts'
import { createTestDatabase } from '#app/testing/database.ts'
import { expect, test } from '#app/testing/test.ts'
import { loadPackTerritory } from '#modules/territory/server/index.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { readPack } from '#platform/packs.ts'
import { readCsvSheet } from '#platform/sheets.ts'
import type { Letter, LetterPreview } from '../contract.ts'
import { importLetter } from './import-letter.ts'

const REAL = new URL('../../../../../shared/reference/letters/letter-727-2015.txt', import.meta.url)
const REVIEW = new URL('../../../../../shared/reference/letters/department-review-2022.txt', import.meta.url)

/** What letter 727 assigns, from its own tables 1 and 2. */
const TOTALS = {
  'p1.state-management-classes': 63,
  'p1.model-classes': 175,
  'p1.enterprises-advised': 9200,
  'p1.enterprises-effective': 2960,
  'p1.craft-village-combined': 2,
  'p1.death-statistics': 63,
  'p3.staff-direct.classes': 107,
  'p3.staff-direct.people': 5350,
  'p3.staff-supported.classes': 0,
  'p3.staff-supported.people': 0,
  'p3.worker-direct.classes': 184,
  'p3.worker-direct.people': 9200,
  'p3.worker-supported.classes': 183,
  'p3.worker-supported.people': 9150,
  'p3.enterprises-informed': 9000,
}

test('the allocation of 2015 from a .csv: preview, then import', async ({ as, db }) => {
  const ministry = await as('ministry')
  const preview = (await previewLetter(ministry, await aLetter())).json() as LetterPreview
  expect(preview).toMatchObject({ provinces: 63, totals: TOTALS, problems: [], isImportable: true })
  expect(await db.selectFrom('targets.letter').select('id').execute()).toEqual([])
  const sent = await sendLetter(ministry, await aLetter())
  expect(sent.statusCode).toBe(201)
  expect((sent.json() as { letter: Letter }).letter).toMatchObject({
    number: '727/LĐTBXH-ATLĐ',
    provinces: 63,
    undoneAt: null,
  })
})

test.skipIf(!existsSync(REAL))('the letter as scraped from the web, whole, through the door', async ({ as }) => {
  const ministry = await as('ministry')
  const preview = (await previewLetter(ministry, await readFile(REAL), { number: '' })).json() as LetterPreview
  expect(preview).toMatchObject({ provinces: 63, totals: TOTALS, problems: [], letter: { datedOn: '2015-03-05' } })
  expect(preview.repairs).toContainEqual(expect.objectContaining({ from: 'Bc Kạn', to: 'Bắc Kạn' }))
  expect(preview.shares['p3.craft-village-share']).toEqual([
    { value: 5, provinces: 53 },
    { value: 7, provinces: 1 },
    { value: 8, provinces: 2 },
    { value: 10, provinces: 7 },
  ])
})

test('undone: its targets no longer hold, the letter before holds again, the record stays', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  const changed = Buffer.from(
    (await aLetter()).toString('utf8').replace(/^(.*Hà Giang.*)$/m, (line) => line.replace('100', '101')),
  )
  const { letter } = (await sendLetter(ministry, changed, { number: '900/LĐTBXH', datedOn: '2015-06-01' })).json() as {
    letter: Letter
  }
  const advised = async () => {
    const { goals, units } = (await ministry.get('/statistics/progress?year=2015')).json() as {
      goals: { code: string }[]
      units: { code: string; cells: { target: number }[] }[]
    }
    return units.find(({ code }) => code === '02')!.cells[
      goals.findIndex(({ code }) => code === 'p1.enterprises-advised')
    ]!.target
  }
  expect(await advised()).toBe(101)
  expect((await ministry.post(`/targets/letters/${letter.id}/undo`)).statusCode).toBe(200)
  expect(await advised()).toBe(100)
  expect((await ministry.post(`/targets/letters/${letter.id}/undo`)).json()).toMatchObject({
    code: 'targets.already-undone',
  })
  expect((await ministry.get('/targets/letters')).json()).toHaveLength(2)
})

test('the same file again changes nothing and says so', async ({ as }) => {
  const ministry = await as('ministry')
  await sendLetter(ministry, await aLetter())
  expect((await sendLetter(ministry, await aLetter())).json()).toMatchObject({ code: 'targets.already-imported' })
  expect((await ministry.get('/targets/letters')).json()).toHaveLength(1)
})

test('from .xlsx, with percentages as Excel keeps them', async ({ as }) => {
  const ministry = await as('ministry')
  const rows = readCsvSheet((await aLetter()).toString('utf8'), 'targets.unreadable-file').cells
  const cells = new Map<string, { style: { numFmt: string } }>()
  const values = rows.map((row, r) =>
    row.map((cell, c) => {
      if (!/^\d+%$/.test(cell)) return /^\d+$/.test(cell) ? Number(cell) : cell
      cells.set(`${r},${c}`, { style: { numFmt: '0%' } })
      return Number(cell.slice(0, -1)) / 100
    }),
  )
  const file = Buffer.from(await writeXlsx({ sheets: [{ name: 'Bảng', rows: values, cells }] }))
  const preview = (await previewLetter(ministry, file, { fileName: 'letter.xlsx' })).json() as LetterPreview
  expect(preview).toMatchObject({ provinces: 63, totals: TOTALS, problems: [] })
  expect(preview.shares['p3.craft-village-share']).toContainEqual({ value: 10, provinces: 7 })
})

test.for([
  ['an empty file', Buffer.alloc(0)],
  ['blanks', Buffer.from('  \n ')],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])],
  ['a damaged workbook', Buffer.from('PK\u0003\u0004 not really', 'latin1')],
  ['a text without tables', Buffer.from('Kính gửi: các tỉnh\nĐề nghị báo cáo.\n')],
] as const)('%s is refused in words, and nothing changes', async ([, content], { as, db }) => {
  const ministry = await as('ministry')
  const refused = await sendLetter(ministry, content)
  expect(refused.statusCode).toBe(422)
  expect((refused.json() as { detail: string }).detail.length).toBeGreaterThan(10)
  expect(await db.selectFrom('targets.letter').select('id').execute()).toEqual([])
  expect(await db.selectFrom('platform.file').select('id').execute()).toEqual([])
})

test.skipIf(!existsSync(REVIEW))('another letter is not an allocation', async ({ as }) => {
  const refused = await sendLetter(await as('ministry'), await readFile(REVIEW))
  expect(refused.json()).toMatchObject({ code: 'targets.not-importable' })
})

test.for([
  ['a missing province', (text: string) => text.replace(/^.*Cao Bằng.*\r?\n/m, ''), /Cao Bằng/],
  [
    'a number that is not one',
    (text: string) => text.replace(/^(.*Cao Bằng.*)300(.*)$/m, '$1ba trăm$2'),
    /Cao Bằng|ba trăm|số/,
  ],
  ['a province twice', (text: string) => text.replace(/^(.*)Cao Bằng(.*)$/m, '$1Cao Bằng$2\n$1Cao Bằng$2'), /Cao Bằng/],
] as const)('%s forbids the import and is named', async ([, damage, message], { as, db }) => {
  const ministry = await as('ministry')
  const refused = await sendLetter(ministry, Buffer.from(damage((await aLetter()).toString('utf8'))))
  expect(refused.statusCode).toBe(422)
  expect((refused.json() as { detail: string }).detail).toMatch(message)
  expect(await db.selectFrom('targets.target').select('unitId').execute()).toEqual([])
})

test.for([
  ['ministry', undefined, 201],
  ['province', '06', 403],
  ['reader', undefined, 403],
] as const)('%s of %s imports a letter → %i', async ([role, code, status], { as }) => {
  expect((await sendLetter(await as(role, code), await aLetter())).statusCode).toBe(status)
})

test('sent by several at once, a letter is imported once', async () => {
  const db = openDatabase(await createTestDatabase(), { connections: 6 })
  try {
    const context = systemContext(db, await readPack())
    await loadPackTerritory(context)
    const content = await aLetter()
    const sent = await Promise.allSettled(
      Array.from({ length: 4 }, () => importLetter(context, content, { fileName: 'l.csv', year: 2015 })),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  } finally {
    await closeDatabase(db)
  }
})
