import { z } from 'zod'

/**
 * A calendar day as `YYYY-MM-DD`. Text, not `Date`: a day of the law has no time zone, and ISO text sorts as days do.
 * Periods are half-open: the day one thing ends is the day the next begins.
 */
export type PlainDate = string & { readonly __brand: 'PlainDate' }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The years that records, letters and laws can be of; a day outside is a misprint, and most programs cannot keep it. */
const YEARS = { least: 1900, greatest: 2200 }

/** Is the text a day that exists in the calendar, of a year from 1900 to 2200? `2015-02-30` does not exist. */
export function isPlainDate(text: string): text is PlainDate {
  const match = SHAPE.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < YEARS.least || year > YEARS.greatest) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The day written in the text, or an error: use on constants and on text already checked. */
export function day(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`Not a day: '${text}'`)
  return text
}

/** A day as it travels over HTTP and stands in packs. */
export const PlainDate = z
  .string()
  .refine(
    isPlainDate,
    `Ngày phải có dạng năm-tháng-ngày, ví dụ 2015-03-05, trong khoảng năm ${YEARS.least}–${YEARS.greatest}`,
  )
  .meta({ format: 'date' }) as unknown as z.ZodType<PlainDate, string>

/** The day of an instant in Vietnam (UTC+7, without daylight saving since 1975). */
export function dayInVietnam(instant: Date): PlainDate {
  return day(new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10))
}

/** As Vietnamese write it: 31/12/2025. */
export function formatDay(value: PlainDate): string {
  const [year, month, date] = value.split('-')
  return `${date}/${month}/${year}`
}

/** Reads `31/12/2025`, `31-12-2025`, `1/5/2015` or ISO; undefined if it is no day. */
export function parseDay(text: string): PlainDate | undefined {
  const trimmed = text.trim()
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  const iso = match ? `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}` : trimmed
  return isPlainDate(iso) ? iso : undefined
}

/** The eve of a day. */
export function dayBefore(value: PlainDate): PlainDate {
  return day(new Date(Date.parse(value) - 86_400_000).toISOString().slice(0, 10))
}

export function yearOf(value: PlainDate): number {
  return Number(value.slice(0, 4))
}

/** 1 to 12. */
export function monthOf(value: PlainDate): number {
  return Number(value.slice(5, 7))
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
