import { Trans, useLingui } from '@lingui/react/macro'
import { formatNumber, formatPercent } from '#kernel/number.ts'
import type { LetterPreview } from '../contract.ts'
import { LetterTables } from './letter-tables.tsx'
import { useMeasureTitle } from './measure-titles.ts'

/** The sums of nation and regions, how shares are spread, and the rows they come from. */
export function SumsStep({ preview, onNext }: { preview: LetterPreview; onNext: () => void }) {
  return (
    <>
      <LetterSums preview={preview} />
      <LetterTables preview={preview} />
      <div className="wizard-actions">
        <button type="button" className="button button-main" onClick={onNext}>
          <Trans>Tiếp: xác nhận</Trans>
        </button>
      </div>
    </>
  )
}

/** Nation and regions side by side, one measure a line. */
export function LetterSums({ preview: { totals, regionSums, shares, provinces, year } }: { preview: LetterPreview }) {
  const { t } = useLingui()
  const title = useMeasureTitle(year)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroll-box" aria-label={t`Tổng cộng`} tabIndex={0}>
        <table className="table wide-table">
          <caption>
            <Trans>Tổng chỉ tiêu giao năm {year}: cả nước và từng vùng</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Chỉ tiêu</Trans>
              </th>
              <th scope="col" className="is-number is-nation">
                <Trans>Cả nước</Trans>
              </th>
              {regionSums.map(({ region, name }) => (
                <th key={region} scope="col" className="is-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                <Trans>Số tỉnh</Trans>
              </th>
              <td className="is-number is-nation">{formatNumber(provinces)}</td>
              {regionSums.map((sum) => (
                <td key={sum.region} className="is-number">
                  {formatNumber(sum.provinces)}
                </td>
              ))}
            </tr>
            {Object.entries(totals).map(([code, value]) => (
              <tr key={code}>
                <th scope="row">{title(code)}</th>
                <td className="is-number is-nation">{formatNumber(value)}</td>
                {regionSums.map((sum) => (
                  <td key={sum.region} className="is-number">
                    {sum.totals[code] === undefined ? (
                      <span role="img" aria-label={t`không giao`}>
                        –
                      </span>
                    ) : (
                      formatNumber(sum.totals[code])
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {Object.entries(shares).map(([code, spread]) => (
        <section key={code}>
          <h3>
            {title(code)}: <Trans>mức giao</Trans>
          </h3>
          <p>
            {spread.map(({ value, provinces: count }, index) => (
              <span key={value}>
                {index > 0 && ' · '}
                <Trans>
                  <strong>{formatPercent(value)}</strong> ở {count} tỉnh
                </Trans>
              </span>
            ))}
          </p>
        </section>
      ))}
    </>
  )
}
