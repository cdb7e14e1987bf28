import { type PlainDate, parseDay } from '#kernel/plain-date.ts'
import { fold, tidy } from '#kernel/text.ts'
import { type NoteReading, shareOfNote } from './share-of-note.ts'
import { type Columns, cellReader, findColumns, type Remark, readCode, type TableRow } from './table.ts'
import { levelOfKind, parseUnitLabel, type UnitLabel } from './unit-label.ts'

/** One row of the table: a unit of after the day, and one of those it was made of. */
export type ConversionRow = {
  row: number
  province: UnitLabel
  unit: UnitLabel
  /** The old commune; null where a whole district became the new unit, or land that no commune held. */
  old: UnitLabel | null
  oldDistrict: UnitLabel
  oldProvince: UnitLabel
  note: string
  reading: NoteReading
}

export type Conversion = { day: PlainDate; rows: ConversionRow[]; problems: Remark[]; remarks: Remark[] }

type Column = 'province' | 'name' | 'code' | 'oldName' | 'oldCode' | 'note' | 'oldDistrict' | 'oldProvince'

const REQUIRED: Column[] = ['province', 'name', 'code', 'oldName', 'oldCode', 'note', 'oldProvince']

/** The columns of a conversion table, or undefined if the rows are no such table. */
export function findConversionColumns(rows: readonly TableRow[]): Columns<Column> | undefined {
  return findColumns(rows, recognise, REQUIRED)
}

/** «Tên Xã mới», «Mã Xã cũ», «Tỉnh cũ» …; a heading without «mới» or «cũ» takes its side from the group above it. */
function recognise(own: string, group: string): Column | undefined {
  const has = (word: string) => new RegExp(`\\b${word}\\b`).test(own)
  if (has('ghi chu')) return 'note'
  const isOld = has('cu') || (!has('moi') && /\btruoc ngay\b/.test(group))
  if (has('huyen')) return 'oldDistrict'
  if (has('ma')) return isOld ? 'oldCode' : 'code'
  if (has('ten') || has('xa') || has('phuong')) return isOld ? 'oldName' : 'name'
  if (has('tinh')) return isOld ? 'oldProvince' : 'province'
  return undefined
}

/** Reads the rows of a table of new communes and the old ones they were made of. Undefined if it is no such table. */
export function readConversion(rows: readonly TableRow[]): Conversion | undefined {
  const columns = findConversionColumns(rows)
  const day = columns && dayOfHeadings(rows.slice(0, columns.at + 1))
  if (!columns || !day) return undefined
  const read: Conversion = { day, rows: [], problems: [], remarks: [] }
  for (const row of rows.slice(columns.at + 1)) readRow(row, columns, read)
  return read
}

/** The day stands in the group heading: «Đơn vị hành chính từ ngày 01/7/2025». */
export function dayOfHeadings(rows: readonly TableRow[]): PlainDate | undefined {
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    const match = /\btu ngay (\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/.exec(fold(cell))
    if (match) return parseDay(match[1]!)
  }
  return undefined
}

function readRow(row: TableRow, columns: Columns<Column>, into: Conversion): void {
  const read = rowOf(row, columns, into.remarks)
  if (read && 'reason' in read) into.problems.push(read)
  else if (read) into.rows.push(read)
}

/** What the row says, or why it cannot be read; undefined for an empty row or the heading of a section. */
function rowOf(row: TableRow, columns: Columns<Column>, remarks: Remark[]): ConversionRow | Remark | undefined {
  const cell = cellReader(columns)
  const at = (column: Column, reason: string): Remark => {
    const index = columns.index[column]
    return {
      row: row.number,
      column: index === undefined ? '' : columns.headings[index]!,
      value: cell(row, column),
      reason,
    }
  }
  const filled = row.cells.filter((text) => tidy(text) !== '')
  if (filled.length === 0) return undefined
  const province = parseUnitLabel(cell(row, 'province'))
  if (filled.length === 1 && cell(row, 'province')) {
    // A heading of a section («CAO BẰNG») names no code; a row of the table does, and then its other cells are missing.
    return province.code ? at('province', 'Dòng chỉ có tên tỉnh, không có xã nào: bỏ qua.') : undefined
  }
  const unit = parseUnitLabel(cell(row, 'name'), cell(row, 'code'))
  const code = readCode(unit.code, 5)
  if (!unit.name) return at('name', 'Thiếu tên xã mới.')
  if (!code) return at('code', 'Mã xã mới phải là 5 chữ số.')
  if (levelOfKind(unit.kind) !== 'commune') {
    return at('name', 'Tên xã mới phải bắt đầu bằng xã, phường hoặc đặc khu.')
  }
  if (!province.name) return at('province', 'Thiếu tên tỉnh mới.')

  const oldDistrict = parseUnitLabel(cell(row, 'oldDistrict'))
  const written = parseUnitLabel(cell(row, 'oldName'), cell(row, 'oldCode'))
  const note = cell(row, 'note')
  const reading = shareOfNote(note)
  const oldCode = readCode(written.code, 5)
  if (written.code && !oldCode) return at('oldCode', 'Mã xã cũ phải là 5 chữ số.')
  if (!oldCode && !oldDistrict.code) {
    return at('oldName', 'Thiếu cả mã xã cũ lẫn mã huyện cũ: không biết xã mới này từ đâu ra.')
  }
  if (!reading.isUnderstood) remarks.push(at('note', 'Không hiểu ghi chú: coi là nhập một phần.'))
  if (written.name && !oldCode) {
    remarks.push(at('oldName', 'Không có mã xã cũ: coi là một phần đất do huyện quản lý, không thuộc xã nào.'))
  }
  return {
    row: row.number,
    province,
    unit: { ...unit, code },
    old: oldCode ? { ...written, code: oldCode } : null,
    oldDistrict,
    oldProvince: parseUnitLabel(cell(row, 'oldProvince')),
    note: written.name && !oldCode ? `${cell(row, 'oldName')}: ${note}` : note,
    // Land outside any commune is never all of its district.
    reading: written.name && !oldCode ? { share: 'part-of-area', continues: false, isUnderstood: true } : reading,
  }
}
