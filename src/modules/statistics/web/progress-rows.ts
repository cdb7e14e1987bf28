import { compareVietnamese, fold } from '#kernel/text.ts'
import type { Progress, ProgressCell, ProgressState, ProgressUnit } from '../contract.ts'

export type ProgressRow = { unit: ProgressUnit; isOwn: boolean; isFolded: boolean }

export type RowChoice = {
  /** Columns on the screen: indexes of goals. */
  goals: number[]
  find?: string | undefined
  only?: ProgressState | 'silent' | undefined
  /** A key of the goal view or the code of a goal, with a minus for falling; left out: the order of the letter. */
  sort?: string | undefined
  /** Codes of regions folded away, with commas. */
  folded?: string | undefined
  /** Provinces of the person who looks: shown first. */
  own: string[] | null
  /** What the sum is called when it holds only these. */
  ownTitle: string
}

/**
 * The rows of the table: the nation, one's own provinces, then regions with their provinces. Sorted by a figure the
 * regions fall away, because a ranking goes across them. A search or filter opens what is folded.
 */
export function rowsOf(progress: Progress, choice: RowChoice): ProgressRow[] {
  const provinces = progress.units.filter(({ level }) => level === 'province')
  const isOwnOnly = holdsOnly(progress, choice.own)
  const isNarrowed = Boolean(choice.find || choice.only)
  const shown = new Set(provinces.filter((unit) => isShown(unit, choice)).map(({ id }) => id))
  const own = new Set(isOwnOnly ? [] : choice.own)
  const row = (unit: ProgressUnit): ProgressRow => ({ unit, isOwn: own.has(unit.id), isFolded: false })
  // The sum of one province is that province; the sum of some is not the nation.
  if (isOwnOnly && provinces.length === 1) return provinces.map(row)
  const whole = (unit: ProgressUnit) =>
    isOwnOnly && unit.level === 'nation'
      ? { ...unit, name: choice.ownTitle, nameEn: choice.ownTitle, fullName: choice.ownTitle }
      : unit
  const first = progress.units
    .filter((unit) => unit.level === 'nation' || own.has(unit.id))
    .map((unit) => row(whole(unit)))
  if (choice.sort)
    return [
      ...first,
      ...sorted(
        progress,
        provinces.filter(({ id }) => shown.has(id)),
        choice,
      ).map(row),
    ]

  const folded = new Set(isNarrowed ? [] : (choice.folded ?? '').split(','))
  const rest = progress.units.flatMap((unit): ProgressRow[] => {
    if (unit.level === 'nation') return []
    if (unit.level === 'region') {
      const hasAny = provinces.some(({ id, region }) => region === unit.code && shown.has(id))
      return hasAny ? [{ unit, isOwn: false, isFolded: folded.has(unit.code) }] : []
    }
    return shown.has(unit.id) && !folded.has(unit.region ?? '') ? [{ ...row(unit), isOwn: false }] : []
  })
  return [...first, ...rest]
}

/** Does the answer hold the person's own provinces and no other? */
export function holdsOnly({ units }: Progress, own: string[] | null): boolean {
  return own !== null && units.every(({ level, id }) => level !== 'province' || own.includes(id))
}

function isShown(unit: ProgressUnit, { find, only, goals }: RowChoice): boolean {
  if (find && !fold(unit.fullName).includes(fold(find))) return false
  if (!only) return true
  return only === 'silent' ? !unit.hasReported : goals.some((index) => unit.cells[index]?.state === only)
}

const STATE_ORDER: ProgressState[] = [
  'over-limit',
  'not-reported',
  'behind',
  'met',
  'within-limit',
  'nothing-due',
  'not-assigned',
]

function sorted(progress: Progress, provinces: ProgressUnit[], { sort = '', goals }: RowChoice): ProgressUnit[] {
  const isDown = sort.startsWith('-')
  const key = isDown ? sort.slice(1) : sort
  if (key === 'name')
    return [...provinces].sort((one, other) => (isDown ? -1 : 1) * compareVietnamese(one.name, other.name))
  const named = progress.goals.findIndex(({ code }) => code === key)
  const index = named >= 0 ? named : (goals[0] ?? 0)
  const keyOf = (unit: ProgressUnit) => sortValue(unit.cells[index], named >= 0 ? 'percent' : key)
  return [...provinces].sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)]
    // What is not known stands last, whichever way the column runs.
    if (a === null || b === null)
      return (a === null ? 1 : 0) - (b === null ? 1 : 0) || compareVietnamese(one.name, other.name)
    return (isDown ? b - a : a - b) || compareVietnamese(one.name, other.name)
  })
}

function sortValue(cell: ProgressCell | undefined, key: string): number | null {
  if (!cell) return null
  if (key === 'target') return cell.target
  if (key === 'result') return cell.result
  return key === 'state' ? STATE_ORDER.indexOf(cell.state) : cell.percent
}
