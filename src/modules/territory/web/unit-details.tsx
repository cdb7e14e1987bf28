import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { formatDay } from '#kernel/plain-date.ts'
import type { Relative, UnitHistory } from '../contract.ts'

const SHARES: Record<string, MessageDescriptor> = {
  whole: msg`toàn bộ`,
  part: msg`một phần`,
  'part-of-area': msg`một phần diện tích`,
  'part-of-population': msg`một phần dân số`,
  rest: msg`phần còn lại`,
}

/** All that is known of a unit: its names and codes from day to day, who it came from, and who came from it. */
export function UnitDetails({ unit, onOpen }: { unit: UnitHistory; onOpen: (id: string) => void }) {
  return (
    <div className="unit-details">
      <section>
        <h3>
          <Trans>Tên, mã qua thời gian</Trans>
        </h3>
        <ul>
          {unit.states.map(({ fromOn, toOn, fullName, code, parentName, source }) => (
            <li key={fromOn}>
              <strong>{fullName}</strong> <span className="num soft">{code}</span>
              {parentName && <>, {parentName}</>}
              <br />
              <span className="small">
                {toOn ? (
                  <Trans>
                    từ {formatDay(fromOn)} đến trước {formatDay(toOn)}
                  </Trans>
                ) : (
                  <Trans>từ {formatDay(fromOn)}</Trans>
                )}
              </span>
              <br />
              <span className="soft small">{source}</span>
            </li>
          ))}
        </ul>
      </section>
      <Relatives title={<Trans>Hình thành từ</Trans>} relatives={unit.predecessors} onOpen={onOpen} />
      <Relatives title={<Trans>Trở thành</Trans>} relatives={unit.successors} onOpen={onOpen} />
    </div>
  )
}

type RelativesProps = { title: React.ReactNode; relatives: Relative[]; onOpen: (id: string) => void }

function Relatives({ title, relatives, onOpen }: RelativesProps) {
  const { i18n } = useLingui()
  if (relatives.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {relatives.map(({ unit, onDay, share, note, source }) => (
          <li key={unit.id}>
            <button type="button" className="button-link" onClick={() => onOpen(unit.id)}>
              {unit.fullName}
            </button>{' '}
            <span className="soft small">
              ({SHARES[share] ? i18n._(SHARES[share]) : share}, {formatDay(onDay)})
            </span>
            {note && <p className="small">{note}</p>}
            <p className="soft small">{source}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
