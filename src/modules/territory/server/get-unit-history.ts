import { Problem } from '#kernel/problem.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import type { Relative, UnitHistory } from '../contract.ts'
import { fullNameOf } from '../domain/full-name.ts'
import { asShare } from './import-queries.ts'
import { toUnit } from './queries.ts'

/** All that is known of a unit: its states through time, with sources, who it came from and who came from it. */
export async function getUnitHistory({ db }: Context, id: string): Promise<UnitHistory> {
  const [successors, predecessors] = await Promise.all([
    listSuccessions(db, { from: id }),
    listSuccessions(db, { to: id }),
  ])
  const states = await db
    .selectFrom('territory.unitVersion')
    .selectAll()
    .where('unitId', '=', id)
    .orderBy('fromOn')
    .execute()
  const first = states[0]
  if (!first) throw new Problem('common.not-found')
  const parents = await Promise.all(
    states.map(({ parentId, fromOn }) => (parentId ? findState(db, parentId, fromOn) : undefined)),
  )
  return {
    id,
    level: toUnit(first).level,
    states: states.map(({ nameKey: _, importId: __, source, ...state }, index) => {
      const parent = parents[index]
      return { ...toUnit(state), source, parentName: parent ? fullNameOf(parent) : null }
    }),
    predecessors,
    successors,
  }
}

/** Successions from a unit or to one, with the other unit as it stood on the day of the change. */
export async function listSuccessions(db: Db, { from, to }: { from?: string; to?: string }): Promise<Relative[]> {
  let query = db.selectFrom('territory.succession').selectAll().orderBy('onDay')
  if (from) query = query.where('fromUnitId', '=', from)
  if (to) query = query.where('toUnitId', '=', to)
  const rows = await query.execute()
  const relatives = await Promise.all(
    rows.map(async ({ fromUnitId, toUnitId, onDay, share, note, source }) => {
      const other = await findState(db, from ? toUnitId : fromUnitId, onDay)
      return other && { unit: toUnit(other), onDay, share: asShare(share), note, source }
    }),
  )
  return relatives
    .filter((relative) => relative !== undefined)
    .sort((one, other) => (one.unit.code < other.unit.code ? -1 : 1))
}

/** The state on the day, or the last before it: a unit that ended that day is meant as it was. */
async function findState(db: Db, unitId: string, day: string) {
  return db
    .selectFrom('territory.unitVersion')
    .select(['unitId', 'level', 'code', 'name', 'kind', 'parentId', 'fromOn', 'toOn'])
    .where('unitId', '=', unitId)
    .where('fromOn', '<=', day as never)
    .orderBy('fromOn', 'desc')
    .executeTakeFirst()
}
