import { existsSync, readFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Programme } from '#modules/programme/domain/index.ts'
import type { LetterReading } from './letter-reading.ts'
import { readLetter } from './read-letter.ts'
import { provinces2015, regions2015 } from './sample-territory.ts'

const programme = Programme.parse(parse(readFileSync('packs/vn-osh/programmes/osh-2011-2015.yaml', 'utf8')))
const context = { programme, provinces: provinces2015, regions: regions2015 }
const folder = '../shared/reference'
const letter = `${folder}/letters/letter-727-2015.txt`
const [table1, table2] = ['table1-project1-targets', 'table2-project3-targets'].map(
  (name) => `${folder}/letter-727/${name}.csv`,
)
const hasReference = existsSync(letter)
if (!hasReference) console.warn('Letter 727 is not beside the project: its tests are skipped.')

const demo = (): string[][] => parseCsv(readFileSync('packs/vn-osh/demo/letter-727-2015.csv', 'utf8'))
const readDemo = () => readLetter({ kind: 'sheets', sheets: [{ name: 'demo', cells: demo(), firstRow: 1 }] }, context)
const readText = () => readLetter({ kind: 'text', text: readFileSync(letter, 'utf8') }, context)

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
const SHARES = [
  { value: 5, provinces: 53 },
  { value: 7, provinces: 1 },
  { value: 8, provinces: 2 },
  { value: 10, provinces: 7 },
]

function expectLetter(reading: LetterReading) {
  expect(reading.problems).toEqual([])
  expect(reading.provinces).toBe(63)
  expect(reading.totals).toEqual(TOTALS)
  expect(reading.shares).toEqual({ 'p3.craft-village-share': SHARES })
  const withVillages = reading.targets.filter(({ measure }) => measure === 'p1.craft-village-combined')
  expect(withVillages.map(({ provinceId }) => provinceId)).toEqual(['Nam Định', 'Ninh Bình'])
  expect(reading.letter).toMatchObject({ number: '727/LĐTBXH-ATLĐ', datedOn: '2015-03-05' })
  expect(reading.regionSums.map(({ provinces }) => provinces)).toEqual([11, 4, 10, 6, 6, 5, 8, 13])
  expect(reading.regionSums[0]?.totals).toMatchObject({ 'p1.model-classes': 58, 'p3.enterprises-informed': 1950 })
}

const figuresOf = ({ targets }: LetterReading) =>
  targets.map(({ provinceId, measure, value }) => `${provinceId} ${measure} ${value}`).sort()

test('the demo letter gives the figures of letter 727', () => expectLetter(readDemo()))

test.skipIf(!hasReference)('the letter as scraped gives its figures', () => expectLetter(readText()))

test.skipIf(!hasReference)('the letter and the demo letter assign the same, cell by cell', () => {
  expect(figuresOf(readText())).toEqual(figuresOf(readDemo()))
})

test.skipIf(!hasReference)('every cell is the one of the reference tables', () => {
  const records = (path: string): Record<string, string>[] =>
    parseCsv(readFileSync(path, 'utf8'), { columns: true, bom: true })
  const id = (name: string) => name.replace('Thành phố ', '')
  const expected = records(table1!).flatMap((row) => {
    const mark = (measure: string, value?: string) => (value === 'true' ? [`${id(row.province!)} ${measure} 1`] : [])
    const put = (measure: string, column: string) => `${id(row.province!)} ${measure} ${row[column]}`
    return [
      put('p1.state-management-classes', 'state_mgmt_classes_max'),
      put('p1.model-classes', 'sme_model_classes_min'),
      put('p1.enterprises-advised', 'enterprises_advised_min'),
      put('p1.enterprises-effective', 'enterprises_effective_min'),
      ...mark('p1.craft-village-combined', row.craft_village_combined),
      ...mark('p1.death-statistics', row.death_statistics_required),
    ]
  })
  for (const row of records(table2!)) {
    const put = (measure: string, column: string) => expected.push(`${id(row.province!)} p3.${measure} ${row[column]}`)
    for (const group of ['staff-direct', 'staff-supported', 'worker-direct', 'worker-supported'])
      for (const part of ['classes', 'people']) put(`${group}.${part}`, `${group.replace('-', '_')}_${part}`)
    put('craft-village-share', 'craft_village_share_pct')
    put('enterprises-informed', 'enterprises_informed_min')
  }
  expect(figuresOf(readText())).toEqual(expected.sort())
})

test.skipIf(!hasReference)('every damaged name is shown as a repair; other spellings are not called damage', () => {
  const { repairs } = readText()
  const damaged = repairs.filter(({ kind }) => kind === 'name').map(({ from, to }) => `${from} → ${to}`)
  expect(new Set(damaged)).toEqual(
    new Set([
      'Bc Kạn → Bắc Kạn',
      'Bc Ninh → Bắc Ninh',
      'Bc Giang → Bắc Giang',
      'Cao Bng → Cao Bằng',
      'Đà Nng → Đà Nẵng',
      'Lâm Đng → Lâm Đồng',
      'Đng Nai → Đồng Nai',
      'Đng Tháp → Đồng Tháp',
      'Tin Giang → Tiền Giang',
      'Cn Thơ → Cần Thơ',
    ]),
  )
  expect(repairs.find(({ from }) => from === 'Bc Kạn')?.row).toBe(158)
  expect(repairs.find(({ from }) => from === 'Đăk Lăk')?.kind).toBe('spelling')
})

test.skipIf(!hasReference)('the letter’s own oddities are doubts, and nothing else is', () => {
  const { doubts } = readText()
  expect(doubts.map(({ code, row }) => [code, row])).toEqual([
    ['targets.part-of-whole', 278],
    ['targets.part-of-whole', 812],
  ])
})

test.skipIf(!hasReference)('the letter is read in half a second of processor time', () => {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage()
    readText()
    return process.cpuUsage(start).user / 1000
  })
  expect(Math.min(...times)).toBeLessThan(500)
})

test.skipIf(!hasReference).each(['department-review-2022', 'kosha-cooperation', 'provincial-programme-2022-2025'])(
  '%s holds no table of targets, and says so',
  (name) => {
    const { problems, targets } = readLetter(
      { kind: 'text', text: readFileSync(`${folder}/letters/${name}.txt`, 'utf8') },
      context,
    )
    expect(targets).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['targets.no-table'])
    expect(problems[0]?.message).toContain('Địa phương')
  },
)
