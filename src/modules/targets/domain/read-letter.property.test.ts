import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Programme } from '#modules/programme/domain/index.ts'
import type { LetterReading } from './letter-reading.ts'
import { readLetter } from './read-letter.ts'
import {
  asFlatSheet,
  asMergedSheets,
  asText,
  type SampleRow,
  type SampleTable,
  TABLE_1,
  TABLE_2,
} from './sample-letter.ts'
import { provinces2015, regions2015 } from './sample-territory.ts'

const programme = Programme.parse(parse(readFileSync('packs/vn-osh/programmes/osh-2011-2015.yaml', 'utf8')))
const names = provinces2015.map(({ id }) => id)

/** Random figures for every province, in random order. Blank, zero and numbers all occur. */
const letter = fc
  .tuple(
    fc.shuffledSubarray(names, { minLength: names.length }),
    fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 12, maxLength: 12 }), {
      minLength: names.length,
      maxLength: names.length,
    }),
  )
  .map(([order, figures]) => order.map((name, index) => ({ name, figures: figures[index]! })))
type Line = { name: string; figures: number[] }

const pair = (classes: number) => (classes === 0 ? '0' : `${classes}/${classes * 50}`)
const rowOf = ({ name, figures: f }: Line): SampleRow => ({
  name,
  table1: [`${f[0]}`, `${f[1]}`, `${f[2]! * 50}`, `${f[2]! * 15}`, f[3]! > 4 ? 'X' : '', f[4]! > 2 ? 'X' : ''],
  table2: [pair(f[5]!), pair(f[6]!), pair(f[7]!), pair(f[8]!), `${f[9]! * 5}%`, `${f[10]! * 100}`],
})

/** The truth, worked out from the figures themselves and not by reading. */
function truthOf(lines: Line[]): Map<string, number> {
  const truth = new Map<string, number>()
  for (const { name, figures: f } of lines) {
    const put = (measure: string, value: number) => truth.set(`${name} ${measure}`, value)
    put('p1.state-management-classes', f[0]!)
    put('p1.model-classes', f[1]!)
    put('p1.enterprises-advised', f[2]! * 50)
    put('p1.enterprises-effective', f[2]! * 15)
    if (f[3]! > 4) put('p1.craft-village-combined', 1)
    if (f[4]! > 2) put('p1.death-statistics', 1)
    for (const [index, code] of ['staff-direct', 'staff-supported', 'worker-direct', 'worker-supported'].entries()) {
      put(`p3.${code}.classes`, f[5 + index]!)
      put(`p3.${code}.people`, f[5 + index]! * 50)
    }
    put('p3.craft-village-share', f[9]! * 5)
    put('p3.enterprises-informed', f[10]! * 100)
  }
  return truth
}

const shapes = ['text', 'merged', 'flat'] as const
function sourceOf(shape: (typeof shapes)[number], tables: SampleTable[], rows: SampleRow[]) {
  if (shape === 'text') return { kind: 'text' as const, text: asText(tables, rows) }
  return { kind: 'sheets' as const, sheets: (shape === 'merged' ? asMergedSheets : asFlatSheet)(tables, rows) }
}
const readAs = (shape: (typeof shapes)[number], tables: SampleTable[], rows: SampleRow[]) =>
  readLetter(sourceOf(shape, tables, rows), { programme, provinces: provinces2015, regions: regions2015 })

const wrongIn = ({ targets }: LetterReading, truth: Map<string, number>) =>
  targets.filter(({ provinceId, measure, value }) => truth.get(`${provinceId} ${measure}`) !== value)

/** What may be imported is true; and all of it is there, unless a column was doubted and left out. */
function expectTrue(reading: LetterReading, truth: Map<string, number>) {
  if (reading.problems.length > 0) return
  expect(wrongIn(reading, truth)).toEqual([])
  if (reading.doubts.every(({ code }) => !code.includes('column'))) expect(reading.targets).toHaveLength(truth.size)
}

/** Loses letters of words, at most `most` a word, never the whole word. */
const damage = (text: string, most: number, dice: () => number) =>
  text.replace(/\p{L}{2,}/gu, (word) => {
    let left = word
    for (let lost = Math.floor(dice() * (most + 1)); lost > 0 && left.length > 1; lost--) {
      const at = Math.floor(dice() * left.length)
      left = left.slice(0, at) + left.slice(at + 1)
    }
    return left
  })

const damaged = (tables: SampleTable[], most: number, dice: () => number): SampleTable[] =>
  tables.map((table) => ({
    ...table,
    headings: table.headings.map(({ group, columns }) => ({
      group: damage(group, most, dice),
      columns: columns.map((text) => damage(text, most, dice)),
    })),
  }))

/** A reproducible run of numbers from 0 to 1. */
const diceOf = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
  return seed / 4_294_967_296
}
const seed = fc.nat({ max: 4_294_967_295 })
const shape = fc.constantFrom(...shapes)

test('any figures in any order come back, in any shape', () => {
  fc.assert(
    fc.property(letter, shape, (lines, as) => {
      const reading = readAs(as, [TABLE_1, TABLE_2], lines.map(rowOf))
      expect(reading.problems).toEqual([])
      expect(wrongIn(reading, truthOf(lines))).toEqual([])
      expect(reading.targets).toHaveLength(truthOf(lines).size)
    }),
    { numRuns: 15 },
  )
})

test.each([
  [1, 'one letter a word'],
  [2, 'two letters a word'],
])('damaged names, at most %i (%s): never a wrong figure', (most) => {
  fc.assert(
    fc.property(letter, shape, seed, (lines, as, start) => {
      const dice = diceOf(start)
      const rows = lines.map((line) =>
        rowOf({ ...line, name: dice() < 0.5 ? damage(line.name, most, dice) : line.name }),
      )
      const reading = readAs(as, [TABLE_1, TABLE_2], rows)
      expectTrue(reading, truthOf(lines))
      // With one letter lost hardly a name is beyond recognition, and none is mistaken for another.
      if (most > 1) return
      expect(wrongIn(reading, truthOf(lines))).toEqual([])
      expect(reading.missingProvinces.length).toBeLessThan(4)
    }),
    { numRuns: 15 },
  )
})

test.each([
  [1, 'one letter a word'],
  [2, 'two letters a word'],
])('damaged headings, at most %i (%s): never a wrong figure', (most) => {
  fc.assert(
    fc.property(letter, shape, seed, (lines, as, start) => {
      const tables = damaged([TABLE_1, TABLE_2], most, diceOf(start))
      expectTrue(readAs(as, tables, lines.map(rowOf)), truthOf(lines))
    }),
    { numRuns: 15 },
  )
})

test('one letter lost in some words of the headings hardly ever loses a column', () => {
  const lines = names.map((name, index) => ({
    name,
    figures: Array.from({ length: 12 }, (_, at) => (index + at) % 10),
  }))
  const columns = Array.from({ length: 60 }, (_, start) => {
    const dice = diceOf(start)
    const few = () => (dice() < 0.7 ? 0 : dice())
    const reading = readAs(shapes[start % 3]!, damaged([TABLE_1, TABLE_2], 1, few), lines.map(rowOf))
    return reading.tables.flatMap((table) => table.columns)
  }).flat()
  const lost = columns.filter(({ as }) => as === 'unknown')
  expect(lost.length / columns.length).toBeLessThan(0.01)
})
