import { Problem } from '#kernel/problem.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type Letter, LetterPreview } from '../contract.ts'
import { findLetterRow, type LetterRow, listLetterRows } from './queries.ts'

/** Letters imported, newest first; those undone too. */
export function listLetters(context: Context): Promise<Letter[]> {
  return inTransaction(context, async (trx) => (await listLetterRows(trx)).map(describeLetter))
}

/** A letter with what was shown to whoever confirmed its import. */
export function getLetter(context: Context, id: string): Promise<{ letter: Letter; preview: LetterPreview }> {
  return inTransaction(context, async (trx) => {
    const row = await findLetterRow(trx, id)
    if (!row) throw new Problem('common.not-found')
    return { letter: describeLetter(row), preview: LetterPreview.parse(row.report) }
  })
}

export function describeLetter(row: LetterRow): Letter {
  const { provinces, totals } = LetterPreview.pick({ provinces: true, totals: true }).parse(row.report)
  const { report: _report, sha256: _sha256, importedByName, ...letter } = row
  return {
    ...letter,
    provinces,
    totals,
    importedBy: importedByName,
    importedAt: row.importedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }
}
