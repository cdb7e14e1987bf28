import { tidy } from '#kernel/text.ts'
import { type Columns, cellReader, findColumns, type Remark, readCode, type TableRow } from './table.ts'
import { parseUnitLabel, type UnitLabel } from './unit-label.ts'

/** One row of a list of units: a commune with those above it. */
export type WardListRow = {
  row: number
  province: UnitLabel
  /** Null in a list of a time without districts. */
  district: UnitLabel | null
  /** Null where a district has no communes (islands). */
  commune: UnitLabel | null
}

export type WardList = { rows: WardListRow[]; problems: Remark[]; remarks: Remark[] }

type Column = 'province' | 'provinceCode' | 'district' | 'districtCode' | 'name' | 'code' | 'kind'

/** The columns of a list of communes, or undefined if the rows are no such list. */
export function findWardListColumns(rows: readonly TableRow[]): Columns<Column> | undefined {
  return findColumns(rows, recognise, ['province', 'provinceCode', 'name', 'code'])
}

/** «Tỉnh Thành Phố», «Mã TP», «Quận Huyện», «Mã QH», «Phường Xã», «Mã PX», «Cấp». */
function recognise(own: string): Column | undefined {
  const has = (...words: string[]) => words.some((word) => new RegExp(`\\b${word}\\b`).test(own))
  if (has('tieng anh', 'ghi chu')) return undefined
  if (has('ma')) {
    if (has('px', 'xa', 'phuong')) return 'code'
    if (has('qh', 'huyen', 'quan')) return 'districtCode'
    return has('tp', 'tinh', 'thanh pho') ? 'provinceCode' : undefined
  }
  if (has('cap', 'loai')) return 'kind'
  if (has('huyen', 'quan')) return 'district'
  if (has('xa', 'phuong')) return 'name'
  return has('tinh') ? 'province' : undefined
}

/** Reads the rows of a list of communes with their districts and provinces. Undefined if it is no such list. */
export function readWardList(rows: readonly TableRow[]): WardList | undefined {
  const columns = findWardListColumns(rows)
  if (!columns) return undefined
  const read: WardList = { rows: [], problems: [], remarks: [] }
  for (const row of rows.slice(columns.at + 1)) readRow(row, columns, read)
  return read
}

function readRow(row: TableRow, columns: Columns<Column>, into: WardList): void {
  const read = rowOf(row, columns)
  if (read && 'reason' in read) into.problems.push(read)
  else if (read) into.rows.push(read)
}

/** What the row says, or why it cannot be read; undefined for an empty row. */
function rowOf(row: TableRow, columns: Columns<Column>): WardListRow | Remark | undefined {
  const cell = cellReader(columns)
  const refuse = (column: Column, reason: string): Remark => {
    const at = columns.index[column]
    return { row: row.number, column: at === undefined ? '' : columns.headings[at]!, value: cell(row, column), reason }
  }
  if (row.cells.every((text) => tidy(text) === '')) return undefined
  const province = parseUnitLabel(cell(row, 'province'), cell(row, 'provinceCode'))
  if (!province.name) return refuse('province', 'Thiếu tên tỉnh.')
  const provinceCode = readCode(province.code, 2)
  if (!provinceCode) return refuse('provinceCode', 'Mã tỉnh phải là 2 chữ số.')

  const hasDistricts = columns.index.district !== undefined
  const district = parseUnitLabel(cell(row, 'district'), cell(row, 'districtCode'))
  const districtCode = readCode(district.code, 3)
  if (hasDistricts && !district.name) return refuse('district', 'Thiếu tên huyện.')
  if (hasDistricts && !districtCode) return refuse('districtCode', 'Mã huyện phải là 3 chữ số.')

  const commune = parseUnitLabel(cell(row, 'name'), cell(row, 'code'))
  const code = readCode(commune.code, 5)
  if (commune.code && !code) return refuse('code', 'Mã xã phải là 5 chữ số.')
  if (commune.name && !code) return refuse('code', 'Thiếu mã xã.')
  if (code && !commune.name) return refuse('name', 'Thiếu tên xã.')
  if (!code && !districtCode) return refuse('name', 'Dòng không nêu xã nào.')
  const kind = commune.kind || cell(row, 'kind').toLowerCase()
  return {
    row: row.number,
    province: { ...province, code: provinceCode },
    district: districtCode ? { ...district, code: districtCode } : null,
    commune: code ? { kind, name: commune.name, code } : null,
  }
}
