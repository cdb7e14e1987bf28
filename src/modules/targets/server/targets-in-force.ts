import type { PlainDate } from '#kernel/plain-date.ts'
import type { User } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { createSnapshot, stateOfImports } from '#platform/snapshot.ts'
import { listTargetsInForce } from './queries.ts'

type YearTargets = {
  targets: { unitId: string; measure: string; value: number }[]
  /** Letters of which at least one target is in force, latest first. */
  letters: { id: string; number: string; datedOn: PlainDate }[]
}
const NONE: YearTargets = { targets: [], letters: [] }

const snapshot = createSnapshot({ state: (db) => stateOfImports(db, 'targets.letter'), read: readAll })

/** What stands for a year, of the provinces the user holds; letters are known to everybody. */
export async function targetsInForce(trx: Db, user: User, year: number): Promise<YearTargets> {
  const all = await snapshot(trx, user)
  const { targets, letters } = all.get(year) ?? NONE
  return {
    targets: user.provinces === 'nation' ? targets : targets.filter(({ unitId }) => user.holds(unitId)),
    letters,
  }
}

async function readAll(db: Db): Promise<Map<number, YearTargets>> {
  const rows = await listTargetsInForce(db)
  return new Map(
    [...Map.groupBy(rows, ({ year }) => year)].map(([year, list]) => [
      year,
      { targets: list, letters: lettersOf(list) },
    ]),
  )
}

function lettersOf(rows: { letterId: string; number: string; datedOn: PlainDate }[]): YearTargets['letters'] {
  const letters = new Map(rows.map(({ letterId: id, number, datedOn }) => [id, { id, number, datedOn }]))
  return [...letters.values()].sort((one, other) => (one.datedOn < other.datedOn ? 1 : -1))
}
