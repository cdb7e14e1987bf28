/**
 * The headings over each column, outermost first, from the rows of headings of a sheet. A merged heading stands in its
 * first cell (or in all of them); an empty cell belongs to the heading on its left if something stands below it.
 */
export function headingPaths(rows: string[][], width: number): string[][] {
  const spread = rows.map((row, level) => spreadRow(rows, row, level, width))
  return Array.from({ length: width }, (_, column) => {
    const path = spread.map((row) => row[column]!).filter(Boolean)
    return path.filter((text, index) => text !== path[index - 1])
  })
}

function spreadRow(rows: string[][], row: string[], level: number, width: number): string[] {
  const result: string[] = []
  for (let column = 0; column < width; column++) {
    const own = row[column] ?? ''
    const isOverSomething = rows.slice(level + 1).some((below) => below[column])
    const isUnderSomethingElse = rows.slice(0, level).some((above) => above[column])
    const left = result[column - 1] ?? ''
    result.push(own || (isOverSomething && !isUnderSomethingElse && left ? left : ''))
  }
  return result
}
