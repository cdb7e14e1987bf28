import { v7 as uuidv7 } from 'uuid'
import { Problem } from '#kernel/problem.ts'
import { getProgramme } from '#modules/programme/server/index.ts'
import { record } from '#platform/audit.ts'
import type { Context } from '#platform/context.ts'
import { keepFile, NATION_FILES } from '#platform/files.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Letter, LetterOptions, LetterPreview } from '../contract.ts'
import { describeLetter } from './list-letters.ts'
import { readForImport } from './preview-letter.ts'
import { findLetterRow, insertLetter, insertTargets, lockLetters, markUndone } from './queries.ts'

/** Imports a letter, all or nothing: its file is kept, its targets are in force when this returns. Can be undone. */
export function importLetter(
  context: Context,
  content: Buffer,
  options: LetterOptions,
): Promise<{ letter: Letter; preview: LetterPreview }> {
  const { user, pack } = context
  return inTransaction(context, async (trx) => {
    user.must('targets.import')
    await lockLetters(trx)
    const { preview, targets, datedOn } = await readForImport(trx, context, content, options)
    if (!preview.isImportable)
      throw new Problem('targets.not-importable', { detail: sayWhy(preview), data: { preview } })
    if (preview.alreadyImported) throw new Problem('targets.already-imported', { data: { preview } })

    const id = uuidv7()
    const fileId = await keepFile(trx, user, NATION_FILES, options.fileName, content, 'application/octet-stream')
    await insertLetter(trx, {
      id,
      programme: getProgramme(pack, options.year).id,
      year: options.year,
      number: preview.letter.number ?? options.fileName,
      datedOn,
      title: preview.letter.title ?? '',
      fileUnitId: NATION_FILES,
      fileId,
      report: preview,
      importedBy: user.accountId,
    })
    await insertTargets(
      trx,
      targets.map(({ provinceId, measure, value, row, column, cell }) => ({
        unitId: provinceId,
        letterId: id,
        measure,
        year: options.year,
        value,
        rowNumber: row,
        columnTitle: column,
        cell,
      })),
    )
    await record(trx, user, 'targets.imported', id, {
      fileName: options.fileName,
      targets: targets.length,
      totals: preview.totals,
    })
    return { letter: describeLetter((await findLetterRow(trx, id))!), preview }
  })
}

/** Takes a letter back: what it assigned no longer holds, an earlier letter holds again. The letter stays on record. */
export function undoLetter(context: Context, id: string): Promise<Letter> {
  const { user, now } = context
  return inTransaction(context, async (trx) => {
    const row = await findLetterRow(trx, id)
    if (!row) throw new Problem('common.not-found')
    user.must('targets.import')
    if (!(await markUndone(trx, id, user.accountId, now))) throw new Problem('targets.already-undone')
    await record(trx, user, 'targets.undone', id, { number: row.number })
    return describeLetter({ ...row, undoneAt: now })
  })
}

function sayWhy({ problems }: LetterPreview): string {
  const [first] = problems
  if (!first) return 'Không đọc được chỉ tiêu nào trong tệp; chưa có gì thay đổi.'
  const where = first.row === null ? '' : `Dòng ${first.row}: `
  const others = problems.length > 1 ? ` (và ${problems.length - 1} lỗi khác)` : ''
  return `${where}${first.message}${others}. Chưa có gì thay đổi.`
}
