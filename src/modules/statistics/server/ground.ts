import { day, type PlainDate } from '#kernel/plain-date.ts'
import type { Title } from '#kernel/title.ts'
import { getProgramme } from '#modules/programme/server/index.ts'
import { targetsInForce } from '#modules/targets/server/index.ts'
import {
  fullName,
  type ProvinceBook,
  provinceHistory,
  provinceNear,
  regionsOf,
} from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import type { Trx } from '#platform/db.ts'
import type { AskProgress, GoalInfo, Progress, ProgressUnit } from '../contract.ts'
import { type Cell, type Goal, goalsOf, judge, type Standing } from '../domain/index.ts'
import { layOut, type Part, rootsOf } from '../domain/lay-out.ts'
import { readYearTotals } from './queries.ts'

const NATION: Title = { vi: 'Cả nước', en: 'Whole country' }

/** A row of the report with what it adds up. */
export type Row = { unit: Omit<ProgressUnit, 'cells' | 'hasReported'>; members: string[] }

/** How one province stands to one goal. */
export type Figure = { standing: Standing; cell: Cell }

/** Everything a progress question rests on, read in one go. */
export type Ground = {
  goals: Goal[]
  rows: Row[]
  inseparable: { id: string; name: string }[]
  /** How a province stands, goal by goal. */
  figures: (provinceId: string) => Figure[]
  hasReported: (provinceId: string) => boolean
  letters: Progress['letters']
  programme: Progress['programme']
}

/** Reads what a progress question rests on, of the provinces the user holds. */
export async function readGround(trx: Trx, { pack, user }: Context, { year, borders }: AskProgress): Promise<Ground> {
  const programme = getProgramme(pack, year)
  const book = await provinceHistory(trx)
  const { targets, letters } = await targetsInForce(trx, user, year)
  const totals = await readYearTotals(trx, year)

  const goals = goalsOf(programme)
  const figures = new Map<string, Figure[]>()
  const { parts, inseparable } = layOut(book.territory, {
    from: day(`${year}-01-01`),
    to: day(`${year + 1}-01-01`),
    borders,
    withFigures: new Set([...targets.keys(), ...totals.keys()]),
    holds: (id) => user.holds(id),
  })
  const rows = rowsOf(book, { grouping: programme.grouping, parts, inseparable }, regionsOf(pack, programme.grouping))
  return {
    goals,
    rows,
    inseparable: inseparable.map((id) => ({ id, name: nameOf(book, id) })),
    figures: (id) => {
      const known = figures.get(id) ?? figuresOf(goals, targets.get(id) ?? NOTHING, totals.get(id) ?? NOTHING)
      figures.set(id, known)
      return known
    },
    hasReported: (id) => totals.has(id),
    letters,
    programme: { id: programme.id, title: programme.title },
  }
}

/** What is known of a province, by measure. */
type Known = Readonly<Record<string, number>>
const NOTHING: Known = {}

function figuresOf(goals: Goal[], targets: Known, totals: Known): Figure[] {
  return goals.map((goal) => {
    const standing = {
      target: targets[goal.code],
      reached: totals[goal.reached],
      total: goal.total ? totals[goal.total] : undefined,
    }
    return { standing, cell: judge(goal, standing) }
  })
}

export function describeGoal({ reached: _reached, total: _total, ...goal }: Goal): GoalInfo {
  return goal
}

/** The province by its full name on the day, or as it was last called. */
export function nameOf(book: ProvinceBook, id: string, on?: PlainDate): string {
  const version = provinceNear(book, id, on)
  return version ? fullName(version) : ''
}

type Laid = { grouping: string; parts: Part[]; inseparable: string[] }

/**
 * The nation, then each region with its provinces, then provinces of no region. The nation is never split: it holds also
 * what cannot be told apart in the borders asked for.
 */
function rowsOf(
  book: ProvinceBook,
  { grouping, parts, inseparable }: Laid,
  regions: { code: string; title: Title }[],
): Row[] {
  const provinces = parts.map((part) => provinceRow(book, grouping, part))
  const row = (id: string, title: Title, level: 'nation' | 'region', inside: Row[], others: string[] = []): Row => ({
    unit: {
      id,
      code: id,
      name: title.vi,
      nameEn: title.en,
      fullName: title.vi,
      level,
      region: null,
      shapes: inside.flatMap(({ unit }) => unit.shapes),
    },
    members: [...inside.flatMap(({ members }) => members), ...others],
  })
  const known = new Set(regions.map(({ code }) => code))
  return [
    row('VN', NATION, 'nation', provinces, inseparable),
    ...regions.flatMap(({ code, title }) => {
      const inside = provinces.filter(({ unit }) => unit.region === code)
      return inside.length === 0 ? [] : [row(code, title, 'region', inside), ...inside]
    }),
    ...provinces.filter(({ unit }) => unit.region === null || !known.has(unit.region)),
  ]
}

function provinceRow(book: ProvinceBook, grouping: string, { id, version, members }: Part): Row {
  const roots = rootsOf(book.territory, id)
  const shapes = roots.flatMap((root) => book.territory.versions.get(root)?.[0]?.code ?? [])
  const region = book.groupOf(grouping, id) ?? null
  return {
    unit: {
      id,
      code: version.code,
      name: version.name,
      nameEn: version.name,
      fullName: fullName(version),
      level: 'province',
      region,
      shapes,
    },
    members,
  }
}
