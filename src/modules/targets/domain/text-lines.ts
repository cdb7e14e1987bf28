import type { NameClassifier } from './classify-name.ts'
import type { Cell, TableLine } from './letter-reading.ts'
import { isNameLike, rankOf } from './vocabulary.ts'

/** How the rows of a table are laid out. */
export type Shape = { width: number; provinceColumn: number; rankColumn: number | undefined }

export function lineOf(cells: Cell[], provinceColumn: number): TableLine {
  const named = cells[provinceColumn] ?? cells[0]!
  return { kind: 'province', name: named.text, row: named.row, cells }
}

/**
 * What stands between two rows of provinces: headings of regions, totals, and rows whose province was not recognised.
 * Region headings have cells of their own number: often fewer empty ones than a row has columns.
 */
export function linesBetween(
  cells: Cell[],
  from: number,
  to: number,
  shape: Shape,
  names: NameClassifier,
): TableLine[] {
  const { provinceColumn, rankColumn, width } = shape
  const lines: TableLine[] = []
  let start = from
  while (start < to) {
    const isRanked = rankColumn !== undefined && rankOf(cells[start]!.text) !== undefined
    if (isRanked && start + width <= to && isNameLike(cells[start + provinceColumn]?.text ?? '')) {
      lines.push(lineOf(cells.slice(start, start + width), provinceColumn))
      start += width
      continue
    }
    const name = cells.slice(start, Math.min(to, start + provinceColumn + 1)).findIndex(({ text }) => isNameLike(text))
    if (name < 0) return lines
    const named = cells[start + name]!
    const rank = name > 0 ? cells[start + name - 1]!.text : ''
    // What is nobody's name heads a region; a province here has lost its rank.
    const kind = names.kindOf(named.text, rank) ?? 'region'
    const end = nextLine(cells, start + name + 1, to, shape, names)
    const own = [
      ...Array.from({ length: provinceColumn - name }, () => ({ text: '', row: named.row })),
      ...cells.slice(start, end),
    ]
    lines.push({ kind, name: named.text, row: named.row, cells: own })
    start = end
  }
  return lines
}

/** Where the next line begins: at a name, or at the rank before it. */
function nextLine(cells: Cell[], from: number, to: number, shape: Shape, names: NameClassifier): number {
  for (let index = from; index < to; index++) {
    const rank = cells[index - 1]?.text ?? ''
    if (!isNameLike(cells[index]!.text) || names.kindOf(cells[index]!.text, rank) === undefined) continue
    const isRank =
      shape.rankColumn !== undefined && index > from && (rank === '' || /^([IVX]+|[A-H]|\d+)[.)]?$/.test(rank))
    return isRank ? index - 1 : index
  }
  return to
}
