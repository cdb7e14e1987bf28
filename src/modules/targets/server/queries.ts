import { sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Db } from '#platform/db.ts'
import type { LetterPreview } from '../contract.ts'

const IMPORT_LOCK = 727_003

/** Imports of letters wait for each other: the same file sent twice at once is imported once. */
export async function lockLetters(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(db)
}

export type NewLetter = {
  id: string
  programme: string
  year: number
  number: string
  datedOn: PlainDate
  title: string
  fileUnitId: string
  fileId: string
  report: LetterPreview
  importedBy: string | null
}

export async function insertLetter(db: Db, { report, ...letter }: NewLetter): Promise<void> {
  await db
    .insertInto('targets.letter')
    .values({ ...letter, report: JSON.stringify(report) })
    .execute()
}

export type NewTarget = {
  unitId: string
  letterId: string
  measure: string
  year: number
  value: number
  rowNumber: number
  columnTitle: string
  cell: string
}

export async function insertTargets(db: Db, targets: NewTarget[]): Promise<void> {
  for (let start = 0; start < targets.length; start += 1000) {
    await db
      .insertInto('targets.target')
      .values(targets.slice(start, start + 1000))
      .execute()
  }
}

/** What is assigned by letters that stand, the latest deciding, with the letter of each; all years. */
export async function listTargetsInForce(db: Db) {
  return db
    .selectFrom('targets.targetInForce as target')
    .innerJoin('targets.letter as letter', 'letter.id', 'target.letterId')
    .select([
      'target.unitId',
      'target.year',
      'target.measure',
      'target.value',
      'target.letterId',
      'letter.number',
      'letter.datedOn',
    ])
    .execute()
}

/** The cells of the letters behind the targets of some provinces. */
export async function listTargetCells(db: Db, year: number, measure: string, provinceIds: string[]) {
  if (provinceIds.length === 0) return []
  const rows = await db
    .selectFrom('targets.targetInForce as target')
    .innerJoin('targets.letter as letter', 'letter.id', 'target.letterId')
    .select([
      'target.unitId',
      'target.value',
      'target.letterId',
      'target.rowNumber',
      'target.columnTitle',
      'target.cell',
    ])
    .select(['letter.number as letterNumber', 'letter.datedOn'])
    .where('target.year', '=', year)
    .where('target.measure', '=', measure)
    .where('target.unitId', 'in', provinceIds)
    .orderBy('target.rowNumber')
    .execute()
  return rows
}

function selectLetter(db: Db) {
  return db
    .selectFrom('targets.letter as letter')
    .innerJoin('platform.file as file', (join) =>
      join.onRef('file.unitId', '=', 'letter.fileUnitId').onRef('file.id', '=', 'letter.fileId'),
    )
    .leftJoin('identity.account as account', 'account.id', 'letter.importedBy')
    .select([
      'letter.id',
      'letter.year',
      'letter.number',
      'letter.datedOn',
      'letter.title',
      'letter.fileUnitId',
      'letter.fileId',
      'letter.report',
    ])
    .select([
      'letter.importedAt',
      'letter.undoneAt',
      'file.name as fileName',
      'file.sha256',
      'account.name as importedByName',
    ])
}
export type LetterRow = Awaited<ReturnType<typeof listLetterRows>>[number]

export async function listLetterRows(db: Db) {
  return selectLetter(db)
    .orderBy('letter.year', 'desc')
    .orderBy('letter.datedOn', 'desc')
    .orderBy('letter.importedAt', 'desc')
    .execute()
}

export async function findLetterRow(db: Db, id: string) {
  return selectLetter(db).where('letter.id', '=', id).executeTakeFirst()
}

/** A letter of that content for that year that has not been undone. */
export async function findSameLetter(db: Db, sha256: string, year: number) {
  return selectLetter(db)
    .where('file.sha256', '=', sha256)
    .where('letter.year', '=', year)
    .where('letter.undoneAt', 'is', null)
    .executeTakeFirst()
}

export async function markUndone(db: Db, id: string, by: string | null, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('targets.letter')
    .set({ undoneAt: at, undoneBy: by })
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Years for which a letter stands. */
export async function listLetterYears(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('targets.letter').select('year').distinct().where('undoneAt', 'is', null).execute()
  return rows.map(({ year }) => year)
}
