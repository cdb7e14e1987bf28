import type { KnownOnEve } from './known-units.ts'
import type { ConversionRow } from './read-conversion.ts'
import type { Remark } from './table.ts'
import { sameName } from './unit-label.ts'

/** The old commune a row means: its code after every repair. */
export type SettledRow = ConversionRow & { oldCode: string }

/**
 * Rows that give one old code to communes of different names contradict each other: a code is one commune's. Settled
 *  1. by the table itself, where the name stands with another code elsewhere in the same district;
 *  2. by what is known of the day before, where that name bears another code in the district;
 *  3. otherwise the first name keeps the code, and the rows of the others are left out and listed.
 */
export function settleOldCodes(rows: readonly ConversionRow[], known: KnownOnEve) {
  const settled: SettledRow[] = []
  const problems: Remark[] = []
  const remarks: Remark[] = []
  const withOld = rows.filter(
    (row): row is ConversionRow & { old: NonNullable<ConversionRow['old']> } => row.old !== null,
  )
  const byCode = Map.groupBy(withOld, ({ old }) => old.code)
  const byDistrict = Map.groupBy(withOld, ({ oldDistrict }) => oldDistrict.code)
  for (const [code, group] of byCode) {
    const keeper = group.every(({ old }) => sameName(old.name, group[0]!.old.name)) ? undefined : keeperOf(group)
    for (const row of group) {
      const remark = { row: row.row, column: 'Mã Xã cũ', value: `${row.old.name} (${code})` }
      if (!keeper || sameName(row.old.name, keeper.old.name)) {
        settled.push({ ...row, oldCode: code })
        continue
      }
      const other = otherCode(row, code)
      if (other) {
        settled.push({ ...row, oldCode: other })
        remarks.push({
          ...remark,
          reason: `Mã ${code} là của ${keeper.old.name} (dòng ${keeper.row}); sửa thành ${other} theo tên.`,
        })
      } else {
        const reason = `Mã ${code} đã dùng cho ${keeper.old.name} ở dòng ${keeper.row}. Hãy nạp danh mục xã cũ rồi nạp lại bảng này.`
        problems.push({ ...remark, reason })
      }
    }
  }
  return { settled, problems, remarks }

  /** Who keeps a code given to several: the name known for it, else a name that has no other code, else the first. */
  function keeperOf(group: typeof withOld) {
    const code = group[0]!.old.code
    const knownName = known.byCode('commune', code)?.name
    return (
      group.find(({ old }) => knownName !== undefined && sameName(old.name, knownName)) ??
      group.find((row) => otherCode(row, code) === undefined) ??
      group[0]!
    )
  }

  function otherCode(row: (typeof withOld)[number], code: string): string | undefined {
    const inTable = (byDistrict.get(row.oldDistrict.code) ?? []).find(
      ({ old }) => old.code !== code && sameName(old.name, row.old.name),
    )
    if (inTable) return inTable.old.code
    const district = known.byCode('district', row.oldDistrict.code)
    const namesake = district && known.byName('commune', row.old.name, district.unitId)
    return namesake && namesake.code !== code ? namesake.code : undefined
  }
}
