import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isPlainDate } from '#kernel/plain-date.ts'
import { Day } from '#ui/figures.tsx'
import { useTitle } from '#ui/i18n.ts'
import type { Explanation } from '../contract.ts'
import { amountText } from './amount-text.ts'
import { StateWord } from './figure-button.tsx'

const FEW = 5

/** The cells of the letters the target was read from, as they are written there. */
export function ExplainTargets({ explanation: { targets } }: { explanation: Explanation }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? targets : targets.slice(0, FEW)
  const hiddenCount = targets.length - shown.length
  return (
    <section>
      <h3>
        <Trans>Chỉ tiêu đọc từ công văn</Trans>
      </h3>
      {targets.length === 0 && (
        <p className="soft">
          <Trans>Công văn không giao chỉ tiêu này.</Trans>
        </p>
      )}
      <ul className="explain-list">
        {shown.map(({ unitName, letterId, letterNumber, datedOn, rowNumber, columnTitle, cell }) => (
          <li key={`${letterId} ${unitName} ${rowNumber}`}>
            <span>
              {unitName}: <q className="num">{cell}</q>
            </span>
            <span className="soft small">
              <Link to={`/letters/${letterId}` as string}>{letterNumber}</Link> <Day value={datedOn} />,{' '}
              <Trans>
                dòng {rowNumber}, cột «{columnTitle}»
              </Trans>
            </span>
          </li>
        ))}
      </ul>
      {hiddenCount > 0 && (
        <button type="button" className="button button-small" onClick={() => setWhole(true)}>
          <Trans>Xem thêm {hiddenCount} ô</Trans>
        </button>
      )}
    </section>
  )
}

/** The provinces that make up the figure. */
export function ExplainInputs({ explanation: { goal, inputs } }: { explanation: Explanation }) {
  const { i18n } = useLingui()
  if (inputs.length === 0) return null
  const count = inputs.length
  return (
    <section>
      <details>
        <summary>
          <h3>
            <Trans>Gồm {count} tỉnh</Trans>
          </h3>
        </summary>
        <table className="explain-inputs">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Địa phương</Trans>
              </th>
              <th scope="col">
                <Trans>Kết quả</Trans>
              </th>
              <th scope="col">
                <Trans>Chỉ tiêu</Trans>
              </th>
              <th scope="col">
                <Trans>Trạng thái</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {inputs.map(({ id, name, target, result, state }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="num">
                  {amountText(i18n, goal, result, true) ?? (state === 'not-reported' ? '…' : '–')}
                </td>
                <td className="num">{amountText(i18n, goal, target, true) ?? '–'}</td>
                <td>
                  <StateWord cell={{ state }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** The clause the goal rests on, with the words relied on. */
export function ExplainClause({ explanation: { goal, source } }: { explanation: Explanation }) {
  const title = useTitle()
  return (
    <section>
      <h3>
        <Trans>Điều khoản</Trans>
      </h3>
      <blockquote className="explain-quote" lang="vi">
        {goal.citation.quote}
      </blockquote>
      <p className="small">
        {goal.citation.clause}
        {source && (
          <>
            {' — '}
            {source.link ? <a href={source.link}>{source.number}</a> : source.number}
            {isPlainDate(source.date) && (
              <>
                , <Trans>ngày</Trans> <Day value={source.date} />
              </>
            )}
            . {title(source.name)}
          </>
        )}
      </p>
    </section>
  )
}
