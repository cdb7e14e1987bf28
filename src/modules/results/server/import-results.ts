import { createHash } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import { Problem } from '#kernel/problem.ts'
import { findProgramme } from '#modules/programme/server/index.ts'
import { holdUnits, provinceHistory } from '#modules/territory/server/index.ts'
import { record } from '#platform/audit.ts'
import type { Context } from '#platform/context.ts'
import { readSheets, type SheetText } from '#platform/sheets.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ResultsImport } from '../contract.ts'
import { type ReadResult, readResults } from '../domain/read-results.ts'
import { insertImported } from './queries.ts'

const UNREADABLE = 'results.unreadable-file'
const NAMESPACE = '7f1d1b86-6c1c-5c62-9d0b-2a1f5f0f7a27'
const NOTHING_NEW =
  'Mọi dòng của tệp này đã được nhập trước đây, nên không ghi thêm gì. Bản nháp đã xóa thì khôi phục được từ danh sách «Đã xóa».'
const FOREIGN = 'Tài khoản này không ghi được kết quả cho tỉnh đó.'

/**
 * Reads a file of results into drafts: all rows or none. Every fault is reported with row, column and value.
 * Ids come from the file's content and the row, so the same file brought in twice is in once.
 */
export async function importResults(
  context: Context,
  fileName: string,
  content: Buffer,
  { isDryRun }: { isDryRun: boolean },
): Promise<ResultsImport> {
  const { user, pack } = context
  const sheet = await readSheet(content)
  return inTransaction(context, async (trx) => {
    user.must('results.record')
    await holdUnits(trx)
    const history = await provinceHistory(trx)
    const { results, problems } = readResults(sheet.cells, sheet.rowNumbers, {
      provincesOn: (day) => history.on(day).map(({ unitId, code, name }) => ({ id: unitId, code, name })),
      indicatorsOf: (year) => findProgramme(pack, year)?.indicators ?? [],
    })
    const foreign = results
      .filter(({ provinceId, onDay }) => !user.holds(provinceId) || onDay > context.today)
      .map(({ row, provinceId, onDay }) =>
        user.holds(provinceId)
          ? { row, column: 'Ngày', value: onDay, message: 'Ngày thực hiện không thể sau hôm nay.' }
          : { row, column: 'Địa phương', value: '', message: FOREIGN },
      )
    const all = [...problems, ...foreign].sort((one, other) => one.row - other.row)
    const answer = { rows: results.length + problems.length, results: results.length, problems: all.slice(0, 500) }
    if (isDryRun || all.length > 0 || results.length === 0) return { ...answer, imported: false, message: null }

    const inserted = await insertImported(trx, user.accountId, rowsOf(content, results))
    if (inserted === 0) return { ...answer, results: 0, imported: false, message: NOTHING_NEW }
    await record(trx, user, 'results.imported', fileName, { results: inserted })
    return { ...answer, results: inserted, imported: true, message: null }
  })
}

/** The first sheet with more than a heading; of a file that has none, the first: its faults are listed. */
async function readSheet(content: Buffer): Promise<SheetText> {
  const sheets = await readSheets(content, UNREADABLE)
  const sheet = sheets.find(({ cells }) => cells.length > 1) ?? sheets[0]
  if (!sheet) throw new Problem(UNREADABLE, { detail: 'Tệp Excel không có bảng nào. Chưa có gì thay đổi.' })
  return sheet
}

function rowsOf(content: Buffer, results: ReadResult[]) {
  const hash = createHash('sha256').update(content).digest('hex')
  return results.map(({ row, provinceId, ...result }) => ({
    ...result,
    id: uuidv5(`${hash}/${row}`, NAMESPACE),
    unitId: provinceId,
    provinceId,
  }))
}
