import { Trans, useLingui } from '@lingui/react/macro'
import type { Progress } from '../contract.ts'
import { useUnitNames } from './unit-names.ts'

/** The nation, a region or a province. */
export function UnitChoice({
  progress,
  unit,
  onChange,
}: {
  progress: Progress
  unit: string
  onChange: (unit: string) => void
}) {
  const { t } = useLingui()
  const { nameOf } = useUnitNames()
  const of = (level: string) =>
    progress.units
      .filter((one) => one.level === level)
      .map((one) => (
        <option key={one.id} value={one.id}>
          {nameOf(one)}
        </option>
      ))
  return (
    <label className="bar-field">
      <span>
        <Trans>Địa phương</Trans>
      </span>
      <select value={unit} onChange={({ target }) => onChange(target.value)}>
        {of('nation')}
        <optgroup label={t`Vùng`}>{of('region')}</optgroup>
        <optgroup label={t`Tỉnh, thành phố`}>{of('province')}</optgroup>
      </select>
    </label>
  )
}
