import { day, type PlainDate } from '#kernel/plain-date.ts'
import type { Title } from '#kernel/title.ts'
import { getProgramme } from '#modules/programme/server/index.ts'
import { targetsInForce } from '#modules/targets/server/index.ts'
import { fullName, type ProvinceBook, provinceHistory, regionsOf } from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import type { Trx } from '#platform/db.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { AskProgress, GoalInfo, Progress, ProgressUnit } from '../contract.ts'
import { type Cell, type Goal, goalsOf, judgeTogether, type Standing } from '../domain/index.ts'
import { layOut, type Part, rootsOf } from '../domain/lay-out.ts'
import { listYearTotals } from './queries.ts'

/** The grouping of provinces that the programme's letters use. */
const REGIONS = 'letter-727'
const NATION: Title = { vi: 'Cả nước', en: 'Whole country' }

/** A row of the report with what it adds up. */
export type Row = { unit: Omit<ProgressUnit, 'cells' | 'hasReported'>; members: string[] }

/** Everything a progress question rests on, read in one go. */
export type Ground = {
  goals: Goal[]
  rows: Row[]
  inseparable: { id: string; name: string }[]
  /** How a province stands, goal by goal. */
  standings: (provinceId: string) => Standing[]
  hasReported: (provinceId: string) => boolean
  letters: Progress['letters']
  programme: Progress['programme']
}

/**
 * Targets, results and how they stand, for the nation, its regions and its provinces: as reported, or in the borders of
 * a day. Only what the user holds: the nation and the regions are then the sums of these.
 */
export function getProgress(context: Context, question: AskProgress): Promise<Progress> {
  return inTransaction(context, async (trx) => {
    const ground = await readGround(trx, context, question)
    const units = ground.rows.map(({ unit, members }) => ({
      ...unit,
      hasReported: members.some(ground.hasReported),
      cells: judgeAll(ground, members),
    }))
    const provinces = units.filter(({ level }) => level === 'province')
    return {
      year: question.year,
      programme: ground.programme,
      borders: question.borders ?? null,
      letters: ground.letters,
      coverage: { reported: provinces.filter(({ hasReported }) => hasReported).length, of: provinces.length },
      inseparable: ground.inseparable,
      goals: ground.goals.map(describeGoal),
      units,
    }
  })
}

/** The cells of some provinces together, goal by goal. */
function judgeAll({ goals, standings }: Ground, members: string[]): Cell[] {
  const lists = members.map(standings)
  return goals.map((goal, index) =>
    judgeTogether(
      goal,
      lists.map((list) => list[index]!),
    ),
  )
}

export async function readGround(trx: Trx, { pack, user }: Context, { year, borders }: AskProgress): Promise<Ground> {
  const programme = getProgramme(pack, year)
  const book = await provinceHistory(trx)
  const { targets, letters } = await targetsInForce(trx, user, year)
  const totals = await listYearTotals(trx, year)

  const targetsOf = byProvince(targets.map(({ unitId, measure, value }) => ({ provinceId: unitId, measure, value })))
  const totalsOf = byProvince(totals)
  const goals = goalsOf(programme)
  const standings = new Map<string, Standing[]>()
  const { parts, inseparable } = layOut(book.territory, {
    from: day(`${year}-01-01`),
    to: day(`${year + 1}-01-01`),
    borders,
    withFigures: new Set([...targetsOf.keys(), ...totalsOf.keys()]),
    holds: (id) => user.holds(id),
  })
  const rows = rowsOf(book, parts, regionsOf(pack, REGIONS))
  return {
    goals,
    rows,
    inseparable: inseparable.map((id) => ({ id, name: nameOf(book, id) })),
    standings: (id) => {
      const known =
        standings.get(id) ?? standingsOf(goals, targetsOf.get(id) ?? NO_FIGURES, totalsOf.get(id) ?? NO_FIGURES)
      standings.set(id, known)
      return known
    },
    hasReported: (id) => totalsOf.has(id),
    letters,
    programme: { id: programme.id, title: programme.title },
  }
}

/** Figures of a province by measure. */
type Figures = ReadonlyMap<string, number>
const NO_FIGURES: Figures = new Map()

function byProvince(rows: { provinceId: string; measure: string; value: number }[]): Map<string, Figures> {
  const provinces = new Map<string, Map<string, number>>()
  for (const { provinceId, measure, value } of rows) {
    const figures = provinces.get(provinceId) ?? new Map<string, number>()
    figures.set(measure, value)
    provinces.set(provinceId, figures)
  }
  return provinces
}

function standingsOf(goals: Goal[], targets: Figures, totals: Figures): Standing[] {
  return goals.map(({ code, reached, total }) => ({
    target: targets.get(code),
    reached: totals.get(reached),
    total: total ? totals.get(total) : undefined,
  }))
}

export function describeGoal({ reached: _reached, total: _total, ...goal }: Goal): GoalInfo {
  return goal
}

export function nameOf(book: ProvinceBook, id: string, on?: PlainDate): string {
  const versions = book.territory.versions.get(id)
  const version =
    (on && versions?.find(({ fromOn, toOn }) => fromOn <= on && (toOn === null || on < toOn))) ?? versions?.at(-1)
  return version ? fullName(version) : ''
}

/** The nation, then each region with its provinces, then provinces of no region. */
function rowsOf(book: ProvinceBook, parts: Part[], regions: { code: string; title: Title }[]): Row[] {
  const provinces = parts.map((part) => provinceRow(book, part))
  const row = (id: string, title: Title, level: 'nation' | 'region', inside: Row[]): Row => ({
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
    members: inside.flatMap(({ members }) => members),
  })
  const known = new Set(regions.map(({ code }) => code))
  return [
    row('VN', NATION, 'nation', provinces),
    ...regions.flatMap(({ code, title }) => {
      const inside = provinces.filter(({ unit }) => unit.region === code)
      return inside.length === 0 ? [] : [row(code, title, 'region', inside), ...inside]
    }),
    ...provinces.filter(({ unit }) => unit.region === null || !known.has(unit.region)),
  ]
}

function provinceRow(book: ProvinceBook, { id, version, members }: Part): Row {
  const roots = rootsOf(book.territory, id)
  const shapes = roots.flatMap((root) => book.territory.versions.get(root)?.[0]?.code ?? [])
  const region = book.groupOf(REGIONS, id) ?? null
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
