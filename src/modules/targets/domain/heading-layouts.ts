import { TOLERANCE } from './tolerance.ts'

/**
 * The ways a flat run of headings can lie over the columns of a table. In scraped text the upper row comes first, its
 * groups among it, then the lower row, in one flat run. Of `n` headings over `w` columns exactly `n − w` are groups,
 * for each group shows up beside its columns; which ones, and how wide, is what the layouts differ in.
 * @param singles how many columns at the left surely have a heading of their own (TT, Địa phương)
 */
export function* headingLayouts(cells: string[], width: number, singles: number): Generator<string[][]> {
  const groups = cells.length - width
  if (groups < 0) return
  if (groups === 0) {
    yield cells.map((cell) => [cell])
    return
  }
  // A group over a single column is unusual; such layouts are only tried if there are no others.
  for (const least of [TOLERANCE.groupWidth, 1]) {
    let any = false
    for (let upper = Math.max(groups, singles); upper < cells.length; upper++) {
      for (const places of choices(singles, upper, groups)) {
        for (const widths of sharesOf(cells.length - upper, groups, least)) {
          any = true
          yield lay(cells, upper, places, widths)
        }
      }
    }
    if (any) return
  }
}

function lay(cells: string[], upper: number, places: number[], widths: number[]): string[][] {
  const paths: string[][] = []
  let lower = upper
  for (let index = 0; index < upper; index++) {
    const group = places.indexOf(index)
    if (group < 0) paths.push([cells[index]!])
    else for (let count = 0; count < widths[group]!; count++) paths.push([cells[index]!, cells[lower++]!])
  }
  return paths
}

/** All ways to choose `count` rising numbers from `from` up to, not including, `to`. */
function* choices(from: number, to: number, count: number): Generator<number[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let first = from; first + count <= to; first++)
    for (const rest of choices(first + 1, to, count - 1)) yield [first, ...rest]
}

/** All ways to share `total` out to `count` in order, each getting at least `least`. */
function* sharesOf(total: number, count: number, least: number): Generator<number[]> {
  if (count === 1) {
    if (total >= least) yield [total]
    return
  }
  for (let first = least; first + least * (count - 1) <= total; first++)
    for (const rest of sharesOf(total - first, count - 1, least)) yield [first, ...rest]
}
