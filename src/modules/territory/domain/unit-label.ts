import { fold, foldToLetters, tidy } from '#kernel/text.ts'
import type { Level } from './territory.ts'

/** Kinds of units as written before a name, longest first where one begins another. */
const KINDS: Record<string, Level> = {
  tỉnh: 'province',
  'thành phố': 'province',
  quận: 'district',
  huyện: 'district',
  'thị xã': 'district',
  'thị trấn': 'commune',
  phường: 'commune',
  xã: 'commune',
  'đặc khu': 'commune',
}

/** A unit as a table names it. Kind and code are empty where the table leaves them out. */
export type UnitLabel = { kind: string; name: string; code: string }

/** Reads «Tỉnh Bắc Ninh (24)», «Thị Xã Sơn Tây (269)», «Xa Tân Tiến», «Quảng Trị (44)». */
export function parseUnitLabel(text: string, code = ''): UnitLabel {
  const match = /^(.*?)\s*(?:\(\s*(\d+)\s*\))?$/su.exec(tidy(text))
  const label = match?.[1] ?? ''
  const kind = Object.keys(KINDS).find((one) => startsWithKind(label, one)) ?? ''
  const words = label.split(' ').slice(kind ? kind.split(' ').length : 0)
  return { kind, name: words.join(' '), code: tidy(code) || (match?.[2] ?? '') }
}

/**
 * Written with the marks of the kind, or with some marks forgotten («Xa», «Thi trấn»), but never with other marks:
 * «Xà Phìn» is a name.
 */
function startsWithKind(label: string, kind: string): boolean {
  const words = label.toLowerCase().split(' ')
  const wanted = kind.split(' ')
  if (words.length <= wanted.length) return false
  return wanted.every((word, index) => words[index] === word || words[index] === fold(word))
}

/** Level a kind belongs to; a city may be a province or a district: the place in the table decides. */
export function levelOfKind(kind: string): Level | undefined {
  return KINDS[kind]
}

/** Same name, whatever the case, the place of the tone (hòa, hoà) or the marks: for comparing two lists. */
export function sameName(one: string, other: string): boolean {
  return foldToLetters(one) === foldToLetters(other)
}

/** Same name but for case and the place of the tone: no difference worth telling. */
export function sameSpelling(one: string, other: string): boolean {
  return spellingKey(one) === spellingKey(other)
}

function spellingKey(text: string): string {
  // In NFD a tone is a character of its own: taken out and put at the end of the word, its place no longer matters.
  return tidy(text)
    .toLowerCase()
    .split(' ')
    .map((word) => {
      const letters = word.normalize('NFD')
      const tones = letters.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? []
      return letters.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC') + tones.join('')
    })
    .join(' ')
    .replace(/[’`‘]/g, "'")
}
