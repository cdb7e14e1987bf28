import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { formatNumber } from '#kernel/number.ts'
import { useTitle } from '#ui/i18n.ts'
import type { Trend } from '../contract.ts'
import { Fallback } from './map-fallback.tsx'
import styles from './trend.module.css'
import { useUnitNames } from './unit-names.ts'

const TrendDrawing = lazy(() => import('./trend-drawing.tsx').then(({ TrendDrawing }) => ({ default: TrendDrawing })))

/** What was accepted month by month and altogether, against the target: as a picture, and as a table of the same figures. */
export function TrendChart({ trend }: { trend: Trend }) {
  const { t } = useLingui()
  const title = useTitle()
  const { nameOf } = useUnitNames()
  const { goal, unit, target, months } = trend
  const unitTitle = title(goal.unit)
  const round = (value: number) => formatNumber(Math.round(value * 10) / 10)
  if (months.every(({ value, running }) => value === 0 && running === 0)) {
    return (
      <p className={styles.empty}>
        <Trans>Chưa có kết quả nào được nghiệm thu trong năm, nên chưa vẽ được diễn biến.</Trans>
      </p>
    )
  }
  return (
    <figure className={styles.figure}>
      <figcaption>
        <strong>{title(goal.title)}</strong>
        <span>
          {nameOf(unit)} ·{' '}
          {target === null ? (
            <Trans>không giao chỉ tiêu</Trans>
          ) : (
            <Trans>
              chỉ tiêu {round(target)} {unitTitle}
            </Trans>
          )}
        </span>
      </figcaption>
      <div className={styles.body}>
        <Fallback instead={null}>
          <Suspense fallback={<div className={styles.space} />}>
            <div className={styles.space} aria-hidden="true">
              <TrendDrawing trend={trend} words={{ value: t`Trong tháng`, running: t`Lũy kế`, target: t`Chỉ tiêu` }} />
            </div>
          </Suspense>
        </Fallback>
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Tháng</Trans>
                </th>
                <th scope="col">
                  <Trans>Trong tháng ({unitTitle})</Trans>
                </th>
                <th scope="col">
                  <Trans>Lũy kế ({unitTitle})</Trans>
                </th>
                <th scope="col">
                  <Trans>So với chỉ tiêu</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, value, running }) => (
                <tr key={month}>
                  <th scope="row">{month}</th>
                  <td>{round(value)}</td>
                  <td>{round(running)}</td>
                  <td>{target ? `${round((running / target) * 100)} %` : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </figure>
  )
}
