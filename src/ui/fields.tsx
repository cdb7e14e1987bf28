import { Trans } from '@lingui/react/macro'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'

type FieldFrame = { label: ReactNode; hint?: ReactNode; error?: string | undefined; isOptional?: boolean }

/** Label, hint and fault of an input, linked to it for everybody who cannot see them side by side. */
export function Field({
  id,
  label,
  hint,
  error,
  isOptional,
  children,
}: FieldFrame & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {isOptional && (
          <span className="soft small">
            {' '}
            <Trans>(không bắt buộc)</Trans>
          </span>
        )}
      </label>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {error && (
        <span className="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </span>
      )}
    </div>
  )
}

function linked(id: string, { hint, error }: FieldFrame) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { id, ...(ids ? { 'aria-describedby': ids } : {}), ...(error ? { 'aria-invalid': true } : {}) }
}

type TextFieldProps = FieldFrame & { value: string; onChange: (value: string) => void } & Omit<
    ComponentProps<'input'>,
    'value' | 'onChange'
  >

/** One line of text. A day or a number is typed as Vietnamese write it and read with the kernel's parseDay and parseNumber. */
export function TextField({ label, hint, error, isOptional, value, onChange, id: given, ...input }: TextFieldProps) {
  const made = useId()
  const frame = { label, hint, error, isOptional: isOptional ?? false }
  const id = given ?? made
  return (
    <Field id={id} {...frame}>
      <input
        className="input"
        {...input}
        {...linked(id, frame)}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

type TextAreaProps = FieldFrame & {
  id?: string
  value: string
  onChange: (value: string) => void
  rows?: number
  maxLength?: number
}

export function TextArea({ label, hint, error, isOptional, value, onChange, id: given, ...area }: TextAreaProps) {
  const made = useId()
  const frame = { label, hint, error, isOptional: isOptional ?? false }
  const id = given ?? made
  return (
    <Field id={id} {...frame}>
      <textarea
        className="input"
        rows={4}
        {...area}
        {...linked(id, frame)}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

type SelectFieldProps = FieldFrame & {
  id?: string
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string; group?: string }[]
}

/** A choice of one; options with a `group` stand under its name. */
export function SelectField({ label, hint, error, isOptional, value, onChange, options, id: given }: SelectFieldProps) {
  const made = useId()
  const frame = { label, hint, error, isOptional: isOptional ?? false }
  const id = given ?? made
  const groups = [...new Set(options.map(({ group }) => group))]
  return (
    <Field id={id} {...frame}>
      <select {...linked(id, frame)} value={value} onChange={({ target }) => onChange(target.value)}>
        {groups.map((group) => {
          const items = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))
          return group === undefined ? (
            items
          ) : (
            <optgroup key={group} label={group}>
              {items}
            </optgroup>
          )
        })}
      </select>
    </Field>
  )
}
