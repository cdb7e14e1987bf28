import { editDistance } from '#kernel/text.ts'
import { TOLERANCE } from './tolerance.ts'

/** How alike two short texts are as wholes: 1 the same, 0 nothing in common. Both without marks. */
export function wordLikeness(one: string, other: string): number {
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 0 : 1 - editDistance(one, other) / longer
}

/**
 * How much of the phrase stands in the text, wherever it begins and ends: 1 = all of it, letter by letter.
 * Letters lost from the text weigh less than wrong ones. Both without marks and blanks.
 */
export function phraseLikeness(phrase: string, text: string): number {
  if (!phrase || !text) return 0
  const lost = TOLERANCE.headingMissing
  let previous = new Float64Array(text.length + 1)
  for (let i = 1; i <= phrase.length; i++) {
    const current = new Float64Array(text.length + 1)
    current[0] = i * lost
    const letter = phrase.charCodeAt(i - 1)
    for (let j = 1; j <= text.length; j++) {
      const replaced = previous[j - 1]! + (letter === text.charCodeAt(j - 1) ? 0 : 1)
      const missing = previous[j]! + lost
      const extra = current[j - 1]! + 1
      current[j] = Math.min(replaced, missing, extra)
    }
    previous = current
  }
  return Math.max(0, 1 - Math.min(...previous) / phrase.length)
}
