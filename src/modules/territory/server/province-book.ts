import type { PlainDate } from '#kernel/plain-date.ts'
import type { Db } from '#platform/db.ts'
import { createSnapshot } from '#platform/snapshot.ts'
import { createTerritory, type Share, type Territory, type UnitVersion, unitsOn, versionOn } from '../domain/index.ts'

/** The provinces through time, in memory: a hundred units that nearly every request asks about. */
export type ProvinceBook = {
  territory: Territory
  /** Group of a unit in a grouping, e.g. region III of letter 727. */
  groupOf: (grouping: string, unitId: string) => string | undefined
  /** Provinces that stood on the day, by code. */
  on: (day: PlainDate) => UnitVersion[]
  /** The province with all its predecessors: what its officers may see. */
  held: (provinceId: string) => string[]
}

/** The book of provinces; read again only when units were imported or undone since, by whatever process. */
export const provinceHistory = createSnapshot('territory', readBook)

/** The province with its predecessors. */
export async function provincesHeld(trx: Db, provinceId: string): Promise<string[]> {
  return (await provinceHistory(trx)).held(provinceId)
}

async function readBook(trx: Db): Promise<ProvinceBook> {
  const versions = await trx
    .selectFrom('territory.unitVersion')
    .select(['unitId', 'level', 'fromOn', 'toOn', 'code', 'name', 'kind', 'parentId'])
    .where('level', 'in', ['nation', 'province'])
    .$castTo<UnitVersion>()
    .execute()
  const ids = versions.map(({ unitId }) => unitId)
  const successions =
    ids.length === 0
      ? []
      : await trx
          .selectFrom('territory.succession')
          .select(['fromUnitId', 'toUnitId', 'onDay', 'share', 'note'])
          .where('toUnitId', 'in', ids)
          .$castTo<{ fromUnitId: string; toUnitId: string; onDay: PlainDate; share: Share; note: string }>()
          .execute()
  const members = await trx.selectFrom('territory.groupingMember').select(['grouping', 'groupCode', 'unitId']).execute()
  const groups = new Map(members.map(({ grouping, groupCode, unitId }) => [`${grouping} ${unitId}`, groupCode]))
  const territory = createTerritory(versions, successions)
  return {
    territory,
    groupOf: (grouping, unitId) => groups.get(`${grouping} ${unitId}`),
    on: (day) => unitsOn(territory, 'province', day),
    held: (provinceId) => withPredecessors(territory, provinceId),
  }
}

function withPredecessors(territory: Territory, unitId: string): string[] {
  const earlier = (territory.predecessors.get(unitId) ?? []).flatMap(({ fromUnitId }) =>
    withPredecessors(territory, fromUnitId),
  )
  return [...new Set([unitId, ...earlier])]
}

/** The state of a province on a day, or else the last it had: for naming figures of another time. */
export function provinceNear({ territory }: ProvinceBook, unitId: string, day?: PlainDate): UnitVersion | undefined {
  return (day && versionOn(territory, unitId, day)) ?? territory.versions.get(unitId)?.at(-1)
}
