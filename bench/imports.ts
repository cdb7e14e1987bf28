// Import of a letter of 63 provinces (≤ 1 s), of an .xlsx of 10,000 results (≤ 5 s), of the official lists of units (≤ 20 s).
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { writeXlsx } from 'hucre/xlsx'
import { day } from '#kernel/plain-date.ts'
import { importResults } from '#modules/results/server/index.ts'
import { importLetter } from '#modules/targets/server/index.ts'
import { importTerritory, provinceHistory } from '#modules/territory/server/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import { describeMachine } from './machine.ts'
import { withOwnDatabase } from './own-database.ts'

const REFERENCE = new URL('../../shared/reference/', import.meta.url)
const ROWS = 10_000

console.log(`# Imports\n${describeMachine()}`)
await withOwnDatabase(async (_url, context) => {
  const time = async (what: string, work: () => Promise<string>) => {
    const start = performance.now()
    const outcome = await work()
    console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(2)} s (${outcome})`)
  }
  const letter = new URL('letters/letter-727-2015.txt', REFERENCE)
  const own = context.pack.path('demo/letter-727-2015.csv')
  await time(
    'letter as .csv',
    async () =>
      `${(await importLetter(context, await readFile(own), { fileName: 'l.csv', year: 2015 })).letter.provinces} provinces`,
  )
  if (existsSync(letter)) {
    await time(
      'letter as scraped text',
      async () =>
        `${(await importLetter(context, await readFile(letter), { fileName: 'l.txt', year: 2015 })).letter.provinces} provinces`,
    )
  }
  const provinces = (await inTransaction(context, (trx) => provinceHistory(trx))).on(day('2015-06-01'))
  const rows = Array.from({ length: ROWS }, (_, index) => [
    'p1.enterprises-advised',
    provinces[index % provinces.length]!.name,
    `${String(1 + (index % 28)).padStart(2, '0')}/${String(1 + (index % 12)).padStart(2, '0')}/2015`,
    1 + (index % 90),
    '',
    `Đợt ${index}`,
  ])
  const head = ['Chỉ tiêu', 'Địa phương', 'Ngày', 'Số lượng', 'Số người hoặc tổng số', 'Ghi chú']
  const file = Buffer.from(await writeXlsx({ sheets: [{ name: 'Kết quả', rows: [head, ...rows] }] }))
  await time('.xlsx of 10,000 results', async () => {
    const { results, imported } = await importResults(context, 'results.xlsx', file, { isDryRun: false })
    if (!imported || results !== ROWS) throw new Error('not imported')
    return `${results} results`
  })
  for (const name of ['wards-before-2025-07.csv', 'communes-2025-07-01-from-old.csv']) {
    const list = new URL(`territory/${name}`, REFERENCE)
    if (existsSync(list))
      await time(name, async () => JSON.stringify((await importTerritory(context, name, await readFile(list))).counts))
  }
})
