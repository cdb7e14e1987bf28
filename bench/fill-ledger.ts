import { performance } from 'node:perf_hooks'
import { Client } from 'pg'

const YEARS = 3
const BATCH = 250_000

/** Fills the ledger with facts spread over provinces, measures and three years, through its trigger, in statements of 250,000. */
export async function fillLedger(url: string, facts: number): Promise<{ seconds: number; size: string }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const start = performance.now()
  for (let done = 0; done < facts; done += BATCH) {
    await client.query(
      `with province as (
         select unit_id as id, row_number() over (order by code) - 1 as number, count(*) over () as of
         from territory.unit_version where level = 'province' and from_on < '2015-06-01' and (to_on is null or to_on > '2015-06-01')),
       measure as (
         select measure, row_number() over (order by measure) - 1 as number, count(*) over () as of
         from (select distinct measure from targets.target where measure not in ('p3.craft-village-share', 'p1.death-statistics', 'p1.craft-village-combined')) one)
       insert into statistics.fact (unit_id, id, province_id, measure, on_day, value, adds, source_kind, source_id)
       select province.id, gen_random_uuid(), province.id, measure.measure,
         date '2013-01-01' + (n * 7919 % (365 * ${YEARS}))::int, 1 + n % 60, 'sum', 'bench', gen_random_uuid()
       from generate_series($1::bigint, $2::bigint) n
       join province on province.number = n % province.of
       join measure on measure.number = (n / 63) % measure.of`,
      [done, Math.min(done + BATCH, facts) - 1],
    )
  }
  await client.query('vacuum analyze')
  const { rows } = await client.query<{ size: string }>(
    `select pg_size_pretty(pg_total_relation_size('statistics.fact')) as size`,
  )
  await client.end()
  return { seconds: (performance.now() - start) / 1000, size: rows[0]!.size }
}
