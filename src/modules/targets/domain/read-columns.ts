import { findIndicator, measuresOf, type Programme } from '#modules/programme/domain/index.ts'
import { takingsOf } from './column-score.ts'
import { type FoundTable, type LetterColumn, type ReadingProblem, TABLE_ROLES } from './letter-reading.ts'
import { type RecognisedColumns, recogniseColumns } from './recognise-columns.ts'
import type { Remarks } from './remarks.ts'

type Chosen = ReadonlyMap<number, string>

/**
 * The columns of a table, with what is to be said about them. A column that holds figures but was not recognised for
 * sure is a doubt and is not read. In scraped text, where one lost heading would shift the others, it makes the whole
 * table unsure: then a person must say of every column what it is.
 */
export function readColumns(
  found: FoundTable,
  table: number,
  programme: Programme,
  chosen: Chosen,
  remarks: Remarks,
): LetterColumn[] {
  const { columns, unsure } = recogniseColumns(found, programme, chosen)
  const about = (code: string, column: string | null, message: string): ReadingProblem => ({
    ...{ code, table, row: found.row, column, value: null, message },
  })
  for (const { index, reason } of unsure) {
    if (!hasFigures(found, index)) continue
    const column = columns[index]!
    const title = titleOf(column)
    const titles = column.candidates.map(({ as }) => shortOf(programme, as)).join('; ')
    remarks.doubts.push(
      about(
        reason === 'ambiguous' ? 'targets.column-ambiguous' : 'targets.column-unknown',
        title,
        titles
          ? `Không chắc cột «${title}» là chỉ tiêu nào (có thể: ${titles}); cột này chưa được đọc, hãy chọn chỉ tiêu`
          : `Không nhận ra chỉ tiêu của cột «${title}»; cột này chưa được đọc, hãy chọn chỉ tiêu hoặc bỏ qua`,
      ),
    )
  }
  if (isLayoutUnsure(found, programme, chosen, { columns, unsure }))
    remarks.problems.push(
      about(
        'targets.headings-unsure',
        null,
        `Tiêu đề của bảng «${found.title}» không khớp chắc chắn với ${found.width} cột; hãy xác nhận từng cột là chỉ tiêu nào`,
      ),
    )
  for (const [index, as] of chosen) {
    const isKnown = [...TABLE_ROLES, ...takingsOf(programme).map((taking) => taking.as)].includes(as)
    if (!isKnown || !columns[index])
      remarks.problems.push(about('targets.choice-unknown', `cột ${index + 1}`, `Không có cột hoặc chỉ tiêu «${as}»`))
  }
  for (const { title } of repeatedColumns(columns, programme))
    remarks.problems.push(about('targets.column-twice', title, `Cột «${title}» trùng chỉ tiêu với một cột khác`))
  return columns
}

/** A flat heading some column of which is unsure, unless a person has settled every column that holds figures. */
function isLayoutUnsure(found: FoundTable, programme: Programme, chosen: Chosen, read: RecognisedColumns): boolean {
  if (found.heading.kind !== 'run') return false
  const isSettled = read.columns.every(
    ({ index, as }) => chosen.has(index) || as === 'tt' || as === 'province' || !hasFigures(found, index),
  )
  if (isSettled) return false
  // Choosing some columns does not make the layout of the others any surer.
  const { unsure } = chosen.size > 0 ? recogniseColumns(found, programme) : read
  return unsure.some(({ index }) => hasFigures(found, index))
}

function hasFigures(found: FoundTable, index: number): boolean {
  return found.lines.some(({ kind, cells }) => kind === 'province' && /[\dxX]/.test(cells[index]?.text ?? ''))
}

/** Columns that would give a measure another column has given before. */
function repeatedColumns(columns: LetterColumn[], programme: Programme): LetterColumn[] {
  const seen = new Set<string>()
  return columns.filter(({ indicator, part }) => {
    const of = indicator === undefined ? undefined : findIndicator(programme, indicator)
    const measures = of ? measuresOf(of).filter(({ code }) => !part || code.endsWith(`.${part}`)) : []
    const isRepeated = measures.some(({ code }) => seen.has(code))
    for (const { code } of measures) seen.add(code)
    return isRepeated
  })
}

function titleOf(column: LetterColumn): string {
  return column.title || `cột ${column.index + 1}`
}

function shortOf(programme: Programme, as: string): string {
  const indicator = findIndicator(programme, as) ?? findIndicator(programme, as.slice(0, as.lastIndexOf('.')))
  return indicator?.short.vi ?? as
}
