import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { parseDay } from '#kernel/plain-date.ts'
import { isInForceOn } from '#modules/programme/domain/index.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#ui/fields.tsx'
import { useTitle } from '#ui/i18n.ts'
import { useSession } from '#ui/session.ts'
import { ClauseNote } from './clause-note.tsx'
import { EvidenceField } from './evidence-field.tsx'
import { type FormFault, type FormState, keepForm } from './form-state.ts'
import { PlaceField } from './place-field.tsx'
import { QuantityFields } from './quantity-fields.tsx'
import { programmesQuery, provincesQuery } from './results.queries.ts'
import { SaveActions } from './save-actions.tsx'
import { type Attached, useUploads } from './use-uploads.ts'
import { useYearDay } from './use-year-day.ts'
import './results.css'
import './result-form.css'

type ResultFormProps = { owner: string; name: string; start: FormState; isNew: boolean }

/** The form of a result. Every change is kept in the browser at once. */
export function ResultForm({ owner, name, start, isNew }: ResultFormProps) {
  const { t } = useLingui()
  const title = useTitle()
  const [form, setForm] = useState(start)
  const [hasChanged, setChanged] = useState(false)
  const [faults, setFaults] = useState<FormFault[]>([])
  const change = useCallback((part: Partial<FormState>) => {
    setForm((before) => ({ ...before, ...part }))
    setChanged(true)
  }, [])
  useEffect(() => {
    if (hasChanged) keepForm(owner, name, form)
  }, [owner, name, form, hasChanged])

  const onDay = parseDay(form.day)
  const { data: programmes = [] } = useQuery(programmesQuery)
  const { provinceIds } = useSession()
  const newestDay = useYearDay(undefined)
  const { data: provinces = [] } = useQuery(provincesQuery(onDay ?? newestDay))
  const mine = provinces.filter(({ id }) => provinceIds === null || provinceIds.includes(id))
  const programme = programmes.find((one) => onDay !== undefined && isInForceOn(one, onDay)) ?? programmes.at(-1)
  const indicator = programme?.indicators.find(({ code }) => code === form.indicator)
  const setFiles = useCallback(
    (files: Attached[]) => {
      setForm((before) => ({ ...before, files }))
      if (files !== start.files) setChanged(true)
    },
    [start.files],
  )
  const uploads = useUploads(form.provinceId || undefined, start.files, setFiles)
  const faultOf = (fieldId: string) => faults.find((fault) => fault.fieldId === fieldId)?.message
  const projects = new Map(programme?.projects.map(({ id, title: one }) => [id, title(one)]))

  return (
    <form noValidate className="stack" onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary faults={faults} />
      <section className="form-part">
        <SelectField
          id="field-indicator"
          label={t`Chỉ tiêu`}
          value={form.indicator}
          onChange={(code) => change({ indicator: code, quantities: {} })}
          error={faultOf('field-indicator')}
          options={[
            { value: '', label: t`Chọn chỉ tiêu…` },
            ...(programme?.indicators.map(({ code, title: one, project }) => ({
              value: code,
              label: title(one),
              group: projects.get(project) ?? project,
            })) ?? []),
          ]}
        />
        {indicator && <ClauseNote citation={indicator.citation} sources={programme?.sources ?? []} />}
      </section>
      <section className="form-part">
        <h2>
          <Trans>Khi nào, ở đâu</Trans>
        </h2>
        <TextField
          id="field-onDay"
          label={t`Ngày thực hiện`}
          hint={t`Ngày/tháng/năm, ví dụ 15/06/2015; lớp nhiều ngày thì ghi ngày kết thúc.`}
          inputMode="numeric"
          value={form.day}
          onChange={(day) => change({ day })}
          error={faultOf('field-onDay')}
        />
        {isNew ? (
          <SelectField
            id="field-unitId"
            label={t`Tỉnh, thành phố`}
            value={mine.some(({ id }) => id === form.provinceId) ? form.provinceId : ''}
            onChange={(provinceId) => {
              for (const { id } of uploads.files) uploads.remove(id)
              change({ provinceId, placeId: '', placeName: '' })
            }}
            error={faultOf('field-unitId')}
            options={[
              { value: '', label: t`Chọn tỉnh…` },
              ...mine.map(({ id, fullName }) => ({ value: id, label: fullName })),
            ]}
          />
        ) : (
          <p>
            <Trans>Nơi thực hiện:</Trans>{' '}
            <strong>{form.placeName || (provinces.find(({ id }) => id === form.provinceId)?.fullName ?? '…')}</strong>{' '}
            <span className="soft">
              <Trans>(không đổi được; nếu sai, hãy xóa và ghi lại)</Trans>
            </span>
          </p>
        )}
        {isNew && form.provinceId && onDay && (
          <PlaceField provinceId={form.provinceId} onDay={onDay} name={form.placeName} onChange={change} />
        )}
      </section>
      <section className="form-part">
        <h2>
          <Trans>Số lượng</Trans>
        </h2>
        <QuantityFields
          indicator={indicator}
          quantities={form.quantities}
          onChange={(quantities) => change({ quantities })}
          faultOf={faultOf}
        />
      </section>
      <section className="form-part">
        <h2>
          <Trans>Chứng từ</Trans>
        </h2>
        <EvidenceField uploads={uploads} hasPlace={form.provinceId !== ''} />
      </section>
      <TextArea
        id="field-note"
        label={t`Ghi chú`}
        isOptional
        rows={3}
        maxLength={2000}
        value={form.note}
        onChange={(note) => change({ note })}
        error={faultOf('field-note')}
      />
      <SaveActions
        owner={owner}
        name={name}
        form={form}
        indicator={indicator}
        onFaults={setFaults}
        onVersion={(version) => change({ version })}
      />
    </form>
  )
}
