import { useId } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { useNarrow } from './use-narrow.ts'

type SegmentsProps<Value extends string> = {
  /** What is chosen: heard, and on a phone seen. */
  label: string
  value: Value
  onChange: (value: Value) => void
  options: { value: Value; label: string; icon?: IconName }[]
}

/** A choice of a few, all in sight: radio buttons side by side. Where there is no room for that, a list to open. */
export function Segments<Value extends string>({ label, value, onChange, options }: SegmentsProps<Value>) {
  const name = useId()
  const isNarrow = useNarrow()
  if (isNarrow && options.length > 2) {
    return (
      <label className="bar-field">
        <span>{label}</span>
        <select value={value} onChange={({ target }) => onChange(target.value as Value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
    )
  }
  return (
    <fieldset className="segments">
      <legend className="hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'is-chosen' : ''}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.icon && <Icon name={option.icon} size={16} />}
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
