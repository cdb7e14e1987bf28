import { useQuery } from '@tanstack/react-query'
import { day, dayInVietnam, type PlainDate } from '#kernel/plain-date.ts'
import { programmesQuery } from './results.queries.ts'

/**
 * The day whose provinces a list offers: the middle of the year asked for; without one today, or the last day of the
 * newest programme if all are over (provinces that are gone still have results).
 */
export function useYearDay(year: number | undefined): PlainDate | undefined {
  const { data } = useQuery(programmesQuery)
  if (year !== undefined) return day(`${year}-06-30`)
  const last = data
    ?.map(({ to }) => to)
    .sort()
    .at(-1)
  const today = dayInVietnam(new Date())
  return last && last < today ? last : today
}
