import { Problem } from '#kernel/problem.ts'

/**
 * Work that is dear in memory, so many at a time; the rest waits its turn. When too many wait already the next is
 * refused (`common.too-many-requests`), so that neither memory nor waiting grows without bound.
 */
export function createWaitingLine({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let running = 0
  const line: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (line.length >= waiting) throw new Problem('common.too-many-requests')
      await new Promise<void>((resolve) => line.push(resolve)) // whoever is done hands over the place
    } else running++
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}
