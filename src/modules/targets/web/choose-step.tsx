import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatNumber } from '#kernel/number.ts'
import { formatDay, isPlainDate, parseDay } from '#kernel/plain-date.ts'
import { yearsOf } from '#modules/programme/domain/index.ts'
import { SelectField, TextArea, TextField } from '#ui/fields.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Icon } from '#ui/icon.tsx'
import { type LetterDraft, programmesQuery } from './letters.queries.ts'

type ChooseStepProps = { draft: LetterDraft | undefined; onDraft: (draft: LetterDraft | undefined) => void }

/** The file, or its text pasted; the year it is for, and number and day where the file does not say them. */
export function ChooseStep({ draft, onDraft }: ChooseStepProps) {
  const { t } = useLingui()
  const { data: programmes } = useQuery(programmesQuery)
  const years = [...new Set(programmes?.flatMap(yearsOf))].sort((one, other) => other - one)
  const [year, setYear] = useState<number>()
  const [pasted, setPasted] = useState('')
  const [number, setNumber] = useState(draft?.number ?? '')
  const [dated, setDated] = useState(draft?.datedOn && isPlainDate(draft.datedOn) ? formatDay(draft.datedOn) : '')
  const [fault, setFault] = useState<string>()
  const chosenYear = year ?? draft?.year ?? years[0]

  const take = (file: Blob, fileName: string) => {
    const named = Number(/(?<!\d)20\d\d(?!\d)/.exec(fileName)?.[0])
    const guess = year ?? (years.includes(named) ? named : chosenYear)
    if (guess === undefined) return
    setYear(guess)
    const datedOn = parseDay(dated)
    onDraft({ file, fileName, year: guess, number: number.trim() || undefined, datedOn, columns: {} })
  }
  const change = (part: Partial<LetterDraft>) => draft && onDraft({ ...draft, ...part })
  const leaveDay = () => {
    const datedOn = parseDay(dated)
    setFault(dated.trim() && !datedOn ? t`Ngày phải có dạng ngày/tháng/năm, ví dụ 05/03/2015.` : undefined)
    if (datedOn || !dated.trim()) change({ datedOn })
  }
  return (
    <>
      <div className="wizard-fields">
        <SelectField
          label={t`Năm giao`}
          hint={t`Năm thực hiện`}
          value={String(chosenYear ?? '')}
          onChange={(value) => {
            setYear(Number(value))
            change({ year: Number(value), columns: {} })
          }}
          options={years.map((value) => ({ value: String(value), label: String(value) }))}
        />
        <TextField
          label={t`Số công văn`}
          hint={t`Để trống thì lấy theo tệp.`}
          isOptional
          value={number}
          onChange={setNumber}
          onBlur={() => change({ number: number.trim() || undefined })}
        />
        <TextField
          label={t`Ngày công văn`}
          hint={t`Ví dụ 05/03/2015`}
          isOptional
          inputMode="numeric"
          value={dated}
          onChange={setDated}
          onBlur={leaveDay}
          error={fault}
        />
      </div>
      <div className="wizard-choice">
        <FileDrop
          label={t`Thả tệp công văn vào đây`}
          hint={t`Excel (.xlsx), .csv hoặc văn bản (.txt); các bảng được tự tìm.`}
          accept=".xlsx,.csv,.txt,text/plain,text/csv"
          onFiles={([file]) => file && take(file, file.name)}
        />
        <div>
          <TextArea
            label={t`Hoặc dán bảng, văn bản`}
            hint={t`Chép từ Excel, Word hoặc trang web.`}
            rows={5}
            value={pasted}
            onChange={setPasted}
          />
          <button
            type="button"
            className="button"
            onClick={() => {
              setFault(undefined)
              if (pasted.trim()) take(new Blob([pasted], { type: 'text/plain' }), `${t`văn bản đã dán`}.txt`)
            }}
          >
            <Trans>Đọc phần đã dán</Trans>
          </button>
        </div>
      </div>
      {draft && (
        <p>
          <Icon name="file" /> <strong>{draft.fileName}</strong>{' '}
          <span className="soft">
            <Trans>{formatNumber(Math.ceil(draft.file.size / 1024))} kB</Trans>
          </span>
        </p>
      )}
    </>
  )
}
