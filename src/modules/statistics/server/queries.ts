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

/** Provinces by the month in which they first did what is asked; reversed facts do not count. */
export async function listDoneByMonth(db: Db, year: number, measure: string, provinceIds: string[]) {
  const { rows } = await sql<{ month: number; value: number }>`
    with done as (
      select fact.province_id, min(extract(month from fact.on_day))::int as month
      from statistics.fact
      where fact.province_id = any(${provinceIds}::uuid[]) and fact.measure = ${measure} and fact.value > 0
        and fact.on_day >= make_date(${year}::int, 1, 1) and fact.on_day < make_date(${year}::int + 1, 1, 1)
        and fact.reverses is null
        and not exists (select from statistics.fact undo where undo.unit_id = fact.unit_id and undo.reverses = fact.id)
      group by fact.province_id)
    select month, count(*) as value from done group by month order by month`.execute(db)
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
    with anew as (
      select province_id, extract(year from on_day)::int as year, measure, extract(month from on_day)::int as month,
        sum(value) as value, sum(case when reverses is null then 1 else -1 end) as facts
      from statistics.fact where adds = 'sum' group by 1, 2, 3, 4),
    years as (select province_id, year, measure, sum(value) as value, sum(facts) as facts from anew group by 1, 2, 3)
    select (
      select count(*) from anew full join statistics.month_total kept using (province_id, year, measure, month)
      where anew.value is distinct from kept.value or anew.facts is distinct from kept.facts
    ) + (
      select count(*) from years
      full join (
        select * from statistics.year_total where (province_id, measure) not in (select province_id, measure from statistics.fact where adds = 'last')
      ) kept using (province_id, year, measure)
      where years.value is distinct from kept.value or years.facts is distinct from kept.facts
    ) as differing`.execute(db)
  return rows[0]!.differing
}
