import { z } from 'zod'
import { PlainDate } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import { nameUnits } from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import { readCursor, writeCursor } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ListResults, Result, ResultList, ResultPage } from '../contract.ts'
import { countByState, findResult, listEvents, listEvidence, listResultRows, type ResultRow } from './queries.ts'

const Cursor = z.object({ onDay: PlainDate, id: z.uuid() })

/** Results the user may see, latest day first, a page at a time. */
export function listResults(context: Context, filter: ListResults): Promise<ResultList> {
  return inTransaction(context, async (trx) => {
    const rows = await listResultRows(trx, filter, readCursor(Cursor, filter.cursor))
    const page = rows.slice(0, filter.limit)
    const last = page.at(-1)
    return {
      items: await describe(trx, page),
      next: rows.length > filter.limit && last ? writeCursor({ onDay: last.onDay, id: last.id }) : null,
      counts: await countByState(trx, filter),
    }
  })
}

/** One result with its evidence and history. */
export function getResult(context: Context, id: string): Promise<ResultPage> {
  return inTransaction(context, async (trx) => {
    const row = await findResult(trx, id)
    if (!row) throw new Problem('common.not-found', { detail: 'Không tìm thấy kết quả này, hoặc nó thuộc tỉnh khác.' })
    context.user.must('results.read', { provinceId: row.provinceId })
    const [result] = await describe(trx, [row])
    const events = await listEvents(trx, row.unitId, row.id)
    return {
      ...result!,
      evidence: await listEvidence(trx, row.unitId, row.id),
      events: events.map(({ detail, at, ...event }) => ({
        ...event,
        at: at.toISOString(),
        changes: (detail as { changes?: ResultPage['events'][number]['changes'] }).changes ?? [],
      })),
    }
  })
}

async function describe(trx: Db, rows: ResultRow[]): Promise<Result[]> {
  const names = await nameUnits(
    trx,
    rows.flatMap(({ unitId, provinceId, onDay }) => [
      { unitId, day: onDay },
      { unitId: provinceId, day: onDay },
    ]),
  )
  return rows.map(({ changedAt, ...row }) => ({
    ...row,
    files: Number(row.files),
    changedAt: changedAt.toISOString(),
    unitName: names(row.unitId, row.onDay),
    provinceName: names(row.provinceId, row.onDay),
  }))
}
