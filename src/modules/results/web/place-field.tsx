import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlainDate } from '#kernel/plain-date.ts'
import { TextField } from '#ui/fields.tsx'
import { communesQuery } from './results.queries.ts'

type PlaceFieldProps = {
  provinceId: string
  onDay: PlainDate
  name: string
  onChange: (place: { placeId: string; placeName: string }) => void
}

/** The commune, if the result belongs to one: found by a part of its name, tones aside. */
export function PlaceField({ provinceId, onDay, name, onChange }: PlaceFieldProps) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const { data } = useQuery(communesQuery(provinceId, onDay, search))
  const isAsking = search.trim().length >= 2
  if (name) {
    return (
      <p>
        <Trans>Xã, phường:</Trans> <strong>{name}</strong>{' '}
        <button type="button" className="button button-small" onClick={() => onChange({ placeId: '', placeName: '' })}>
          <Trans>Bỏ, ghi cho cả tỉnh</Trans>
        </button>
      </p>
    )
  }
  return (
    <>
      <TextField
        id="field-commune"
        label={t`Xã, phường`}
        hint={t`Để trống nếu là kết quả của cả tỉnh. Gõ hai chữ trở lên, không cần dấu.`}
        isOptional
        autoComplete="off"
        value={search}
        onChange={setSearch}
      />
      {isAsking && data && (
        <ul className="place-list" aria-live="polite">
          {data.units.length === 0 && (
            <li className="soft">
              <Trans>Không có xã, phường nào tên như vậy vào ngày đó.</Trans>
            </li>
          )}
          {data.units.map(({ id, fullName, code }) => (
            <li key={id}>
              <button
                type="button"
                className="button button-small"
                onClick={() => {
                  setSearch('')
                  onChange({ placeId: id, placeName: fullName })
                }}
              >
                {fullName} <span className="soft num">{code}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
