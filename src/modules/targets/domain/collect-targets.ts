import type { AssignedTarget, ProvinceName, ReadingProblem } from './letter-reading.ts'
import type { ReadTable } from './read-table.ts'

export type CollectedTargets = {
  targets: AssignedTarget[]
  problems: ReadingProblem[]
  missing: string[]
  duplicate: string[]
}

/**
 * One list of targets out of all tables. In each table every province of the day must have exactly one line, and two
 * tables may not assign the same measure differently.
 */
export function collectTargets(tables: ReadTable[], provinces: ProvinceName[]): CollectedTargets {
  const found = new Map<string, AssignedTarget>()
  const problems: ReadingProblem[] = []
  const missing = new Set<string>()
  const duplicate = new Set<string>()
  for (const [index, { table }] of tables.entries()) {
    for (const { id, name } of provinces) {
      const rows = table.rows.filter(({ provinceId }) => provinceId === id)
      if (rows.length === 0) {
        missing.add(id)
        problems.push({
          ...{ code: 'targets.province-missing', table: index, row: null, column: 'Địa phương', value: null },
          message: `Bảng «${table.title}» thiếu dòng của ${name}`,
        })
      }
      for (const { row, written } of rows.slice(1)) {
        duplicate.add(id)
        problems.push({
          ...{ code: 'targets.province-duplicate', table: index, row, column: 'Địa phương', value: written },
          message: `${name} đã có ở dòng ${rows[0]!.row}; mỗi tỉnh, thành phố chỉ được một dòng`,
        })
      }
    }
    for (const { provinceId, values, origins } of table.rows) {
      if (provinceId === undefined) continue
      for (const [measure, value] of Object.entries(values)) {
        const key = `${provinceId} ${measure}`
        const before = found.get(key)
        const origin = origins[measure]!
        if (before && before.value !== value)
          problems.push({
            ...{ code: 'targets.value-conflict', table: index, row: origin.row, column: origin.column },
            value: origin.cell,
            message: `Chỉ tiêu này đã được giao ở dòng ${before.row} với giá trị khác («${before.cell}»)`,
          })
        else if (!before) found.set(key, { provinceId, measure, value, ...origin })
      }
    }
  }
  return { targets: [...found.values()], problems, missing: [...missing], duplicate: [...duplicate] }
}
