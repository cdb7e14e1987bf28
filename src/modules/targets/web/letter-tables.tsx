import { Trans, useLingui } from '@lingui/react/macro'
import type { LetterPreview } from '../contract.ts'

/** The tables as they stand in the file, cell by cell, with the rows of the file. */
export function LetterTables({ preview: { tables } }: { preview: LetterPreview }) {
  const { t } = useLingui()
  return tables.map(({ title, columns, rows }, place) => {
    const name = title || t`Bảng ${place + 1}`
    return (
      // Tables stand in the order of the file and are never moved.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <details key={place}>
        <summary>
          <Trans>
            {name}: {rows.length} dòng như trong tệp
          </Trans>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className="scroll-box letter-cells" aria-label={name} tabIndex={0}>
          <table className="table wide-table">
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Địa phương</Trans>
                </th>
                <th scope="col" className="is-number">
                  <Trans>Dòng</Trans>
                </th>
                {columns.map(({ index, title: heading }) => (
                  <th key={index} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, province, written, cells }) => (
                <tr key={row}>
                  <th scope="row">{province ?? written}</th>
                  <td className="is-number soft">{row}</td>
                  {columns.map(({ index }) => (
                    <td key={index}>{cells[index]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    )
  })
}
