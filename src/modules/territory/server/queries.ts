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

export type UnitFilter = {
  level: Level
  day: PlainDate
  parentId?: string
  search?: string
  after?: string
  limit?: number
}

/** Units of a level on a day by code. A parent two levels up counts: communes of a province of the time of districts. */
export async function listUnits(db: Db, { level, day, parentId, search, after, limit }: UnitFilter): Promise<Unit[]> {
  let query = statesOn(db, day).where('level', '=', level).orderBy('code')
  if (parentId) {
    const below = statesOn(db, day)
      .clearSelect()
      .select('unitId')
      .where('parentId', '=', parentId)
      .where('level', '=', 'district')
    query = query.where((where) => where.or([where('parentId', '=', parentId), where('parentId', 'in', below)]))
  }
  if (search?.trim()) query = query.where(matches(search))
  if (after) query = query.where('code', '>', after)
  if (limit) query = query.limit(limit)
  return (await query.execute()).map(toUnit)
}

/** «ba dinh», «phường Ba Đình», «000»: the name without tones, with or without its kind, or the beginning of the code. */
function matches(search: string) {
  if (/^\d{2,}$/.test(search.trim()))
    return sql<SqlBool>`starts_with(code, ${search.trim()}) or name_key = ${search.trim()}`
  const { kind, name } = parseUnitLabel(search)
  const whole = sql<SqlBool>`position(${fold(search)} in name_key) > 0`
  return kind ? sql<SqlBool>`(${whole} or (kind = ${kind} and position(${fold(name)} in name_key) > 0))` : whole
}
