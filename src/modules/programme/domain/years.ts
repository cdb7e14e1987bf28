import type { PlainDate } from '#kernel/plain-date.ts'

type Span = { from: PlainDate; to: PlainDate }

/** The years a programme runs in, latest first. Its `to` is the day after its last: 2016-01-01 ends in 2015. */
export function yearsOf({ from, to }: Span): number[] {
  const first = Number(from.slice(0, 4))
  const last = Number(to.slice(0, 4)) - (to.endsWith('-01-01') ? 1 : 0)
  return Array.from({ length: last - first + 1 }, (_, index) => last - index)
}

/** Is the programme in force on the day? */
export function isInForceOn({ from, to }: Span, day: PlainDate): boolean {
  return from <= day && day < to
}
