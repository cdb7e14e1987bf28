import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { day, formatDay, type PlainDate, parseDay } from '#kernel/plain-date.ts'
import { Segments } from '#ui/segments.tsx'

type Choice = 'reported' | 'before' | 'after' | 'other'

// Two days people ask for: before and since the provinces were merged (Resolution 202/2025/QH15). Shortcuts only:
// which provinces there were is answered by the territory, for any day.
const BEFORE = day('2025-06-30')
const AFTER = day('2025-07-01')

type BordersSwitchProps = { borders: PlainDate | undefined; onChange: (borders: PlainDate | undefined) => void }

/** As reported, or in the borders of a day. */
export function BordersSwitch({ borders, onChange }: BordersSwitchProps) {
  const { t } = useLingui()
  const [isOther, setOther] = useState(borders !== undefined && borders !== BEFORE && borders !== AFTER)
  const value: Choice = isOther ? 'other' : borders === undefined ? 'reported' : borders === BEFORE ? 'before' : 'after'
  const choose = (choice: Choice) => {
    setOther(choice === 'other')
    if (choice === 'reported') onChange(undefined)
    if (choice === 'before') onChange(BEFORE)
    if (choice === 'after') onChange(AFTER)
  }
  return (
    <div className="borders">
      <Segments
        label={t`Địa giới`}
        value={value}
        onChange={choose}
        options={[
          { value: 'reported', label: t`Như đã báo cáo` },
          { value: 'before', label: t`63 tỉnh` },
          { value: 'after', label: t`34 tỉnh (từ 01/07/2025)` },
          { value: 'other', label: t`Ngày khác` },
        ]}
      />
      {isOther && <OtherDay borders={borders} onChange={onChange} />}
    </div>
  )
}

function OtherDay({ borders, onChange }: BordersSwitchProps) {
  const { t } = useLingui()
  const [text, setText] = useState(borders ? formatDay(borders) : '')
  const [fault, setFault] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = parseDay(text)
    setFault(read ? '' : t`Gõ ngày/tháng/năm, ví dụ 30/04/2026.`)
    if (read) onChange(read)
  }
  return (
    <form className="other-day" onSubmit={submit}>
      <label>
        <Trans>Trong địa giới ngày</Trans>{' '}
        <input
          className="input"
          inputMode="numeric"
          placeholder="30/04/2026"
          value={text}
          aria-invalid={fault !== ''}
          aria-describedby="other-day-fault"
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="button">
        <Trans>Xem</Trans>
      </button>
      <span className="field-error" id="other-day-fault" role="alert">
        {fault}
      </span>
    </form>
  )
}
