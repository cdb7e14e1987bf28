import type { PlainDate } from '#kernel/plain-date.ts'
import type { User } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { createSnapshot } from '#platform/snapshot.ts'
import { listTargetsInForce } from './queries.ts'

type YearTargets = {
  /** Province → measure → value. Not assigned is not there. */
  targets: ReadonlyMap<string, Readonly<Record<string, number>>>
  /** Letters of which at least one target is in force, latest first. */
  letters: { id: string; number: string; datedOn: PlainDate }[]
}
const NONE: YearTargets = { targets: new Map(), letters: [] }

const snapshot = createSnapshot('targets', readAll)

/** What stands for a year, of the provinces the user holds; letters are known to everybody. */
export async function targetsInForce(trx: Db, user: User, year: number): Promise<YearTargets> {
  const all = await snapshot(trx, user)
  const { targets, letters } = all.get(year) ?? NONE
  const held = () => new Map([...targets].filter(([provinceId]) => user.holds(provinceId)))
  return { targets: user.provinces === 'nation' ? targets : held(), letters }
}

async function readAll(db: Db): Promise<Map<number, YearTargets>> {
  const years = Map.groupBy(await listTargetsInForce(db), ({ year }) => year)
  return new Map([...years].map(([year, rows]) => [year, { targets: byProvince(rows), letters: lettersOf(rows) }]))
}

function byProvince(rows: { unitId: string; measure: string; value: number }[]): YearTargets['targets'] {
  const provinces = Map.groupBy(rows, ({ unitId }) => unitId)
  return new Map(
    [...provinces].map(([id, list]) => [id, Object.fromEntries(list.map(({ measure, value }) => [measure, value]))]),
  )
}

function lettersOf(rows: { letterId: string; number: string; datedOn: PlainDate }[]): YearTargets['letters'] {
  const letters = new Map(rows.map(({ letterId: id, number, datedOn }) => [id, { id, number, datedOn }]))
  return [...letters.values()].sort((one, other) => (one.datedOn < other.datedOn ? 1 : -1))
}
