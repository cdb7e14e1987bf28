import type { PlainDate } from '#kernel/plain-date.ts'
import type { Db } from '#platform/db.ts'
import type { Province } from '../contract.ts'
import { fullNameOf } from '../domain/full-name.ts'
import { createTerritory, type Territory, type UnitVersion, unitsOn } from '../domain/territory.ts'
import { asLevel, asShare } from './import-queries.ts'

/** Provinces through time, held in memory: a hundred units, asked for by every figure. */
export type ProvinceBook = {
  territory: Territory
  /** The provinces of a day by code. */
  on: (day: PlainDate) => (UnitVersion & { id: string })[]
  /** The group of a grouping (`letter-727`) the province is counted in. */
  groupOf: (grouping: string, unitId: string) => string | undefined
}

/** All provinces with their states, successions and groups: read once, then ask for any day. */
export async function provinceHistory(db: Db): Promise<ProvinceBook> {
  const versions = await db
    .selectFrom('territory.unitVersion')
    .select(['unitId', 'level', 'fromOn', 'toOn', 'code', 'name', 'kind', 'parentId'])
    .where('level', '=', 'province')
    .execute()
  const successions = await db
    .selectFrom('territory.succession')
    .innerJoin('territory.unit', 'territory.unit.id', 'territory.succession.toUnitId')
    .select(['fromUnitId', 'toUnitId', 'onDay', 'share', 'note'])
    .where('territory.unit.level', '=', 'province')
    .execute()
  const territory = createTerritory(
    versions.map((version) => ({ ...version, level: asLevel(version.level) })),
    successions.map((succession) => ({ ...succession, share: asShare(succession.share) })),
  )
  const members = await db.selectFrom('territory.groupingMember').selectAll().execute()
  const groups = new Map(members.map(({ grouping, groupCode, unitId }) => [`${grouping} ${unitId}`, groupCode]))
  return {
    territory,
    on: (day) => unitsOn(territory, 'province', day).map((version) => ({ ...version, id: version.unitId })),
    groupOf: (grouping, unitId) => groups.get(`${grouping} ${unitId}`),
  }
}

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
  return { ...state, id, fullName: fullNameOf(state), predecessors: predecessors.sort((a, b) => (a.code < b.code ? -1 : 1)) }
}
