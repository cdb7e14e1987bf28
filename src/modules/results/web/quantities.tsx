import { Trans } from '@lingui/react/macro'
import { formatNumber } from '#kernel/number.ts'
import { useTitle } from '#ui/i18n.ts'
import { resultMeasures, useIndicators } from './indicator-names.ts'

/** «2 lớp, 100 người»: quantities with their units. */
export function Quantities({ indicator, quantities }: { indicator: string; quantities: Record<string, number> }) {
  const title = useTitle()
  const info = useIndicators().find(({ code }) => code === indicator)
  if (info?.kind === 'yes-no') return (quantities[indicator] ?? 0) > 0 ? <Trans>đã làm</Trans> : <Trans>chưa làm</Trans>
  const measures = resultMeasures(info)
  if (info?.kind === 'share') {
    const [reached, total] = measures.map(({ code }) => formatNumber(quantities[code] ?? 0))
    return (
      <span className="num">
        {reached} / {total} {title(info.unit)}
      </span>
    )
  }
  const shown = measures.filter(({ code }) => quantities[code] !== undefined)
  return (
    <span className="num">
      {shown.map(({ code, unit }) => `${formatNumber(quantities[code]!)} ${title(unit)}`).join(', ')}
    </span>
  )
}
