import { fold, foldToLetters, tidy } from '#kernel/text.ts'
import { wordLikeness } from './likeness.ts'
import { TOLERANCE } from './tolerance.ts'

/** Words that any table of an allocation letter uses, whatever the programme. */
const WORDS = {
  rank: ['TT', 'STT', 'Số TT', 'Số thứ tự'],
  place: [
    'Địa phương',
    'Tỉnh',
    'Tỉnh thành',
    'Tỉnh thành phố',
    'Tỉnh TP',
    'Tên tỉnh',
    'Tên địa phương',
    'Tỉnh thành phố trực thuộc Trung ương',
  ],
  region: ['Vùng', 'Khu vực', 'Miền'],
  ignore: ['Ghi chú', 'Mã', 'Mã tỉnh', 'Mã số', 'Mã địa phương'],
  total: ['Tổng cộng', 'Tổng số', 'Tổng', 'Cộng', 'Cả nước', 'Toàn quốc'],
  classes: ['số lớp', 'lớp', 'số lượng lớp'],
  people: ['số người', 'người', 'số học viên', 'học viên', 'số lượng người', 'số lượt người'],
} as const
export type WordKind = keyof typeof WORDS

const ABBREVIATIONS: Record<string, string> = {
  dn: 'doanh nghiep',
  atvsld: 'an toan ve sinh lao dong',
  atld: 'an toan lao dong',
  nld: 'nguoi lao dong',
  hl: 'huan luyen',
  qlnn: 'quan ly nha nuoc',
  tnld: 'tai nan lao dong',
}

const LISTED = Object.fromEntries(
  Object.entries(WORDS).map(([kind, words]) => [kind, words.map(foldToLetters)]),
) as unknown as Record<WordKind, string[]>

/** How well the whole text is one of the words of that kind, from 0 to 1, letters lost allowed. */
export function likenessTo(kind: WordKind, text: string): number {
  const letters = foldToLetters(text)
  return letters ? Math.max(...LISTED[kind].map((word) => wordLikeness(letters, word))) : 0
}

export function isWord(kind: WordKind, text: string): boolean {
  const letters = foldToLetters(text)
  if (LISTED[kind].includes(letters)) return true
  // A word of few letters is never guessed: «T» is not «TT», nor «Tình» «Tỉnh».
  return LISTED[kind].some(
    (word) => word.length >= TOLERANCE.wordLetters && wordLikeness(letters, word) >= TOLERANCE.wordScore,
  )
}

/** Letters of a heading without marks, footnote signs and the usual abbreviations. */
export function headingLetters(text: string): string {
  return fold(withoutNotes(text))
    .split(/[^a-z0-9]+/)
    .map((word) => ABBREVIATIONS[word] ?? word)
    .join('')
    .replaceAll(' ', '')
}

/** «Tỷ trọng làng nghề[1]» → «Tỷ trọng làng nghề». */
export function withoutNotes(text: string): string {
  return tidy(text.replace(/\[\d+\]/g, ' ').replace(/\*+$/, ''))
}

/** Is the text a rank: `1`, `12.`, `03`? */
export function rankOf(text: string): number | undefined {
  const match = /^(\d{1,3})[.)]?$/.exec(tidy(text))
  return match ? Number(match[1]) : undefined
}

/** Roman numeral or a letter, as regions are numbered. */
export function isRegionRank(text: string): boolean {
  return /^([IVX]+|[A-H])[.)]?$/.test(tidy(text))
}

/** Could the text be a name: letters, no digits, not long? */
export function isNameLike(text: string): boolean {
  const clean = tidy(text)
  return (
    clean.length <= TOLERANCE.nameLetters &&
    !/\d/.test(clean) &&
    !isRegionRank(clean) &&
    (clean.match(/\p{L}/gu)?.length ?? 0) > 1 &&
    !/^(có|không|yes|no)$/iu.test(clean)
  )
}
