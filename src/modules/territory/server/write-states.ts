import { sql } from 'kysely'
import { fold } from '#kernel/text.ts'
import type { Db } from '#platform/db.ts'
import type { Level } from '../domain/territory.ts'
import type { StandingSuccession, StandingVersion } from './compare-plan.ts'

export type ImportKind = 'pack' | 'conversion' | 'ward-list'

/** Large tables go as one statement over arrays: thousands of rows cost about as much as one round trip. */
export async function insertUnits(
  db: Db,
  units: readonly { id: string; level: Level }[],
  importId: string,
): Promise<void> {
  if (units.length === 0) return
  const [ids, levels] = [units.map(({ id }) => id), units.map(({ level }) => level)]
  await sql`insert into territory.unit (id, level, import_id)
    select id, level, ${importId}::uuid from unnest(${ids}::uuid[], ${levels}::text[]) as new (id, level)
    on conflict do nothing`.execute(db)
}

export async function insertVersions(db: Db, versions: readonly StandingVersion[]): Promise<void> {
  if (versions.length === 0) return
  await sql`insert into territory.unit_version (${COLUMNS}) select * from ${arrays(versions)}`.execute(db)
}

/** Rewrites states that stand already. */
export async function updateVersions(db: Db, versions: readonly StandingVersion[]): Promise<void> {
  if (versions.length === 0) return
  await sql`update territory.unit_version as version
    set to_on = new.to_on, code = new.code, name = new.name, kind = new.kind, name_key = new.name_key, parent_id = new.parent_id,
      source = new.source, import_id = new.import_id
    from ${arrays(versions)} where version.unit_id = new.unit_id and version.from_on = new.from_on`.execute(db)
}

/** Puts states back as they were, whether they were rewritten since or taken away. */
export async function restoreVersions(db: Db, versions: readonly StandingVersion[]): Promise<void> {
  if (versions.length === 0) return
  await updateVersions(db, versions)
  await sql`insert into territory.unit_version (${COLUMNS}) select new.* from ${arrays(versions)}
    where not exists (
      select from territory.unit_version as version where version.unit_id = new.unit_id and version.from_on = new.from_on
    )`.execute(db)
}

/** Inserts successions; one that stands already takes the new share and note. */
export async function putSuccessions(db: Db, successions: readonly StandingSuccession[]): Promise<void> {
  if (successions.length === 0) return
  const column = <T>(read: (succession: StandingSuccession) => T) => successions.map(read)
  await sql`insert into territory.succession (from_unit_id, to_unit_id, on_day, share, note, source, import_id)
    select * from unnest(
      ${column(({ fromUnitId }) => fromUnitId)}::uuid[], ${column(({ toUnitId }) => toUnitId)}::uuid[],
      ${column(({ onDay }) => onDay)}::date[], ${column(({ share }) => share)}::text[], ${column(({ note }) => note)}::text[],
      ${column(({ source }) => source)}::text[], ${column(({ importId }) => importId)}::uuid[])
    on conflict (from_unit_id, to_unit_id, on_day)
      do update set share = excluded.share, note = excluded.note, source = excluded.source, import_id = excluded.import_id`.execute(
    db,
  )
}

const COLUMNS = sql.raw('unit_id, from_on, to_on, level, code, name, kind, name_key, parent_id, source, import_id')

function arrays(versions: readonly StandingVersion[]) {
  const column = <T>(read: (version: StandingVersion) => T) => versions.map(read)
  return sql`unnest(
      ${column(({ unitId }) => unitId)}::uuid[], ${column(({ fromOn }) => fromOn)}::date[], ${column(({ toOn }) => toOn)}::date[],
      ${column(({ level }) => level)}::text[], ${column(({ code }) => code)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ kind }) => kind)}::text[], ${column(({ name }) => fold(name))}::text[], ${column(({ parentId }) => parentId)}::uuid[],
      ${column(({ source }) => source)}::text[], ${column(({ importId }) => importId)}::uuid[])
    as new (${COLUMNS})`
}
