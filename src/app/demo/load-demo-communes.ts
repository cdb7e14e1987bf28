import { day, formatDay } from '#kernel/plain-date.ts'
import type { ImportReport } from '#modules/territory/contract.ts'
import { importTerritory, listImports, listUnits, lockImports } from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import { writeCsv } from '#platform/spreadsheet.ts'
import { inTransaction } from '#platform/transaction.ts'
import { demoCommunes } from './demo-communes.ts'
import { readAddressPackages } from './read-address-packages.ts'

const FIRST_DAY = day('2025-07-01')
const GROUPS = [`Đơn vị hành chính từ ngày ${formatDay(FIRST_DAY)}`, ...Array(7).fill('')]
const HEADS = ['Tỉnh mới', 'Tên xã mới', 'Mã xã mới', 'Tên xã cũ', 'Mã xã cũ', 'Ghi chú', 'Huyện cũ', 'Tỉnh cũ']

/** `communes`: those that stand on the first day of the table. */
export type LoadedCommunes = { report: ImportReport; communes: number }

/**
 * Brings the communes since 01/07/2025 with the old ones they came from, by the import every official table takes, in
 * one transaction: an import like any other, to be seen and undone. Does nothing, and returns undefined, where a file of
 * units was ever imported, even if undone since: an official file is better, and who undid it does not want it back.
 */
export function loadDemoCommunes(context: Context): Promise<LoadedCommunes | undefined> {
  return inTransaction(context, async (trx) => {
    await lockImports(trx) // who imports at the same moment is waited for, and wins
    if ((await listImports(trx)).some(({ kind }) => kind !== 'pack')) return undefined
    const packages = await readAddressPackages()
    const rows = demoCommunes(packages)
    const table = writeCsv([GROUPS, HEADS, ...rows.map(cellsOf)])
    const fileName = `Dữ liệu minh họa (npm ${packages.versions}).csv`
    const report = await importTerritory({ ...context, db: trx }, fileName, Buffer.from(table))
    const communes = await listUnits(trx, { level: 'commune', day: FIRST_DAY })
    return { report, communes: communes.length }
  })
}

function cellsOf(row: ReturnType<typeof demoCommunes>[number]): string[] {
  const { province, commune, code, oldCommune, oldCode, note, oldDistrict, oldProvince } = row
  return [province, commune, code, oldCommune, oldCode, note, oldDistrict, oldProvince]
}
