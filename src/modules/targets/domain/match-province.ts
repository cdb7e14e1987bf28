import { fold, foldToLetters, tidy } from '#kernel/text.ts'
import { assign, marginOf } from './assignment.ts'
import type { ProvinceName } from './letter-reading.ts'
import { bareName, nameCost, nameLimit } from './name-cost.ts'
import { TOLERANCE } from './tolerance.ts'

/** How a written name was taken. `none`: it fits no province, or more than one; candidates say which. */
export type ProvinceMatch =
  | { kind: 'exact' | 'spelling' | 'repair' | 'leftover'; province: ProvinceName; why: string }
  | { kind: 'none'; candidates: ProvinceName[] }

/**
 * Takes each written name of a table for a province valid on the letter's day.
 * Names that are whole decide first. The damaged ones are then shared out among the provinces left, one to one, so that
 * the least letters had to be supplied; a name is taken only if every other way to share them out is clearly dearer.
 */
export function matchProvinces(written: string[], provinces: ProvinceName[]): ProvinceMatch[] {
  const matches = written.map((text) => matchWhole(text, provinces))
  const taken = new Set(matches.flatMap((match) => (match ? [match.province.id] : [])))
  const free = provinces.filter(({ id }) => !taken.has(id))
  const open = written.flatMap((text, index) => (matches[index] ? [] : [{ text, index }]))
  const impossible = provinces.length * TOLERANCE.nameLetters
  const costs = open.map(({ text }) => {
    const possible = free.map((province) => possibleCost(text, province, impossible))
    // As many columns for «none of them», not much dearer than the row's own best: no row is pushed far from it to make
    // room for another.
    return [...possible, ...open.map(() => costOfNone(text, possible))]
  })
  const best = assign(costs)
  return matches.map((match, index) => {
    if (match) return match
    const row = open.findIndex((one) => one.index === index)
    const { text } = open[row]!
    const province = free[best.columns[row]!]
    const cost = costs[row]![best.columns[row]!]!
    const nearest = nearestFirst(text, provinces)
    const candidates = nearest.filter((one) => one.cost <= nameLimit(one.province.name)).map((one) => one.province)
    const none: ProvinceMatch = { kind: 'none', candidates: candidates.slice(0, TOLERANCE.candidates) }
    if (!province || cost >= impossible) return none
    const margin = TOLERANCE.nameMargin + TOLERANCE.nameMarginOfCost * cost
    if (marginOf(costs, best, row, impossible) < margin) return none
    return judge(text, province, cost, nearest[0]!) ?? none
  })
}

function costOfNone(text: string, possible: number[]): number {
  const room = Math.max(TOLERANCE.nameUnknown, tidy(text).length * TOLERANCE.nameUnknownOfLetters)
  return Math.min(...possible) * TOLERANCE.nameLoss + room
}

/**
 * Names that stand whole: the same but for tones, case, blanks and hyphens («Hoà» is «Hòa», «Đăk» is «Đắk»); or, in a
 * text written without any marks, the same without marks. «Hậ Giang» is not «Hà Giang»: that â may be all that is left.
 */
function matchWhole(text: string, provinces: ProvinceName[]): Whole | undefined {
  const bare = bareName(text)
  const isPlain = fold(bare) === bare.toLowerCase()
  const form = isPlain ? foldToLetters : withoutTones
  const fitting = provinces.filter(({ name }) => form(bare) !== '' && form(bareName(name)) === form(bare))
  const province = fitting.find(({ name }) => tidy(name) === tidy(text)) ?? fitting[0]
  if (!province) return undefined
  const same = tidy(text) === tidy(province.name)
  return { kind: same ? 'exact' : 'spelling', province, why: same ? '' : 'cách viết khác' }
}

type Whole = { kind: 'exact' | 'spelling'; province: ProvinceName; why: string }

/** Letters with â, ê, ô, ơ, ư, ă, đ, but without the five tones, wherever they were put. */
function withoutTones(text: string): string {
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
  return tidy(text)
    .normalize('NFD')
    .replace(tones, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function possibleCost(text: string, province: ProvinceName, impossible: number): number {
  const cost = nameCost(text, province.name, nameLimit(province.name))
  return cost <= nameLimit(province.name) ? cost : impossible
}

type Near = { province: ProvinceName; cost: number }

function nearestFirst(text: string, provinces: ProvinceName[]): Near[] {
  return provinces
    .map((province) => ({ province, cost: nameCost(text, province.name, nameLimit(province.name)) }))
    .sort((one, other) => one.cost - other.cost)
}

/** Another province may be nearer but taken: then the one left over is believed only if little speaks against it. */
function judge(text: string, province: ProvinceName, cost: number, nearest: Near): ProvinceMatch | undefined {
  if (nearest.province.id === province.id || cost - nearest.cost < TOLERANCE.nameTie) {
    if (foldToLetters(bareName(text)) === foldToLetters(bareName(province.name)))
      return { kind: 'spelling', province, why: 'cách viết khác' }
    const isShort = /\p{Lu}{2,}|\p{L}\./u.test(bareName(text)) && cost < 1
    return { kind: isShort ? 'spelling' : 'repair', province, why: isShort ? 'tên viết tắt' : 'thiếu hoặc sai chữ' }
  }
  if (cost - nearest.cost > TOLERANCE.leftoverCost) return undefined
  return {
    kind: 'leftover',
    province,
    why: `chỉ còn tỉnh này chưa có dòng («${nearest.province.name}» đã có dòng khác)`,
  }
}
