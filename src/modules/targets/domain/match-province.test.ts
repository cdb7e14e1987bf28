import { expect, test } from 'vitest'
import { matchProvinces } from './match-province.ts'
import { provinces2015, provinces2025 } from './sample-territory.ts'

const whole = provinces2015.map(({ id }) => id)
/** All provinces written whole but one, which is written so. */
const oneWritten = (id: string, text: string) =>
  matchProvinces(
    whole.map((name) => (name === id ? text : name)),
    provinces2015,
  )[whole.indexOf(id)]!
const taken = (text: string, list = provinces2015) => {
  const [match] = matchProvinces([text], list)
  return match!.kind === 'none' ? 'none' : `${match!.kind} ${match!.province.id}`
}

test.each([
  ['Hà Giang', 'exact Hà Giang'],
  ['hà giang', 'spelling Hà Giang'],
  ['Tỉnh Hà Giang', 'spelling Hà Giang'],
  ['Ha Giang', 'spelling Hà Giang'],
  ['Khánh Hoà', 'spelling Khánh Hòa'],
  ['Đăk Lăk', 'spelling Đắk Lắk'],
  ['Thừa Thiên-Huế', 'spelling Thừa Thiên Huế'],
  ['Bà Rịa-Vũng Tàu', 'spelling Bà Rịa - Vũng Tàu'],
  ['Bà Rịa – Vũng Tàu', 'spelling Bà Rịa - Vũng Tàu'],
  ['Thành phố Hồ Chí Minh', 'exact Hồ Chí Minh'],
  ['TP. Hồ Chí Minh', 'spelling Hồ Chí Minh'],
  ['TP.Hồ Chí Minh', 'spelling Hồ Chí Minh'],
  ['TP. HCM', 'spelling Hồ Chí Minh'],
  ['TP HCM', 'spelling Hồ Chí Minh'],
  ['Cần Thơ'.normalize('NFD'), 'exact Cần Thơ'],
  ['Bc Kạn', 'repair Bắc Kạn'],
  ['Cn Thơ', 'repair Cần Thơ'],
  ['Tin Giang', 'repair Tiền Giang'],
  ['Thnh phố Hà Nội', 'repair Hà Nội'],
  ['Bắc Kan', 'spelling Bắc Kạn'],
  ['Bắc Kẹn', 'repair Bắc Kạn'],
  ['Quảng N', 'none'],
  ['Hà N', 'none'],
  ['Xứ sở thần tiên', 'none'],
  ['', 'none'],
  ['12', 'none'],
])('«%s» alone is taken as: %s', (text, expected) => expect(taken(text)).toBe(expected))

test('Huế is a city of its own in 2025', () => expect(taken('TP Huế', provinces2025)).toBe('spelling Huế'))

test('what is left over decides, and is said to', () => {
  expect(oneWritten('Hà Nam', 'Hà N')).toMatchObject({ kind: 'repair', province: { id: 'Hà Nam' } })
  expect(oneWritten('Hậu Giang', 'H Giang')).toMatchObject({ kind: 'leftover', province: { id: 'Hậu Giang' } })
  expect(oneWritten('Hậu Giang', 'Hậ Giang')).toMatchObject({ kind: 'leftover', province: { id: 'Hậu Giang' } })
})

test('two names that may be either of two provinces are left open', () => {
  const written = whole.map((name) => (name === 'Hà Nam' || name === 'Hà Nội' ? 'Hà N' : name))
  const open = matchProvinces(written, provinces2015).filter(({ kind }) => kind === 'none')
  expect(open).toHaveLength(2)
  for (const match of open)
    expect(
      match.kind === 'none' &&
        match.candidates
          .map(({ id }) => id)
          .slice(0, 2)
          .sort(),
    ).toEqual(['Hà Nam', 'Hà Nội'])
})

test('a second line of a province is not given to the one that is missing', () => {
  expect(oneWritten('Hà Nam', 'Hà Nội')).toMatchObject({ province: { id: 'Hà Nội' } })
  expect(oneWritten('Hà Nam', 'Hà Nộ')).toMatchObject({ kind: 'none' })
})
