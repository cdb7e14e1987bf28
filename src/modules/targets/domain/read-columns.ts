import { findIndicator, type Programme } from '#modules/programme/domain/index.ts'
import type { FoundTable, LetterColumn } from './letter-reading.ts'
import { recogniseColumns } from './recognise-columns.ts'
import type { Remarks } from './remarks.ts'

/** The columns of a table; one that holds figures but was not recognised for sure becomes a doubt and is not read. */
export function readColumns(
  found: FoundTable,
  table: number,
  programme: Programme,
  chosen: ReadonlyMap<number, string>,
  remarks: Remarks,
): LetterColumn[] {
  const { columns, unsure } = recogniseColumns(found, programme, chosen)
  for (const { index, reason } of unsure) {
    const column = columns[index]!
    const hasFigures = found.lines.some(
      ({ kind, cells }) => kind === 'province' && /[\dxX]/.test(cells[index]?.text ?? ''),
    )
    if (!hasFigures) continue
    const title = column.title || `cột ${index + 1}`
    const titles = column.candidates.map(({ as }) => titleOf(programme, as)).join('; ')
    remarks.doubts.push({
      code: reason === 'ambiguous' ? 'targets.column-ambiguous' : 'targets.column-unknown',
      table,
      row: found.row,
      column: title,
      value: null,
      message: titles
        ? `Không chắc cột «${title}» là chỉ tiêu nào (có thể: ${titles}); cột này chưa được đọc, hãy chọn chỉ tiêu`
        : `Không nhận ra chỉ tiêu của cột «${title}»; cột này chưa được đọc, hãy chọn chỉ tiêu hoặc bỏ qua`,
    })
  }
  return columns
}

function titleOf(programme: Programme, as: string): string {
  const indicator = findIndicator(programme, as) ?? findIndicator(programme, as.slice(0, as.lastIndexOf('.')))
  return indicator?.short.vi ?? as
}
