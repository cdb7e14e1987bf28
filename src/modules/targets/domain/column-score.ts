import { foldToLetters } from '#kernel/text.ts'
import type { Indicator, Programme } from '#modules/programme/domain/index.ts'
import { phraseLikeness } from './likeness.ts'
import { TOLERANCE } from './tolerance.ts'
import { headingLetters, likenessTo, withoutNotes } from './vocabulary.ts'

/** What a column may be taken for: an indicator, or one of the two numbers of its classes. */
export type Taking = { as: string; indicator: Indicator; part: 'classes' | 'people' | undefined }

/** All that a column of the programme's letters may be. */
export function takingsOf(programme: Programme): Taking[] {
  return programme.indicators.flatMap((indicator) => {
    const whole: Taking = { as: indicator.code, indicator, part: undefined }
    if (indicator.kind !== 'classes') return [whole]
    const parts = (['classes', 'people'] as const).map((part) => ({ as: `${indicator.code}.${part}`, indicator, part }))
    return [whole, ...parts]
  })
}

/**
 * Scores headings against what they may be, remembering each comparison: the many layouts of a flat heading ask
 * for the same ones again and again.
 */
export function scorerOf(takings: Taking[]): (path: string[]) => number[] {
  const likeness = remembered(phraseLikeness)
  const letters = rememberedOne(headingLetters)
  const parts = rememberedOne(partOf)

  const own = (phrases: string[], text: string) =>
    Math.max(
      ...phrases.map((phrase) => {
        const like = likeness(letters(phrase), letters(text))
        const explained = Math.min(1, letters(phrase).length / Math.max(1, letters(text).length))
        return like * (1 - TOLERANCE.headingExplained + TOLERANCE.headingExplained * explained)
      }),
    )

  const scoreOf = ({ indicator, part }: Taking, path: string[], found: Part | undefined): number => {
    if (part !== found?.part && (part !== undefined || indicator.kind === 'classes')) return 0
    const named = part ? [...path.slice(0, -1), ...(found?.rest ? [found.rest] : [])] : path
    // A last row of headings that only says the unit («lớp», «DN») names nothing.
    const isUnit = named.length > 1 && letters(named.at(-1)!) === letters(indicator.unit.vi)
    const rest = isUnit ? named.slice(0, -1) : named
    const last = rest.at(-1) ?? ''
    const above = rest.slice(0, -1).join(' ') || last
    const { under, heading } = indicator.recognise
    if (!under)
      return Math.max(own(heading, last), own(heading, above)) * (rest.length > 1 ? TOLERANCE.headingForeign : 1)
    const ownScore = own(heading, last)
    const aboveScore = rest.length > 1 ? aboveLikeness(under, above) : beyondOwn(under, heading, last)
    const mixed = TOLERANCE.headingAbove * aboveScore + (1 - TOLERANCE.headingAbove) * ownScore
    return isDistinct(indicator.code) ? Math.max(mixed, ownScore * TOLERANCE.headingForeign) : mixed
  }

  const aboveLikeness = (under: string[], text: string) =>
    Math.max(...under.map((phrase) => likeness(letters(phrase), letters(text))))

  /** How much of the words of the group stand in a heading of one level, beside those of the column itself. */
  const beyondOwn = (under: string[], heading: string[], text: string) =>
    Math.max(
      ...under.map((phrase) => {
        const inOwn = aboveLikeness([phrase], heading[0]!)
        return (
          Math.max(0, likeness(letters(phrase), letters(text)) - inOwn) / Math.max(1 - inOwn, TOLERANCE.headingMargin)
        )
      }),
    )

  /** Are the words of the column itself no other indicator's, so that it is known without its group? */
  const isDistinct = rememberedOne((code: string): boolean => {
    const phrases = (of: Taking) => of.indicator.recognise.heading.map(letters)
    const mine = takings.filter(({ indicator }) => indicator.code === code).flatMap(phrases)
    const others = takings.filter(({ indicator }) => indicator.code !== code).flatMap(phrases)
    // Few letters, such as «Số lớp», are nobody's own.
    if (mine.some((phrase) => phrase.length < TOLERANCE.distinctLetters)) return false
    return mine.every((phrase) => others.every((other) => likeness(phrase, other) < TOLERANCE.headingDistinct))
  })

  const known = new Map<string, number[]>()
  return (path) => {
    const key = path.join('\n')
    const before = known.get(key)
    if (before) return before
    const found = parts(path.at(-1) ?? '')
    const scores = takings.map((taking) => scoreOf(taking, path, found))
    known.set(key, scores)
    return scores
  }
}

type Part = { part: 'classes' | 'people'; rest: string }

/** Does the heading end in «số lớp» or «số người» (and not in both)? `rest` is the heading without it. */
function partOf(heading: string): Part | undefined {
  const text = withoutNotes(heading).replace(/[)\s.:]+$/, '')
  const segments = text.split(/\s+[-–—]\s+|[–—:;/(|\n]/).filter((segment) => foldToLetters(segment) !== '')
  const [last = '', previous = ''] = segments.toReversed()
  const [part, before] = [whichPart(last), whichPart(previous)]
  if (!part || (before && before !== part)) return undefined
  const rest = segments.length > 1 ? text.slice(0, text.lastIndexOf(last)) : ''
  return { part, rest }
}

function whichPart(text: string): 'classes' | 'people' | undefined {
  const [classes, people] = [likenessTo('classes', text), likenessTo('people', text)]
  if (Math.max(classes, people) < TOLERANCE.partScore || Math.abs(classes - people) < TOLERANCE.partMargin)
    return undefined
  return classes > people ? 'classes' : 'people'
}

function remembered(compare: (one: string, other: string) => number) {
  const known = new Map<string, number>()
  return (one: string, other: string) => {
    const key = `${one}\n${other}`
    const value = known.get(key) ?? compare(one, other)
    known.set(key, value)
    return value
  }
}

function rememberedOne<Value>(compute: (text: string) => Value) {
  const known = new Map<string, { value: Value }>()
  return (text: string): Value => {
    const entry = known.get(text) ?? { value: compute(text) }
    known.set(text, entry)
    return entry.value
  }
}
