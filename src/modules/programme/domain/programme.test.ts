import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { findMeasure, measuresOf, resultMeasures, targetMeasures } from './measures.ts'
import { findIndicator, Programme } from './programme.ts'

const pack = (path: string): unknown => parse(readFileSync(`packs/vn-osh/${path}`, 'utf8'))
const programme = Programme.parse(pack('programmes/osh-2011-2015.yaml'))
const citations = [programme.citation, ...programme.indicators.map((indicator) => indicator.citation)]

test('the pack describes the indicators of tables 1 and 2', () => {
  expect(programme.indicators.map(({ code, kind, direction }) => [code, kind, direction])).toEqual([
    ['p1.state-management-classes', 'count', 'at-most'],
    ['p1.model-classes', 'count', 'at-least'],
    ['p1.enterprises-advised', 'count', 'at-least'],
    ['p1.enterprises-effective', 'count', 'at-least'],
    ['p1.craft-village-combined', 'yes-no', 'at-least'],
    ['p1.death-statistics', 'yes-no', 'at-least'],
    ['p3.staff-direct', 'classes', 'at-least'],
    ['p3.staff-supported', 'classes', 'at-least'],
    ['p3.worker-direct', 'classes', 'at-least'],
    ['p3.worker-supported', 'classes', 'at-least'],
    ['p3.craft-village-share', 'share', 'at-least'],
    ['p3.enterprises-informed', 'count', 'at-least'],
  ])
  expect(findIndicator(programme, 'p1.state-management-classes')?.priority).toBe(false)
})

const letter = '../shared/reference/letter-727/letter-corrected.tsv'
test.skipIf(!existsSync(letter))('every quote stands in letter 727, word for word', () => {
  const words = readFileSync(letter, 'utf8')
  for (const { quote } of citations) expect(words).toContain(quote)
})

const measuresOfCode = (code: string) => measuresOf(findIndicator(programme, code)!)

test('measures say what is target, what is result, and how they add', () => {
  const shape = (code: string) => measuresOfCode(code).map((measure) => [measure.code, measure.adds, measure.role])
  expect(shape('p1.model-classes')).toEqual([['p1.model-classes', 'sum', 'both']])
  expect(shape('p1.death-statistics')).toEqual([['p1.death-statistics', 'last', 'both']])
  expect(shape('p3.staff-direct')).toEqual([
    ['p3.staff-direct.classes', 'sum', 'both'],
    ['p3.staff-direct.people', 'sum', 'both'],
  ])
  expect(shape('p3.craft-village-share')).toEqual([
    ['p3.craft-village-share', 'last', 'target'],
    ['p3.craft-village-share.reached', 'sum', 'result'],
    ['p3.craft-village-share.total', 'last', 'result'],
  ])
})

test('a measure is found by its code, and only a real one', () => {
  expect(findMeasure(programme, 'p3.staff-direct.people')?.indicator.code).toBe('p3.staff-direct')
  expect(findMeasure(programme, 'p1.model-classes')?.measure.unit.vi).toBe('lớp')
  for (const code of ['p3.staff-direct', 'p1.model-classes.people', 'p1.none', ''])
    expect(findMeasure(programme, code)).toBeUndefined()
  expect(targetMeasures(programme)).toHaveLength(16)
  expect(resultMeasures(programme)).toHaveLength(17)
})

test.each<[string, (raw: Programme) => unknown]>([
  ['an unknown field', (raw) => ({ ...raw, colour: 'red' })],
  ['a project nobody declared', (raw) => ({ ...raw, projects: raw.projects.slice(1) })],
  ['the same code twice', (raw) => ({ ...raw, indicators: [...raw.indicators, raw.indicators[0]] })],
  ['a period that ends before it begins', (raw) => ({ ...raw, to: raw.from })],
  ['a part of nothing', (raw) => ({ ...raw, indicators: [{ ...raw.indicators[0], within: 'p1.none' }] })],
])('the schema refuses %s', (_, spoil) => {
  expect(Programme.safeParse(programme).success).toBe(true)
  expect(Programme.safeParse(spoil(programme)).success).toBe(false)
})
