import { sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Db } from '#platform/db.ts'
import { fullNameOf } from '../domain/full-name.ts'

/** A place where something happens, with the province it lies in on that day. */
export type Place = { id: string; level: string; code: string; name: string; provinceId: string; provinceName: string }

/** The unit with its province, if it stood on the day; undefined if it did not, or lies in no province. */
export async function findPlace(trx: Db, unitId: string, day: PlainDate): Promise<Place | undefined> {
  const { rows } = await sql<{ id: string; level: string; code: string; name: string; kind: string; depth: number }>`
    with recursive above as (
      select unit_id as id, level, code, name, kind, parent_id, 0 as depth
      from territory.unit_version
      where unit_id = ${unitId}::uuid and from_on <= ${day}::date and (to_on is null or to_on > ${day}::date)
      union all
      select v.unit_id, v.level, v.code, v.name, v.kind, v.parent_id, above.depth + 1
      from above join territory.unit_version v on v.unit_id = above.parent_id
        and v.from_on <= ${day}::date and (v.to_on is null or v.to_on > ${day}::date)
      where above.depth < 4
    )
    select id, level, code, name, kind, depth from above order by depth`.execute(trx)
  const [place] = rows
  const province = rows.find(({ level }) => level === 'province')
  if (!place || !province) return undefined
  return {
    id: place.id,
    level: place.level,
    code: place.code,
    name: fullNameOf(place),
    provinceId: province.id,
    provinceName: fullNameOf(province),
  }
}

/** Names units as they were on a day (or nearest to it): Thừa Thiên Huế in 2024 is Huế in 2025. */
export type UnitNames = (unitId: string, day: PlainDate) => string

/** Reads the names asked for; a name not asked for is empty. */
export async function nameUnits(trx: Db, units: { unitId: string; day: PlainDate }[]): Promise<UnitNames> {
  if (units.length === 0) return () => ''
  const { rows } = await sql<{ unitId: string; day: PlainDate; name: string; kind: string }>`
    select distinct on (asked.unit_id, asked.day) asked.unit_id as "unitId", asked.day, v.name, v.kind
    from unnest(${units.map(({ unitId }) => unitId)}::uuid[], ${units.map(({ day }) => day)}::date[]) asked (unit_id, day)
    join territory.unit_version v on v.unit_id = asked.unit_id
    order by asked.unit_id, asked.day,
      (v.from_on <= asked.day and (v.to_on is null or v.to_on > asked.day)) desc, v.from_on desc`.execute(trx)
  const names = new Map(rows.map((row) => [`${row.unitId} ${row.day}`, fullNameOf(row)]))
  return (unitId, day) => names.get(`${unitId} ${day}`) ?? ''
}

/** A unit as it stands now, or last stood. */
export async function findUnitState(trx: Db, unitId: string) {
  const row = await trx
    .selectFrom('territory.unitVersion')
    .select(['unitId as id', 'level', 'code', 'name', 'kind'])
    .where('unitId', '=', unitId)
    .orderBy('fromOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, fullName: fullNameOf(row) }
}
