import type { Indicator, Programme } from '#modules/programme/domain/index.ts'
import { findIndicator } from '#modules/programme/domain/index.ts'
import type { NameClassifier } from './classify-name.ts'
import type {
  FoundTable,
  LetterColumn,
  LetterRow,
  LetterTable,
  ProvinceName,
  RegionGroup,
  TableLine,
} from './letter-reading.ts'
import { matchProvinces, type ProvinceMatch } from './match-province.ts'
import { readCell } from './read-cell.ts'
import { readColumns } from './read-columns.ts'
import type { Remarks } from './remarks.ts'

/** A total or a region's line with figures printed in it, to be compared with the sums. */
export type PrintedSum = { line: TableLine; region: RegionGroup | undefined; values: Record<string, number> }

export type ReadTable = Remarks & { table: LetterTable; printed: PrintedSum[] }

export type TableContext = {
  programme: Programme
  provinces: ProvinceName[]
  names: NameClassifier
  chosen: ReadonlyMap<number, string>
}

/** Reads one table: its columns, its provinces, its cells. `index` counts tables of the letter from 0. */
export function readTable(found: FoundTable, index: number, context: TableContext): ReadTable {
  const remarks: Remarks = { repairs: [], doubts: [], problems: [] }
  const columns = readColumns(found, index, context.programme, context.chosen, remarks)
  const provinceLines = found.lines.filter(({ kind }) => kind === 'province')
  const matches = matchProvinces(
    provinceLines.map(({ name }) => name),
    context.provinces,
  )
  const rows: LetterRow[] = []
  const printed: PrintedSum[] = []
  let region: string | undefined
  for (const line of found.lines) {
    if (line.kind === 'province') {
      const match = matches[provinceLines.indexOf(line)]!
      remarkOnMatch(match, line, index, remarks)
      const row: LetterRow = {
        row: line.row,
        region,
        provinceId: match.kind === 'none' ? undefined : match.province.id,
        written: line.name,
        values: {},
        origins: {},
        cells: line.cells.map(({ text }) => text),
      }
      readCells(line, row, columns, found, index, context.programme, remarks)
      rows.push(row)
      continue
    }
    const group = context.names.findRegion(line.name)
    if (line.kind === 'region') {
      region = group?.name ?? line.name
      if (!group)
        remarks.doubts.push({
          code: 'targets.region-unknown',
          table: index,
          row: line.row,
          column: null,
          value: line.name,
          message: `Không rõ «${line.name}» là vùng nào`,
        })
    }
    const values = printedValues(line, columns, found, context.programme)
    if (Object.keys(values).length > 0)
      printed.push({ line, region: line.kind === 'region' ? group : undefined, values })
  }
  return { table: { title: found.title, row: found.row, columns, rows }, printed, ...remarks }
}

function remarkOnMatch(match: ProvinceMatch, line: TableLine, table: number, remarks: Remarks) {
  const where = { table, row: line.row, column: 'Địa phương', value: line.name }
  if (match.kind === 'none') {
    const names = match.candidates.map(({ name }) => name).join(', ')
    const hint = names ? `; có thể là: ${names}` : ''
    remarks.problems.push({
      code: 'targets.province-unknown',
      ...where,
      message: `Không rõ «${line.name}» là tỉnh, thành phố nào có hiệu lực vào ngày của văn bản${hint}`,
    })
    return
  }
  if (match.kind === 'exact') return
  const to = match.province.name
  const kind = match.kind === 'spelling' ? 'spelling' : 'name'
  remarks.repairs.push({ kind, table, row: line.row, column: 'Địa phương', from: line.name, to, why: match.why })
  if (match.kind === 'leftover')
    remarks.doubts.push({
      code: 'targets.province-leftover',
      ...where,
      message: `«${line.name}» được hiểu là ${to}: ${match.why}`,
    })
}

function readCells(
  line: TableLine,
  row: LetterRow,
  columns: LetterColumn[],
  found: FoundTable,
  table: number,
  programme: Programme,
  remarks: Remarks,
) {
  if (line.cells.length !== found.width) {
    remarks.problems.push({
      code: 'targets.row-length',
      table,
      row: line.row,
      column: null,
      value: row.cells.join(' | '),
      message: `Dòng «${line.name}» có ${line.cells.length} ô, cần ${found.width} ô như các dòng khác`,
    })
    return
  }
  for (const column of columns) {
    const indicator = indicatorOf(column, programme)
    const cell = line.cells[column.index]
    if (!indicator || !cell) continue
    const reading = readCell(cell.text, indicator, column.part)
    if (reading.state === 'not-assigned') continue
    const where = { table, row: cell.row, column: column.title, value: cell.text }
    if (reading.state === 'problem') {
      const message = `${line.name}: «${cell.text}» không đọc được; ${reading.message}`
      remarks.problems.push({ code: 'targets.cell-unreadable', ...where, message })
      continue
    }
    if (reading.repairedTo !== undefined)
      remarks.repairs.push({
        kind: 'number',
        table,
        row: cell.row,
        column: column.title,
        from: cell.text,
        to: reading.repairedTo,
        why: 'chữ cái bị nhận nhầm thay cho chữ số',
      })
    if (reading.doubt)
      remarks.doubts.push({ code: 'targets.cell-doubtful', ...where, message: `${line.name}: ${reading.doubt}` })
    for (const [measure, value] of Object.entries(reading.values)) {
      row.values[measure] = value
      row.origins[measure] = { row: cell.row, column: column.title, cell: cell.text }
    }
  }
}

function printedValues(line: TableLine, columns: LetterColumn[], found: FoundTable, programme: Programme) {
  if (line.cells.length !== found.width) return {}
  const values: Record<string, number> = {}
  for (const column of columns) {
    const indicator = indicatorOf(column, programme)
    if (!indicator || indicator.kind === 'share') continue
    const text = line.cells[column.index]?.text ?? ''
    // A printed sum of a yes/no column is a number, not a mark.
    const reading = readCell(
      text,
      indicator.kind === 'yes-no' ? { ...indicator, kind: 'count' } : indicator,
      column.part,
    )
    if (reading.state === 'assigned') Object.assign(values, reading.values)
  }
  return values
}

function indicatorOf(column: LetterColumn, programme: Programme): Indicator | undefined {
  return column.indicator === undefined ? undefined : findIndicator(programme, column.indicator)
}
