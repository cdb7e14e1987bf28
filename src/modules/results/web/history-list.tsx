import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { formatNumber } from '#kernel/number.ts'
import { formatDay, isPlainDate } from '#kernel/plain-date.ts'
import { Instant } from '#ui/figures.tsx'
import { useTitle } from '#ui/i18n.ts'
import type { ResultEvent, ResultPage } from '../contract.ts'
import { measureLabel, resultMeasures, useIndicatorName, useIndicators } from './indicator-names.ts'

const DONE: Record<string, MessageDescriptor> = {
  record: msg`Đã ghi lần đầu`,
  change: msg`Sửa nội dung`,
  submit: msg`Gửi nghiệm thu`,
  withdraw: msg`Rút lại`,
  accept: msg`Nghiệm thu`,
  return: msg`Trả lại`,
  reverse: msg`Ghi đảo`,
  delete: msg`Xóa`,
  restore: msg`Khôi phục`,
  import: msg`Nhập từ tệp`,
}

/** What happened to a result, newest first: who, when, why, and what became of what. */
export function HistoryList({ result: { events } }: { result: ResultPage }) {
  const { i18n } = useLingui()
  return (
    <ol className="history" reversed>
      {[...events].reverse().map((event) => (
        <li key={event.version}>
          <p>
            <strong>{DONE[event.move] ? i18n._(DONE[event.move]!) : event.move}</strong>
          </p>
          <p className="soft small">
            <Instant value={event.at} />
            {' · '}
            {event.by ?? <Trans>Hệ thống</Trans>}
          </p>
          {event.reason && <p className="history-reason">{event.reason}</p>}
          {event.changes.length > 0 && (
            <ul className="plain-changes">
              {event.changes.map((change) => (
                <Change key={change.field} change={change} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

/** «Số người: 40 → 50»: a difference as a person says it. */
function Change({ change: { field, before, after } }: { change: ResultEvent['changes'][number] }) {
  const { t } = useLingui()
  const indicatorName = useIndicatorName()
  const title = useTitle()
  const indicators = useIndicators()
  if (field === 'fileIds') return <FilesChange before={listOf(before)} after={listOf(after)} />
  if (field === 'quantities') {
    const [old, now] = [numbersOf(before), numbersOf(after)]
    const labels = new Map(
      indicators.flatMap((one) =>
        resultMeasures(one).map(({ code, title: name }) => [code, measureLabel(title(name))]),
      ),
    )
    const codes = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((code) => old[code] !== now[code])
    const figure = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value))
    return codes.map((code) => (
      <li key={code}>
        {labels.get(code) ?? code}: {figure(old[code])} → <strong>{figure(now[code])}</strong>
      </li>
    ))
  }
  const words = (value: unknown) => {
    const text = typeof value === 'string' ? value : ''
    if (field === 'onDay' && isPlainDate(text)) return formatDay(text)
    return field === 'indicator' ? indicatorName(text) : text || '–'
  }
  const labels: Record<string, string> = { onDay: t`Ngày`, note: t`Ghi chú`, indicator: t`Chỉ tiêu` }
  return (
    <li>
      {labels[field] ?? field}: {words(before)} → <strong>{words(after)}</strong>
    </li>
  )
}

function FilesChange({ before, after }: { before: string[]; after: string[] }) {
  const added = after.filter((id) => !before.includes(id)).length
  const removed = before.filter((id) => !after.includes(id)).length
  return (
    <li>
      <Trans>
        Chứng từ: thêm {added}, bớt {removed}
      </Trans>
    </li>
  )
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function numbersOf(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}
