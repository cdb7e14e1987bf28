import { formatNumber, formatPercent } from '#kernel/number.ts'
import { dayInVietnam, formatDay, type PlainDate } from '#kernel/plain-date.ts'

/** 1.260.000 and 437,5, in figures of equal width. */
export function Num({ value }: { value: number }) {
  return <span className="num">{formatNumber(value)}</span>
}

/** 101,4 %. */
export function Percent({ value }: { value: number }) {
  return <span className="num">{formatPercent(value)}</span>
}

/** 31/12/2025. */
export function Day({ value }: { value: PlainDate }) {
  return (
    <time className="num" dateTime={value}>
      {formatDay(value)}
    </time>
  )
}

const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' })

/** An instant as calendar and clock in Vietnam show it: 23/11/2026 00:14. */
export function Instant({ value }: { value: string }) {
  return (
    <time className="num" dateTime={value}>
      {formatDay(dayInVietnam(new Date(value)))} {clock.format(new Date(value))}
    </time>
  )
}
