import type { NameClassifier } from './classify-name.ts'
import type { Cell, FoundTable, TableLine } from './letter-reading.ts'
import { lineOf, linesBetween, type Shape } from './text-lines.ts'
import { TOLERANCE } from './tolerance.ts'
import { isNameLike, isWord, rankOf } from './vocabulary.ts'

/**
 * Finds the tables with a line for each province in a letter scraped as text, one cell after the other.
 * Nothing says how many columns a table has: the rhythm of the names does. From one province to the next it is one
 * width; where a region heading stands between, it is more. Tables without provinces are left alone.
 */
export function findTextTables(cells: Cell[], names: NameClassifier): FoundTable[] {
  const ranked = cells.flatMap((cell, index) =>
    rankOf(cell.text) !== undefined && names.isProvince(cells[index + 1]?.text ?? '') ? [index + 1] : [],
  )
  if (isCounting(cells, ranked)) return tablesOf(cells, runsOf(cells, ranked, names), names)
  // No column of ranks before the names (what stands there is the last figure of the row before): any name may begin a row.
  const bare = cells.flatMap((cell, index) => (names.isProvince(cell.text) ? [index] : []))
  return tablesOf(cells, runsOf(cells, bare, names), names)
}

/** Do the numbers before the names count, 1, 2, 3, if need be anew in each region? */
function isCounting(cells: Cell[], places: number[]): boolean {
  const ranks = places.map((place) => rankOf(cells[place - 1]!.text)!)
  const steps = ranks.filter((rank, index) => rank === 1 || rank === (ranks[index - 1] ?? 0) + 1)
  return places.length >= TOLERANCE.tableRows && steps.length >= places.length * TOLERANCE.rankedLines
}

/** Splits the places of names into runs: a heading «Địa phương» or much other text between two names parts them. */
function runsOf(cells: Cell[], places: number[], names: NameClassifier): number[][] {
  const runs: number[][] = []
  for (const place of places) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    const isNew =
      before === undefined ||
      place - before > TOLERANCE.rowCells ||
      cells.slice(before + 1, place).some(({ text }) => names.isPlaceHeading(text))
    if (isNew) runs.push([place])
    else run!.push(place)
  }
  return runs.filter((run) => run.length >= TOLERANCE.tableRows)
}

function tablesOf(cells: Cell[], runs: number[][], names: NameClassifier): FoundTable[] {
  return runs.map((run, index) => tableOf(cells, run, (runs[index - 1]?.at(-1) ?? -1) + 1, names))
}

/** The most frequent distance from a name to the next. */
function widthOf(run: number[]): number {
  const counts = new Map<number, number>()
  for (const [index, place] of run.slice(1).entries()) {
    const gap = place - run[index]!
    counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  return [...counts].sort(([gap, times], [other, otherTimes]) => otherTimes - times || gap - other)[0]![0]
}

function tableOf(cells: Cell[], run: number[], from: number, names: NameClassifier): FoundTable {
  const width = widthOf(run)
  const isRanked = isCounting(
    cells,
    run.filter((place) => rankOf(cells[place - 1]?.text ?? '') !== undefined),
  )
  const heading = headingBefore(cells, run[0]!, from, isRanked, names)
  const provinceColumn = heading ? heading.place - heading.start : isRanked ? 1 : 0
  const rankColumn = heading ? heading.rank : isRanked ? 0 : undefined
  const shape = { width, provinceColumn, rankColumn }
  const starts = run.map((place) => place - provinceColumn)
  const headStart = heading?.start ?? starts[0]!
  const first = firstRow(cells, headStart, starts[0]!, shape, names)
  const lines: TableLine[] = linesBetween(cells, first, starts[0]!, shape, names)
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1]
    const isShort = next !== undefined && next - start < width
    const end = isShort ? next : start + width
    const rest = next === undefined ? [] : linesBetween(cells, end, next, shape, names)
    // What follows a whole row but begins no other is one cell too many of this row.
    const isLong = next !== undefined && end < next && rest.length === 0
    lines.push(lineOf(cells.slice(start, isLong ? next : end), provinceColumn), ...rest)
  }
  lines.push(...linesAfter(cells, starts.at(-1)! + width, shape, names))
  return {
    title: titleBefore(cells, headStart, from),
    row: cells[headStart]!.row,
    ...shape,
    heading: { kind: 'run', cells: headingCells(cells.slice(headStart, first), width) },
    lines,
  }
}

/** The heading «Địa phương» nearest above the first row, with «TT» before it if there is one. */
function headingBefore(cells: Cell[], firstPlace: number, from: number, isRanked: boolean, names: NameClassifier) {
  const lowest = Math.max(from, firstPlace - TOLERANCE.headingCells)
  for (let place = firstPlace - 1; place >= lowest; place--) {
    if (!names.isPlaceHeading(cells[place]!.text)) continue
    const ahead = cells.slice(Math.max(lowest, place - TOLERANCE.tableRows), place)
    const offset = ahead.findLastIndex(({ text }) => isWord('rank', text))
    if (offset >= 0) return { start: place - ahead.length + offset, place, rank: 0 }
    // The rows are numbered, so what stands before «Địa phương» is «TT», however damaged.
    return isRanked && place > from ? { start: place - 1, place, rank: 0 } : { start: place, place, rank: undefined }
  }
  return undefined
}

/** Where the heading ends: at the first region, total or province, whose own heading may be damaged. */
function firstRow(cells: Cell[], headStart: number, start: number, shape: Shape, names: NameClassifier): number {
  let first = start
  // Rows of provinces whose names were too damaged to be seen before.
  while (isRankedName(cells, first - shape.width, shape) && first - shape.width > headStart) first -= shape.width
  for (let index = headStart + shape.provinceColumn + 1; index < first; index++) {
    const kind = names.kindOf(cells[index]!.text, cells[index - 1]?.text ?? '')
    if (kind !== 'region' && kind !== 'total') continue
    const rest = cells.slice(index + 1, first)
    if (rest.some(({ text }) => isNameLike(text) && names.kindOf(text, '') === undefined)) continue
    return shape.rankColumn !== undefined && isRankCell(cells[index - 1]!.text) ? index - 1 : index
  }
  return first
}

function isRankCell(text: string): boolean {
  return text === '' || /^([IVXLl]+|[A-H]|\d+)[.)]?$/.test(text)
}

function isRankedName(cells: Cell[], start: number, shape: Shape): boolean {
  if (shape.rankColumn === undefined || start < 0) return false
  return rankOf(cells[start]?.text ?? '') !== undefined && isNameLike(cells[start + shape.provinceColumn]?.text ?? '')
}

/** After the last known row: rows with damaged names, then perhaps totals. */
function linesAfter(cells: Cell[], from: number, shape: Shape, names: NameClassifier): TableLine[] {
  const lines: TableLine[] = []
  let start = from
  while (isRankedName(cells, start, shape)) {
    lines.push(lineOf(cells.slice(start, start + shape.width), shape.provinceColumn))
    start += shape.width
  }
  const name = cells.slice(start, start + shape.provinceColumn + 1).findIndex(({ text }) => isWord('total', text))
  if (name < 0) return lines
  const total = linesBetween(cells, start, start + shape.width + name - shape.provinceColumn, shape, names)
  return [...lines, ...total]
}

/** Heading cells without a row of column numbers under them: «(1) (2) (3)», «1 2 3», «A B 1 2». */
function headingCells(cells: Cell[], width: number): string[] {
  const texts = cells.map(({ text }) => text)
  const tail = texts.slice(-width)
  const isNumbering = texts.length > width && tail.every((text) => /^\(?(\d{1,2}|[A-Za-z])\)?$/.test(text))
  return isNumbering ? texts.slice(0, -width) : texts
}

function titleBefore(cells: Cell[], headStart: number, from: number): string {
  const above = cells.slice(Math.max(from, headStart - TOLERANCE.outlierRows), headStart).map(({ text }) => text)
  return above.findLast((text) => /^(bảng|biểu|phụ lục)/iu.test(text)) ?? above.findLast((text) => text !== '') ?? ''
}
