import { type SqlBool, sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import { fold } from '#kernel/text.ts'
import type { Db } from '#platform/db.ts'
import type { Unit } from '../contract.ts'
import { fullNameOf } from '../domain/full-name.ts'
import type { Level } from '../domain/territory.ts'
import { parseUnitLabel } from '../domain/unit-label.ts'
import { asLevel } from './import-queries.ts'

const FIELDS = ['unitId', 'level', 'code', 'name', 'kind', 'parentId', 'fromOn', 'toOn'] as const
type Row = Omit<Unit, 'id' | 'level' | 'fullName'> & { unitId: string; level: string }

export function toUnit({ unitId, level, ...state }: Row): Unit {
  return { id: unitId, level: asLevel(level), ...state, fullName: fullNameOf(state) }
}

function statesOn(db: Db, day: PlainDate) {
  return db
    .selectFrom('territory.unitVersion')
    .select(FIELDS)
    .where('fromOn', '<=', day)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>', day)]))
}

/** The unit that bore the code on the day. */
export async function findUnit(db: Db, code: string, level: Level, day: PlainDate): Promise<Unit | undefined> {
  const row = await statesOn(db, day).where('level', '=', level).where('code', '=', code).executeTakeFirst()
  return row && toUnit(row)
}

/** The unit as it is now, or was last. */
export async function findUnitState(db: Db, id: string): Promise<Unit | undefined> {
  const row = await db.selectFrom('territory.unitVersion').select(FIELDS).where('unitId', '=', id).orderBy('fromOn', 'desc').executeTakeFirst()
  return row && toUnit(row)
}

/** Units by id as they stood on the day; those that did not stand are left out. */
export async function listUnitStates(db: Db, ids: readonly string[], day: PlainDate): Promise<Unit[]> {
  const rows = await statesOn(db, day).where(sql<SqlBool>`unit_id = any(${ids}::uuid[])`).execute()
  return rows.map(toUnit)
}

export type UnitFilter = { level: Level; day: PlainDate; parentId?: string; search?: string; after?: string; limit?: number }

/** Units of a level on a day by code. A parent two levels up counts: communes of a province of the time of districts. */
export async function listUnits(db: Db, { level, day, parentId, search, after, limit }: UnitFilter): Promise<Unit[]> {
  let query = statesOn(db, day).where('level', '=', level).orderBy('code')
  if (parentId) {
    const below = statesOn(db, day).clearSelect().select('unitId').where('parentId', '=', parentId).where('level', '=', 'district')
    query = query.where((where) => where.or([where('parentId', '=', parentId), where('parentId', 'in', below)]))
  }
  if (search?.trim()) query = query.where(matches(search))
  if (after) query = query.where('code', '>', after)
  if (limit) query = query.limit(limit)
  return (await query.execute()).map(toUnit)
}

/** «ba dinh», «phường Ba Đình», «000»: the name without tones, with or without its kind, or the beginning of the code. */
function matches(search: string) {
  if (/^\d{2,}$/.test(search.trim())) return sql<SqlBool>`starts_with(code, ${search.trim()}) or name_key = ${search.trim()}`
  const { kind, name } = parseUnitLabel(search)
  const whole = sql<SqlBool>`position(${fold(search)} in name_key) > 0`
  return kind ? sql<SqlBool>`(${whole} or (kind = ${kind} and position(${fold(name)} in name_key) > 0))` : whole
}

/**
 * A province and all it was formed of, however far back: what an officer of today's province may see. The province
 * itself comes first.
 */
export async function provincesHeld(db: Db, provinceId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; depth: number }>`
    with recursive held (id, depth) as (
      select ${provinceId}::uuid, 0
      union
      select succession.from_unit_id, held.depth + 1
      from held
      join territory.succession on succession.to_unit_id = held.id
      join territory.unit on unit.id = succession.from_unit_id and unit.level = 'province'
      where held.depth < 20
    )
    select id, min(depth) as depth from held group by id order by depth, id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Full names of units, each as it stood on its day (or, if it did not stand then, as it stood last). */
export async function nameUnits(db: Db, wanted: readonly { unitId: string; day: PlainDate }[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('territory.unitVersion')
    .select(FIELDS)
    .where(sql<SqlBool>`unit_id = any(${[...new Set(wanted.map(({ unitId }) => unitId))]}::uuid[])`)
    .orderBy('fromOn')
    .execute()
  const states = Map.groupBy(rows, ({ unitId }) => unitId)
  return new Map(
    wanted.flatMap(({ unitId, day }) => {
      const known = states.get(unitId) ?? []
      const state = known.find(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day < toOn)) ?? known.at(-1)
      return state ? [[unitId, fullNameOf(state)] as const] : []
    }),
  )
}

export type Place = { unitId: string; level: Level; name: string; provinceId: string; provinceName: string }

/** A province or a unit inside one, as it stood on the day, with the province above it; undefined if it did not stand. */
export async function findPlace(db: Db, unitId: string, day: PlainDate): Promise<Place | undefined> {
  const [unit] = await listUnitStates(db, [unitId], day)
  for (let at = unit; unit && at; ) {
    if (at.level === 'province') return { unitId, level: unit.level, name: unit.fullName, provinceId: at.id, provinceName: at.fullName }
    at = at.parentId ? (await listUnitStates(db, [at.parentId], day))[0] : undefined
  }
  return undefined
}
