import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { findIndicator, Programme } from '#modules/programme/domain/index.ts'
import { readCell } from './read-cell.ts'

const programme = Programme.parse(parse(readFileSync('packs/vn-osh/programmes/osh-2011-2015.yaml', 'utf8')))
const indicator = (code: string) => findIndicator(programme, code)!
const [count, classes, share, yesNo] = [
  'p1.enterprises-advised',
  'p3.staff-direct',
  'p3.craft-village-share',
  'p1.death-statistics',
].map(indicator)

/** Values joined, or the state. */
const read = (text: string, one = count!, part?: 'classes' | 'people') => {
  const reading = readCell(text, one, part)
  return reading.state === 'assigned' ? Object.values(reading.values).join('/') : reading.state
}

test.each(['', ' ', '\u00a0', '-', '–', '—', '…', '...'])('«%s» is not assigned, whatever the kind', (text) => {
  for (const one of [count!, classes!, share!, yesNo!]) expect(read(text, one)).toBe('not-assigned')
})

test.each([
  ['0', '0'],
  ['100', '100'],
  ['02', '2'],
  ['1.260', '1260'],
  ['1.260.000', '1260000'],
  ['9,200', '9200'],
  ['1 260', '1260'],
  ['2.0', '2'],
  ['100[1]', '100'],
  ['100 doanh nghiệp', '100'],
  ['l00', '100'],
  ['1OO', '100'],
  ['abc', 'problem'],
  ['lO', 'problem'],
  ['-5', 'problem'],
  ['1/', 'problem'],
  ['1/50', 'problem'],
  ['5%', 'problem'],
  ['1,5', 'problem'],
  ['1,5 lớp', 'problem'],
  ['100 người', 'problem'],
  ['1.26', 'problem'],
  ['12.3456', 'problem'],
  ['X', 'problem'],
  ['1e3', 'problem'],
])('count «%s» → %s', (text, expected) => expect(read(text)).toBe(expected))

test.each([
  ['1/50', '1/50'],
  ['1 / 50', '1/50'],
  ['02/100', '2/100'],
  ['12/1.200', '12/1200'],
  ['2 lớp/100 người', '2/100'],
  ['l/50', 'problem'],
  ['1/5O', '1/50'],
  ['0', '0/0'],
  ['0/0', '0/0'],
  ['3', 'problem'],
  ['1/', 'problem'],
  ['/50', 'problem'],
  ['1/50/2', 'problem'],
  ['1-50', 'problem'],
  ['1,5/50', 'problem'],
  ['1950-01-01', 'problem'],
  ['Jan-50', 'problem'],
  ['01/1950', 'problem'],
])('classes «%s» → %s', (text, expected) => expect(read(text, classes!)).toBe(expected))

test.each([
  ['5%', '5'],
  ['5 %', '5'],
  ['7,5%', '7.5'],
  ['5', '5'],
  ['0%', '0'],
  ['100%', '100'],
  ['0.05', '5'],
  ['0,07', '7'],
  ['101%', 'problem'],
  ['-5%', 'problem'],
  ['5/100', 'problem'],
  ['X', 'problem'],
])('share «%s» → %s', (text, expected) => expect(read(text, share!)).toBe(expected))

test.each([
  ['X', '1'],
  ['x', '1'],
  ['✓', '1'],
  ['Có', '1'],
  ['1', '1'],
  ['0', '0'],
  ['Không', '0'],
  ['2', 'problem'],
  ['xx', 'problem'],
])('yes/no «%s» → %s', (text, expected) => expect(read(text, yesNo!)).toBe(expected))

test('classes and people in columns of their own', () => {
  expect(readCell('50', classes!, 'people')).toEqual({ state: 'assigned', values: { 'p3.staff-direct.people': 50 } })
  expect(read('50 người', classes!, 'people')).toBe('50')
  expect(read('50 người', classes!, 'classes')).toBe('problem')
  expect(read('1/50', classes!, 'classes')).toBe('problem')
})

test('what was guessed is said', () => {
  expect(readCell('9,200', count!)).toMatchObject({ doubt: expect.stringContaining('hàng nghìn') })
  expect(readCell('0.05', share!)).toMatchObject({ doubt: expect.stringContaining('5 %') })
  expect(readCell('0/50', classes!)).toMatchObject({ doubt: expect.stringContaining('không đi cùng nhau') })
  expect(readCell('l00', count!)).toMatchObject({ repairedTo: '100' })
  expect(readCell('1950-01-01', classes!)).toMatchObject({ message: expect.stringContaining('1/50') })
})

test('whatever is read of a count is the number written', () => {
  const written = (value: number) =>
    fc.constantFrom(String(value), value.toLocaleString('vi-VN'), ` ${value} `, `${value}.0`, `0${value}`)
  fc.assert(
    fc.property(
      fc.nat().chain((value) => fc.tuple(fc.constant(value), written(value))),
      ([value, text]) => {
        expect(read(text)).toBe(String(value))
      },
    ),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      const reading = readCell(text, count!)
      if (reading.state !== 'assigned') return
      const [value] = Object.values(reading.values)
      expect(Number.isInteger(value) && value! >= 0).toBe(true)
    }),
  )
})
