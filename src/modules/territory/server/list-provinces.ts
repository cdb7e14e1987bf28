import type { PlainDate } from '#kernel/plain-date.ts'
import type { Db } from '#platform/db.ts'
import type { Province } from '../contract.ts'
import { fullNameOf } from '../domain/full-name.ts'
import type { Territory, UnitVersion } from '../domain/territory.ts'
import { provinceHistory } from './province-book.ts'

/** The provinces of a day by code, each with those it was formed of. */
export async function listProvinces(db: Db, day: PlainDate): Promise<Province[]> {
  const { territory, on } = await provinceHistory(db)
  return on(day).map((version) => toProvince(territory, version))
}

function toProvince(territory: Territory, { unitId: id, ...state }: UnitVersion): Province {
  const predecessors = (territory.predecessors.get(id) ?? []).flatMap(({ fromUnitId }) => {
    const last = territory.versions.get(fromUnitId)?.at(-1)
    return last ? [{ id: fromUnitId, code: last.code, fullName: fullNameOf(last) }] : []
  })
  return {
    ...state,
    id,
    fullName: fullNameOf(state),
    predecessors: predecessors.sort((one, other) => (one.code < other.code ? -1 : 1)),
  }
}
