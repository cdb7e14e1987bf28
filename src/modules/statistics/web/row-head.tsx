import { Trans, useLingui } from '@lingui/react/macro'
import { Icon } from '#ui/icon.tsx'
import type { ProgressRow } from './progress-rows.ts'
import { useUnitNames } from './unit-names.ts'

type RowHeadProps = {
  row: ProgressRow
  count: number
  onFold: (region: string) => void
  onUnit: (unit: string) => void
  isFoldable: boolean
}

/** The name of a row: a region folds, a province leads to its year by month. */
export function RowHead({ row: { unit, isOwn, isFolded }, count, onFold, onUnit, isFoldable }: RowHeadProps) {
  const { t } = useLingui()
  const { nameOf } = useUnitNames()
  if (unit.level === 'region' && isFoldable) {
    return (
      <button type="button" className="fold" aria-expanded={!isFolded} onClick={() => onFold(unit.code)}>
        <Icon name={isFolded ? 'right' : 'down'} size={14} />
        {nameOf(unit)} <span className="soft small num">({count})</span>
      </button>
    )
  }
  if (unit.level !== 'province') return nameOf(unit)
  return (
    <>
      <button
        type="button"
        className="unit-link"
        title={t`${unit.fullName}: xem theo tháng`}
        onClick={() => onUnit(unit.id)}
      >
        {unit.name}
      </button>
      {isOwn && (
        <span className="own">
          <Trans>tỉnh của bạn</Trans>
        </span>
      )}
    </>
  )
}
