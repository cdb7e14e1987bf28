import { sql } from 'kysely'
import { fold } from '#kernel/text.ts'
import type { Db } from '#platform/db.ts'
import type { Level, Succession, UnitVersion } from '../domain/territory.ts'

export type ImportKind = 'pack' | 'conversion' | 'ward-list'
type Origin = { importId: string; source: string }

/** Large tables go as one statement over arrays: thousands of rows cost about as much as one round trip each kind. */
export async function insertUnits(db: Db, units: readonly { id: string; level: Level }[], importId: string): Promise<void> {
  if (units.length === 0) return
  const [ids, levels] = [units.map(({ id }) => id), units.map(({ level }) => level)]
  await sql`insert into territory.unit (id, level, import_id)
    select id, level, ${importId}::uuid from unnest(${ids}::uuid[], ${levels}::text[]) as new (id, level)
    on conflict do nothing`.execute(db)
}

export async function insertVersions(db: Db, versions: readonly UnitVersion[], { importId, source }: Origin): Promise<void> {
  if (versions.length === 0) return
  await sql`insert into territory.unit_version
      (unit_id, from_on, to_on, level, code, name, kind, name_key, parent_id, source, import_id)
    select new.*, ${source}, ${importId}::uuid from ${arrays(versions)}`.execute(db)
}

/** Rewrites states that stand already; who first said them stays their origin. */
export async function updateVersions(db: Db, versions: readonly UnitVersion[]): Promise<void> {
  if (versions.length === 0) return
  await sql`update territory.unit_version as version
    set to_on = new.to_on, code = new.code, name = new.name, kind = new.kind, name_key = new.name_key, parent_id = new.parent_id
    from ${arrays(versions)} where version.unit_id = new.unit_id and version.from_on = new.from_on`.execute(db)
}

function arrays(versions: readonly UnitVersion[]) {
  const column = <T>(read: (version: UnitVersion) => T) => versions.map(read)
  return sql`unnest(
      ${column(({ unitId }) => unitId)}::uuid[], ${column(({ fromOn }) => fromOn)}::date[], ${column(({ toOn }) => toOn)}::date[],
      ${column(({ level }) => level)}::text[], ${column(({ code }) => code)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ kind }) => kind)}::text[], ${column(({ name }) => fold(name))}::text[], ${column(({ parentId }) => parentId)}::uuid[])
    as new (unit_id, from_on, to_on, level, code, name, kind, name_key, parent_id)`
}

/** Inserts successions; one that stands already takes the new share and note. */
export async function putSuccessions(db: Db, successions: readonly Succession[], { importId, source }: Origin): Promise<void> {
  if (successions.length === 0) return
  const column = <T>(read: (succession: Succession) => T) => successions.map(read)
  await sql`insert into territory.succession (from_unit_id, to_unit_id, on_day, share, note, source, import_id)
    select new.*, ${source}, ${importId}::uuid from unnest(
      ${column(({ fromUnitId }) => fromUnitId)}::uuid[], ${column(({ toUnitId }) => toUnitId)}::uuid[],
      ${column(({ onDay }) => onDay)}::date[], ${column(({ share }) => share)}::text[], ${column(({ note }) => note)}::text[])
    as new (from_unit_id, to_unit_id, on_day, share, note)
    on conflict (from_unit_id, to_unit_id, on_day) do update set share = excluded.share, note = excluded.note`.execute(db)
}
