import { v7 as uuidv7 } from 'uuid'
import { formatDay } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit.ts'
import type { Context } from '#platform/context.ts'
import type { Db, Trx } from '#platform/db.ts'
import type { Pack } from '#platform/packs.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ImportReport } from '../contract.ts'
import type { ImportPlan } from '../domain/import-plan.ts'
import { indexKnownUnits } from '../domain/known-units.ts'
import { PackProvinces } from '../domain/pack-territory.ts'
import { planConversion } from '../domain/plan-conversion.ts'
import { planWardList } from '../domain/plan-ward-list.ts'
import { type Comparison, comparePlan } from './compare-plan.ts'
import { unitIdOf } from './ids.ts'
import { insertImport, loadKnownVersions, loadSuccessions, lockImports } from './import-queries.ts'
import { readUnitsFile, type UnitsFile } from './read-units-file.ts'
import { insertUnits, insertVersions, putSuccessions, updateVersions } from './write-states.ts'

/** What the import of an official file of units would do. Changes nothing. */
export async function previewImport(context: Context, fileName: string, content: Buffer): Promise<ImportReport> {
  context.user.must('territory.import')
  const file = await readUnitsFile(content)
  const { plan, comparison } = await prepare(context.db, context.pack, file)
  return report(fileName, file, plan, comparison, null)
}

/**
 * Imports an official file of units, all of what it could place in one transaction. Rows that cannot be placed are left
 * out and listed with row number, value and reason: the file is official and will not be corrected for us, and 10,000
 * communes must not wait for one misprint. A file that brings nothing new changes nothing and leaves no import behind.
 */
export async function importTerritory(context: Context, fileName: string, content: Buffer): Promise<ImportReport> {
  const { user, pack } = context
  user.must('territory.import')
  const file = await readUnitsFile(content)
  return inTransaction(context, async (trx) => {
    await lockImports(trx)
    const { plan, comparison } = await prepare(trx, pack, file)
    if (isNothing(countChanges(comparison))) return report(fileName, file, plan, comparison, null)

    const importId = uuidv7()
    const done = report(fileName, file, plan, comparison, importId)
    const { sha256, kind, counts } = done
    await insertImport(trx, {
      id: importId,
      fileName,
      sha256,
      kind,
      counts,
      before: comparison.before,
      importedBy: user.accountId,
    })
    await carryOut(trx, comparison, { importId, source: sourceOf(fileName, file) }).catch(explainConflict)
    await record(trx, user, 'territory.imported', importId, { fileName, sha256, kind, counts })
    return done
  })
}

/** Last guard: the database lets no code be borne by two units on one day, whatever a file says. */
function explainConflict(error: unknown): never {
  if ((error as { code?: string }).code !== '23P01') throw error
  throw new Problem('territory.unreadable-file', {
    detail:
      'Tệp mâu thuẫn với dữ liệu đã có: hai đơn vị khác nhau mang cùng một mã trong cùng một ngày. Chưa có gì thay đổi.',
  })
}

/** What changes goes first: a state is ended before another takes its code. */
export async function carryOut(
  trx: Trx,
  comparison: Comparison,
  origin: { importId: string; source: string },
): Promise<void> {
  await insertUnits(trx, comparison.units, origin.importId)
  const by = <T>(rows: readonly T[]) => rows.map((row) => ({ ...row, ...origin }))
  const kept = new Map(comparison.before.versions.map((version) => [`${version.unitId} ${version.fromOn}`, version]))
  const ended = comparison.endedVersions.map((version) => ({
    ...kept.get(`${version.unitId} ${version.fromOn}`)!,
    toOn: version.toOn,
  }))
  await updateVersions(trx, [...ended, ...by(comparison.rewordedVersions)])
  await insertVersions(trx, by(comparison.newVersions))
  await putSuccessions(trx, by([...comparison.newSuccessions, ...comparison.changedSuccessions]))
}

export function countChanges(comparison: Comparison): { new: number; changed: number } {
  const { newVersions, newSuccessions, endedVersions, rewordedVersions, changedSuccessions } = comparison
  return {
    new: newVersions.length + newSuccessions.length,
    changed: endedVersions.length + rewordedVersions.length + changedSuccessions.length,
  }
}

function isNothing(changes: { new: number; changed: number }): boolean {
  return changes.new + changes.changed === 0
}

async function prepare(db: Db, pack: Pack, file: UnitsFile) {
  const versions = await loadKnownVersions(db)
  const successions = await loadSuccessions(db)
  const plan = makePlan(file, indexKnownUnits(versions, successions), pack)
  return { plan, comparison: comparePlan(plan, { versions, successions }) }
}

function makePlan(file: UnitsFile, known: ReturnType<typeof indexKnownUnits>, pack: Pack): ImportPlan {
  if (file.kind === 'conversion') return planConversion(file.read, known, unitIdOf)
  const { districts } = PackProvinces.parse(pack.folder('territory').get('provinces'))
  const plan = planWardList(file.read, known, unitIdOf, districts.until)
  if (plan) return plan
  throw new Problem('territory.unreadable-file', {
    detail: 'Không có thời kỳ nào mà các tỉnh ghi trong danh mục (mã và tên) cùng tồn tại. Chưa có gì thay đổi.',
  })
}

function sourceOf(fileName: string, file: UnitsFile): string {
  return file.kind === 'conversion'
    ? `Bảng chuyển đổi đơn vị hành chính từ ngày ${formatDay(file.read.day)} (tệp ${fileName})`
    : `Danh mục đơn vị hành chính, không ghi ngày (tệp ${fileName})`
}

function report(
  fileName: string,
  file: UnitsFile,
  plan: ImportPlan,
  comparison: Comparison,
  importId: string | null,
): ImportReport {
  return {
    importId,
    fileName,
    kind: file.kind,
    sha256: file.sha256,
    counts: {
      units: plan.units.length,
      versions: plan.versions.length,
      successions: plan.successions.length,
      existing: comparison.existing,
      ...countChanges(comparison),
    },
    problems: plan.problems.sort(byRow),
    remarks: plan.remarks.sort(byRow),
  }
}

function byRow(one: { row: number | null }, other: { row: number | null }): number {
  return (one.row ?? Number.MAX_SAFE_INTEGER) - (other.row ?? Number.MAX_SAFE_INTEGER)
}
