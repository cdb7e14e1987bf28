import { Trans, useLingui } from '@lingui/react/macro'
import type { IndicatorInfo } from '#modules/programme/contract.ts'
import { Field } from '#ui/fields.tsx'
import { useTitle } from '#ui/i18n.ts'
import { Segments } from '#ui/segments.tsx'
import { fieldOf } from './form-state.ts'
import { measureLabel, resultMeasures } from './indicator-names.ts'

type QuantityFieldsProps = {
  indicator: IndicatorInfo | undefined
  quantities: Record<string, string>
  onChange: (quantities: Record<string, string>) => void
  faultOf: (fieldId: string) => string | undefined
}

/** One field for each measure of the indicator, with its unit; a yes-or-no as a choice. */
export function QuantityFields({ indicator, quantities, onChange, faultOf }: QuantityFieldsProps) {
  const { t } = useLingui()
  const title = useTitle()
  if (!indicator)
    return (
      <p className="soft">
        <Trans>Chọn chỉ tiêu trước; các số cần ghi sẽ hiện ở đây.</Trans>
      </p>
    )
  const { code: indicatorCode } = indicator
  if (indicator.kind === 'yes-no') {
    const fault = faultOf(fieldOf(indicatorCode))
    return (
      <div id={fieldOf(indicatorCode)} tabIndex={-1}>
        <Segments
          label={title(indicator.title)}
          value={quantities[indicatorCode] ?? ''}
          onChange={(value) => onChange({ [indicatorCode]: value })}
          options={[
            { value: '1', label: t`Đã làm` },
            { value: '0', label: t`Chưa làm` },
          ]}
        />
        {fault && <p className="field-error">{fault}</p>}
      </div>
    )
  }
  return (
    <div className="quantities">
      {resultMeasures(indicator).map((measure) => {
        const id = fieldOf(measure.code)
        const error = faultOf(id)
        return (
          <Field key={measure.code} id={id} label={measureLabel(title(measure.title))} error={error}>
            <span className="with-unit">
              <input
                id={id}
                className="input"
                inputMode="numeric"
                value={quantities[measure.code] ?? ''}
                onChange={({ target }) => onChange({ ...quantities, [measure.code]: target.value })}
                {...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {})}
              />
              {title(measure.unit)}
            </span>
          </Field>
        )
      })}
    </div>
  )
}
