import { fold, tidy } from '#kernel/text.ts'
import { TOLERANCE } from './tolerance.ts'

type Letter = { exact: string; base: string }

/** Ways to say what kind of unit a name belongs to; they are no part of the name. */
const KINDS = ['tỉnh', 'thành phố', 'tp']
const KIND_BEFORE = /^(tỉnh|thành phố|t\.?\s?p\.?)(?=[\s.])[\s.]*/iu

const bares = new Map<string, string>()

/** The name without «Tỉnh», «Thành phố», «TP.». */
export function bareName(name: string): string {
  const known = bares.get(name)
  if (known !== undefined) return known
  const clean = tidy(name)
  const bare = clean.replace(KIND_BEFORE, '') || clean
  if (bares.size < TOLERANCE.remembered) bares.set(name, bare)
  return bare
}

/**
 * What it costs, in letters, to take the written text for the name: 0 the same, 1 a letter lost.
 * Abbreviated words («DH Nam T. Bộ», «TP. HCM») are read by their initials.
 * @param cap costs above it are of no interest and may come back as `Infinity`
 */
export function nameCost(written: string, name: string, cap: number = Number.POSITIVE_INFINITY): number {
  const { bare, letters, withKind } = formsOf(name)
  const bareWritten = bareName(written)
  const text = lettersOf(written)
  let least = lettersCost(text, letters, cap)
  if (bareWritten !== written)
    least = Math.min(least, lettersCost(lettersOf(bareWritten), letters, Math.min(cap, least)))
  for (const form of withKind) least = Math.min(least, lettersCost(text, form, Math.min(cap, least)))
  return SHORTENED.test(bareWritten) ? Math.min(least, abbreviationCost(bareWritten, bare)) : least
}

/** Text in which something may be an initial: «T.» or two capitals together. */
const SHORTENED = /\p{L}\.|\p{Lu}{2,}/u

const forms = new Map<string, { bare: string; letters: Letter[]; withKind: Letter[][] }>()

function formsOf(name: string) {
  const known = forms.get(name)
  if (known) return known
  const bare = bareName(name)
  const letters = lettersOf(bare)
  const made = { bare, letters, withKind: KINDS.map((kind) => [...lettersOf(kind), ...letters]) }
  if (forms.size < TOLERANCE.remembered) forms.set(name, made)
  return made
}

/** The dearest cost at which the text still counts as that name. */
export function nameLimit(name: string): number {
  return Math.max(1, TOLERANCE.nameLoss * formsOf(name).letters.length)
}

const spelled = new Map<string, Letter[]>()

function lettersOf(text: string): Letter[] {
  const known = spelled.get(text)
  if (known) return known
  const letters =
    tidy(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]/gu) ?? []
  const made = letters.map((exact) => ({ exact, base: baseOf(exact) }))
  if (spelled.size < TOLERANCE.remembered) spelled.set(text, made)
  return made
}

const bases = new Map<string, string>()

function baseOf(letter: string): string {
  const base = bases.get(letter) ?? fold(letter)
  if (bases.size < TOLERANCE.remembered) bases.set(letter, base)
  return base
}

function lettersCost(written: Letter[], name: Letter[], cap: number = Number.POSITIVE_INFINITY): number {
  const { letterMissing, letterExtra, letterWrong, markWrong } = TOLERANCE
  const longer = written.length - name.length
  // The difference in length alone may cost too much; most names fall out here.
  if (Math.max(longer * letterExtra, -longer * letterMissing) > cap) return Number.POSITIVE_INFINITY
  let previous = Float64Array.from({ length: name.length + 1 }, (_, index) => index * letterMissing)
  for (let i = 1; i <= written.length; i++) {
    const mine = written[i - 1]!
    const current = new Float64Array(name.length + 1)
    current[0] = i * letterExtra
    let least = current[0]
    for (let j = 1; j <= name.length; j++) {
      const theirs = name[j - 1]!
      const replaced = mine.exact === theirs.exact ? 0 : mine.base === theirs.base ? markWrong : letterWrong
      current[j] = Math.min(previous[j - 1]! + replaced, previous[j]! + letterExtra, current[j - 1]! + letterMissing)
      if (current[j]! < least) least = current[j]!
    }
    if (least > cap) return Number.POSITIVE_INFINITY
    previous = current
  }
  return previous[name.length]!
}

/** Cost when some words are written by initials; impossible readings cost more than any name has letters. */
function abbreviationCost(written: string, name: string): number {
  const parts = written.match(/\p{L}+\.?/gu) ?? []
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const impossible = name.length + written.length
  const memo = new Map<string, number>()
  const from = (part: number, word: number): number => {
    if (part === parts.length) return word === words.length ? 0 : impossible
    if (word >= words.length) return impossible
    const key = `${part}:${word}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const text = parts[part]!.replace('.', '')
    const isInitials = parts[part]!.endsWith('.') ? text.length === 1 : text.length > 1 && text === text.toUpperCase()
    let best = lettersCost(lettersOf(text), lettersOf(words[word]!)) + from(part + 1, word + 1)
    if (isInitials && initialsFit(text, words.slice(word, word + text.length)))
      best = Math.min(best, text.length * TOLERANCE.initial + from(part + 1, word + text.length))
    memo.set(key, best)
    return best
  }
  return from(0, 0)
}

function initialsFit(text: string, words: string[]): boolean {
  return words.length === text.length && [...text].every((letter, index) => fold(letter) === fold(words[index]![0]!))
}
