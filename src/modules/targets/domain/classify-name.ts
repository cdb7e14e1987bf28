import { foldToLetters } from '#kernel/text.ts'
import type { ProvinceName, RegionGroup } from './letter-reading.ts'
import { bareName, nameCost, nameLimit } from './name-cost.ts'
import { TOLERANCE } from './tolerance.ts'
import { isNameLike, isRegionRank, isWord, rankOf } from './vocabulary.ts'

/** Tells lines of provinces from headings of regions and lines of totals, by their names and their numbering. */
export type NameClassifier = {
  /** Could the text be a province of the day, damaged or not? */
  isProvince(text: string): boolean
  /** Is the text the heading of the column of provinces, damaged or not («Đa phương»), and no province («Ninh Thận»)? */
  isPlaceHeading(text: string): boolean
  /** The region a heading names, if it names one. */
  findRegion(text: string): RegionGroup | undefined
  /** What a line is, by its name and what stands in the column of ranks. */
  kindOf(name: string, rank: string): 'province' | 'region' | 'total' | undefined
}

export function classifierOf(provinces: ProvinceName[], regions: RegionGroup[]): NameClassifier {
  const whole = new Set(provinces.map(({ name }) => foldToLetters(bareName(name))))
  const known = new Map<string, { province: number; region: number; found: RegionGroup | undefined }>()

  const look = (text: string) => {
    const before = known.get(text)
    if (before) return before
    const isWhole = whole.has(foldToLetters(bareName(text)))
    const found = isWhole ? undefined : nearestOf(text, regions)
    const result = {
      province: isWhole ? 0 : (nearestOf(text, provinces)?.share ?? Number.POSITIVE_INFINITY),
      region: found?.share ?? Number.POSITIVE_INFINITY,
      found: found && found.share <= 1 ? found.unit : undefined,
    }
    known.set(text, result)
    return result
  }

  return {
    isProvince: (text) => isNameLike(text) && look(text).province <= 1,
    isPlaceHeading: (text) => isWord('place', text) && !(isNameLike(text) && look(text).province <= 1),
    findRegion: (text) => (isNameLike(text) ? look(withoutRank(text)).found : undefined),
    kindOf: (name, rank) => {
      if (!isNameLike(name)) return undefined
      if (isWord('total', name)) return 'total'
      const { province, region } = look(withoutRank(name))
      if (province === 0) return 'province'
      if (region === 0 || (isRegionRank(rank) && (region <= province || province > 1))) return 'region'
      if (rankOf(rank) !== undefined)
        return region <= 1 && region < province - TOLERANCE.nameLoss ? 'region' : 'province'
      if (Math.min(province, region) <= 1) return province <= region ? 'province' : 'region'
      return isRegionRank(rank) ? 'region' : undefined
    },
  }
}

/** «I. Đông Bắc Bộ» → «Đông Bắc Bộ». */
function withoutRank(text: string): string {
  return text.replace(/^\s*[IVX]+\s*[.)-]\s*/, '')
}

/** The nearest unit and its cost as a share of the dearest cost allowed: up to 1 it may be that one. */
function nearestOf<Unit extends { name: string }>(text: string, units: Unit[]) {
  let nearest: { unit: Unit; share: number } | undefined
  for (const unit of units) {
    const limit = nameLimit(unit.name)
    // Only what is nearer than the nearest so far matters, and nothing further than one and a bit of its limit.
    const cap = limit * (nearest?.share ?? 1 + TOLERANCE.nameLoss)
    const share = nameCost(text, unit.name, cap) / limit
    if (share < (nearest?.share ?? Number.POSITIVE_INFINITY)) nearest = { unit, share }
  }
  return nearest
}
