/** The cheapest one-to-one assignment, and for each row by how much it beats the cheapest one that gives the row something else. */
export type Assignment = { columns: number[]; cost: number }

/**
 * Assigns each row a column of its own so that the sum of costs is least (Kuhn–Munkres, O(rows² × columns)).
 * Needs at least as many columns as rows; an impossible pair costs `Infinity`-like (a large number), never NaN.
 */
export function assign(costs: readonly (readonly number[])[]): Assignment {
  const rows = costs.length
  const width = costs[0]?.length ?? 0
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(width + 1)
  const owner = new Int32Array(width + 1)
  const way = new Int32Array(width + 1)
  for (let row = 1; row <= rows; row++) {
    owner[0] = row
    let column = 0
    const least = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Uint8Array(width + 1)
    do {
      used[column] = 1
      const current = owner[column]!
      let delta = Number.POSITIVE_INFINITY
      let next = 0
      for (let j = 1; j <= width; j++) {
        if (used[j]) continue
        const reduced = costs[current - 1]![j - 1]! - rowPotential[current]! - columnPotential[j]!
        if (reduced < least[j]!) {
          least[j] = reduced
          way[j] = column
        }
        if (least[j]! < delta) {
          delta = least[j]!
          next = j
        }
      }
      for (let j = 0; j <= width; j++) {
        if (used[j]) {
          rowPotential[owner[j]!]! += delta
          columnPotential[j]! -= delta
        } else least[j]! -= delta
      }
      column = next
    } while (owner[column] !== 0)
    do {
      const before = way[column]!
      owner[column] = owner[before]!
      column = before
    } while (column)
  }
  const columns = new Array<number>(rows).fill(-1)
  for (let j = 1; j <= width; j++) if (owner[j]! > 0) columns[owner[j]! - 1] = j - 1
  return { columns, cost: columns.reduce((sum, column, row) => sum + costs[row]![column]!, 0) }
}

/** By how much the assignment gets dearer if the row may not have its column: how sure that pair is. */
export function marginOf(
  costs: readonly (readonly number[])[],
  best: Assignment,
  row: number,
  forbidden: number,
): number {
  const changed = costs.map((line, index) =>
    index === row ? line.map((cost, column) => (column === best.columns[row] ? forbidden : cost)) : line,
  )
  return assign(changed).cost - best.cost
}
