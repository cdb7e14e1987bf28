import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import { day } from '#kernel/plain-date.ts'
import type { Db } from '#platform/db.ts'
import type { StatisticsFact } from '#platform/db.types.ts'

export async function insertFacts(db: Db, facts: Insertable<StatisticsFact>[]): Promise<void> {
  if (facts.length === 0) return
  await db
    .insertInto('statistics.fact')
    .values(facts)
    .onConflict((conflict) => conflict.columns(['unitId', 'id']).doNothing())
    .execute()
}

/** The facts of a source that are neither reversals nor reversed. */
export async function listStandingFacts(db: Db, sourceId: string) {
  return db
    .selectFrom('statistics.fact as fact')
    .select(['unitId', 'id', 'provinceId', 'measure', 'onDay', 'value', 'adds', 'sourceKind', 'sourceId'])
    .where('sourceId', '=', sourceId)
    .where('reverses', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('statistics.fact as undo')
            .select(sql`1`.as('one'))
            .whereRef('undo.unitId', '=', 'fact.unitId')
            .whereRef('undo.reverses', '=', 'fact.id'),
        ),
      ),
    )
    .execute()
}

/** Totals of the year, where something stands: province → measure → value. */
export async function readYearTotals(db: Db, year: number): Promise<Map<string, Record<string, number>>> {
  // A thousand rows at every look at progress: read as they come, without the plugin that renames columns.
  const { rows } = await sql<{ province: string; measure: string; value: number }>`
    select province_id as province, measure, value
    from statistics.year_total where year = ${year}::int and facts > 0`.execute(db.withoutPlugins())
  const provinces = new Map<string, Record<string, number>>()
  for (const { province, measure, value } of rows) {
    const figures = provinces.get(province)
    if (figures) figures[measure] = value
    else provinces.set(province, { [measure]: value })
  }
  return provinces
}

/** Totals by month of some provinces and one measure. */
export async function listMonthTotals(db: Db, year: number, measure: string, provinceIds: string[]) {
  return db
    .selectFrom('statistics.monthTotal')
    .select(['month', ({ fn }) => fn.sum<number>('value').as('value'), ({ fn }) => fn.sum<number>('facts').as('facts')])
    .where('year', '=', year)
    .where('measure', '=', measure)
    .where('provinceId', 'in', provinceIds)
    .groupBy('month')
    .orderBy('month')
    .execute()
}

export type FactCursor = { onDay: PlainDate; id: string }

/** The facts behind a figure, latest day first; one more than asked for tells that there are more. */
export async function listFacts(
  db: Db,
  {
    year,
    measures,
    provinceIds,
    after,
    limit,
  }: { year: number; measures: string[]; provinceIds: string[]; after?: FactCursor; limit: number },
) {
  let query = db
    .selectFrom('statistics.fact')
    .selectAll()
    .where('provinceId', 'in', provinceIds)
    .where('measure', 'in', measures)
    .where('onDay', '>=', day(`${year}-01-01`))
    .where('onDay', '<', day(`${year + 1}-01-01`))
  if (after) query = query.where(sql<boolean>`(on_day, id) < (${after.onDay}::date, ${after.id}::uuid)`)
  return query
    .orderBy('onDay', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function countFacts(db: Db, year: number, measures: string[], provinceIds: string[]): Promise<number> {
  const { facts } = await db
    .selectFrom('statistics.yearTotal')
    .select(({ fn }) => fn.sum<number | null>('facts').as('facts'))
    .where('year', '=', year)
    .where('measure', 'in', measures)
    .where('provinceId', 'in', provinceIds)
    .executeTakeFirstOrThrow()
  return facts ?? 0
}

/**
 * Provinces where it is done, by the month since when: the latest answer that stands decides, as in the totals, and the
 * month is that of the first «done» after the last «not done».
 */
export async function listDoneByMonth(db: Db, year: number, measure: string, provinceIds: string[]) {
  const { rows } = await sql<{ month: number; value: number }>`
    with answer as (
      select fact.province_id, fact.on_day, fact.value > 0 as is_done,
        row_number() over (partition by fact.province_id order by fact.on_day desc, fact.posted_at desc, fact.id desc) as back
      from statistics.fact
      where fact.province_id = any(${provinceIds}::uuid[]) and fact.measure = ${measure} and fact.reverses is null
        and fact.on_day >= make_date(${year}::int, 1, 1) and fact.on_day < make_date(${year}::int + 1, 1, 1)
        and not exists (select from statistics.fact undo where undo.unit_id = fact.unit_id and undo.reverses = fact.id)),
    since as (
      select province_id, min(on_day) as on_day
      from answer
      where is_done and back < coalesce(
        (select min(no.back) from answer no where no.province_id = answer.province_id and not no.is_done), 2147483647)
      group by province_id)
    select extract(month from on_day)::int as month, count(*) as value from since group by 1 order by 1`.execute(db)
  return rows
}

/** Years that have results. */
export async function listYears(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('statistics.yearTotal').select('year').distinct().where('facts', '>', 0).execute()
  return rows.map(({ year }) => year)
}

/** Cells in which the totals kept differ from the facts added up anew: 0 when all is well. */
export async function compareTotals(db: Db): Promise<number> {
  const { rows } = await sql<{ differing: number }>`
    with fact as (
      select province_id, extract(year from on_day)::int as year, extract(month from on_day)::int as month, measure, adds,
        value, case when reverses is null then 1 else -1 end as counts
      from statistics.fact),
    months as (
      select province_id, year, measure, month, sum(value) as value, sum(counts) as facts
      from fact where adds = 'sum' group by 1, 2, 3, 4),
    states as (select distinct province_id, year, measure from fact where adds = 'last'),
    years as (
      select province_id, year, measure, sum(value) as value, sum(facts) as facts from months group by 1, 2, 3
      union all
      select province_id, year, measure, state.value, state.facts
      from states cross join lateral statistics.state_of(province_id, year, measure) state)
    select (
      select count(*) from months full join statistics.month_total kept using (province_id, year, measure, month)
      where months.value is distinct from kept.value or months.facts is distinct from kept.facts
    ) + (
      select count(*) from years full join statistics.year_total kept using (province_id, year, measure)
      where years.value is distinct from kept.value or years.facts is distinct from kept.facts
    ) as differing`.execute(db)
  return rows[0]!.differing
}
