import { sql } from 'kysely'
import { day, type PlainDate } from '#kernel/plain-date.ts'
import type { Db } from '#platform/db.ts'
import type { ListResults } from '../contract.ts'
import type { ResultState } from '../domain/index.ts'

export type ResultRow = {
  unitId: string
  id: string
  provinceId: string
  indicator: string
  onDay: PlainDate
  quantities: Record<string, number>
  note: string
  state: ResultState
  version: number
  changedAt: Date
  files: number
}

function selectResult(db: Db) {
  return db
    .selectFrom('results.result as result')
    .select([
      'result.unitId',
      'result.id',
      'result.provinceId',
      'result.indicator',
      'result.onDay',
      'result.quantities',
    ])
    .select(['result.note', 'result.state', 'result.version', 'result.changedAt'])
    .select(({ selectFrom }) =>
      selectFrom('results.resultFile as file')
        .select(({ fn }) => fn.countAll<number>().as('files'))
        .whereRef('file.unitId', '=', 'result.unitId')
        .whereRef('file.resultId', '=', 'result.id')
        .as('files'),
    )
    .$castTo<ResultRow>()
}

export async function findResult(db: Db, id: string): Promise<ResultRow | undefined> {
  return selectResult(db).where('result.id', '=', id).executeTakeFirst()
}

/**
 * The same, held until the end of the transaction: nobody else moves it meanwhile. What the asker may not change at all
 * (for a province: accepted, reversed) is not given to hold, only to look at.
 */
export async function findResultForChange(db: Db, id: string): Promise<ResultRow | undefined> {
  const held = await selectResult(db).where('result.id', '=', id).forUpdate('result').executeTakeFirst()
  return held ?? findResult(db, id)
}

export type ResultCursor = { onDay: PlainDate; id: string }

export async function listResultRows(
  db: Db,
  filter: ListResults,
  after: ResultCursor | undefined,
): Promise<ResultRow[]> {
  let query = selectResult(db).where(filtered(filter))
  query = filter.state ? query.where('result.state', '=', filter.state) : query.where('result.state', '!=', 'deleted')
  if (after) query = query.where(sql<boolean>`(result.on_day, result.id) < (${after.onDay}::date, ${after.id}::uuid)`)
  return query
    .orderBy('result.onDay', 'desc')
    .orderBy('result.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
}

export async function countByState(db: Db, filter: ListResults): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('results.result as result')
    .select(['result.state', ({ fn }) => fn.countAll<number>().as('count')])
    .where(filtered(filter))
    .groupBy('result.state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

function filtered({ provinceId, indicator, year }: ListResults) {
  const conditions = [sql<boolean>`true`]
  if (provinceId) conditions.push(sql<boolean>`result.province_id = ${provinceId}::uuid`)
  if (indicator) conditions.push(sql<boolean>`result.indicator = ${indicator}`)
  if (year)
    conditions.push(
      sql<boolean>`result.on_day >= ${day(`${year}-01-01`)}::date and result.on_day < ${day(`${year + 1}-01-01`)}::date`,
    )
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

export type NewResult = Omit<ResultRow, 'files' | 'changedAt' | 'version' | 'state'> & { createdBy: string | null }

/** False if the id stands already, here or in another place; the transaction is then at its end. */
export async function insertResult(db: Db, { quantities, ...result }: NewResult): Promise<boolean> {
  try {
    const inserted = await db
      .insertInto('results.result')
      .values({ ...result, quantities: JSON.stringify(quantities), state: 'draft' })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    return Boolean(inserted)
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'result_place_pk') return false
    throw error
  }
}

/** Changes a result whose version is the one seen; false if somebody was faster. */
export async function updateResult(
  db: Db,
  { unitId, id, version }: Pick<ResultRow, 'unitId' | 'id' | 'version'>,
  change: Partial<Pick<ResultRow, 'indicator' | 'onDay' | 'quantities' | 'note' | 'state'>>,
  now: Date,
): Promise<boolean> {
  const { quantities, ...rest } = change
  const { numUpdatedRows } = await db
    .updateTable('results.result')
    .set({
      ...rest,
      ...(quantities ? { quantities: JSON.stringify(quantities) } : {}),
      version: version + 1,
      changedAt: now,
    })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type NewEvent = {
  unitId: string
  resultId: string
  provinceId: string
  version: number
  move: string
  reason: string
  detail: unknown
  byAccount: string | null
}

export async function insertEvent(db: Db, { detail, ...event }: NewEvent): Promise<void> {
  await db
    .insertInto('results.resultEvent')
    .values({ ...event, detail: JSON.stringify(detail) })
    .execute()
}

export async function listEvents(db: Db, unitId: string, resultId: string) {
  return db
    .selectFrom('results.resultEvent as event')
    .leftJoin('identity.account as account', 'account.id', 'event.byAccount')
    .select(['event.version', 'event.move', 'event.reason', 'event.detail', 'event.at', 'account.name as by'])
    .where('event.unitId', '=', unitId)
    .where('event.resultId', '=', resultId)
    .orderBy('event.version')
    .execute()
}

/** The files of a result become these. */
export async function replaceFiles(
  db: Db,
  result: Pick<ResultRow, 'unitId' | 'id' | 'provinceId'>,
  fileIds: string[],
): Promise<void> {
  const { unitId, id: resultId, provinceId } = result
  await db.deleteFrom('results.resultFile').where('unitId', '=', unitId).where('resultId', '=', resultId).execute()
  if (fileIds.length === 0) return
  await db
    .insertInto('results.resultFile')
    .values(fileIds.map((fileId) => ({ unitId, resultId, provinceId, fileUnitId: provinceId, fileId })))
    .execute()
}

/** Which of the files are known to the province, complete or still on their way. */
export async function listKnownFiles(db: Db, provinceId: string, fileIds: string[]): Promise<string[]> {
  if (fileIds.length === 0) return []
  const rows = await db
    .selectFrom('platform.file')
    .select('id')
    .where('unitId', '=', provinceId)
    .where('id', 'in', fileIds)
    .execute()
  return rows.map(({ id }) => id)
}

export async function listEvidence(db: Db, unitId: string, resultId: string) {
  return db
    .selectFrom('results.resultFile as link')
    .innerJoin('platform.file as file', (join) =>
      join.onRef('file.unitId', '=', 'link.fileUnitId').onRef('file.id', '=', 'link.fileId'),
    )
    .select(['file.unitId', 'file.id', 'file.name', 'file.size', 'file.mediaType', 'file.sha256', 'file.isComplete'])
    .where('link.unitId', '=', unitId)
    .where('link.resultId', '=', resultId)
    .orderBy('file.id')
    .execute()
}

const ROWS_A_STATEMENT = 1000

/** Many drafts at once, each with the first entry of its history; those standing already are left alone. Returns how many are new. */
export async function insertImported(
  db: Db,
  byAccount: string | null,
  results: Omit<NewResult, 'createdBy'>[],
): Promise<number> {
  let count = 0
  for (let start = 0; start < results.length; start += ROWS_A_STATEMENT) {
    const rows = results
      .slice(start, start + ROWS_A_STATEMENT)
      .map(({ unitId, id, provinceId, indicator, onDay, quantities, note }) => ({
        unitId,
        id,
        provinceId,
        indicator,
        onDay,
        note,
        quantities: JSON.stringify(quantities),
        state: 'draft',
        createdBy: byAccount,
      }))
    const inserted = await db
      .insertInto('results.result')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['unitId', 'id', 'provinceId'])
      .execute()
    if (inserted.length === 0) continue
    count += inserted.length
    await db
      .insertInto('results.resultEvent')
      .values(
        inserted.map(({ unitId, id, provinceId }) => ({
          unitId,
          resultId: id,
          provinceId,
          version: 1,
          move: 'import',
          reason: '',
          byAccount,
        })),
      )
      .execute()
  }
  return count
}
