import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { formatPercent } from '#kernel/number.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { Instant } from '#ui/figures.tsx'
import { useTitle } from '#ui/i18n.ts'
import { FaultNotice, RoutePending } from '#ui/route-states.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import type { Explanation } from '../contract.ts'
import { amountText } from './amount-text.ts'
import { ExplainClause, ExplainInputs, ExplainTargets } from './explain-grounds.tsx'
import { ExplainRecords } from './explain-records.tsx'
import { StateWord } from './figure-button.tsx'
import { explainQuery } from './progress.queries.ts'
import { useUnitNames } from './unit-names.ts'

type ExplainPanelProps = {
  year: number
  borders: PlainDate | undefined
  goal: string
  unit: string
  onClose: () => void
}

/** «Vì sao?»: formula, inputs, the letter's cells, records with evidence, clause, time. */
export function ExplainPanel({ onClose, ...question }: ExplainPanelProps) {
  const title = useTitle()
  const asked = useInfiniteQuery(explainQuery(question))
  const pages = asked.data?.pages ?? []
  const first = pages[0]
  return (
    <SidePanel title={first ? title(first.goal.title) : <Trans>Vì sao có con số này?</Trans>} onClose={onClose}>
      {asked.error && <FaultNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <RoutePending />}
      {first && (
        <div className="explain">
          <Summary explanation={first} />
          <Formula explanation={first} />
          <ExplainTargets explanation={first} />
          <ExplainRecords
            facts={pages.flatMap(({ facts }) => facts.items)}
            count={first.facts.count}
            isMore={asked.hasNextPage}
            isLoading={asked.isFetchingNextPage}
            onMore={() => void asked.fetchNextPage()}
          />
          <ExplainInputs explanation={first} />
          <ExplainClause explanation={first} />
          <p className="soft small">
            <Trans>
              Tính lúc <Instant value={first.computedAt} />, theo gói dữ liệu pháp luật {first.packVersion}.
            </Trans>
          </p>
        </div>
      )}
    </SidePanel>
  )
}

function Summary({ explanation: { goal, unit, year, cell } }: { explanation: Explanation }) {
  const { i18n } = useLingui()
  const { nameOf } = useUnitNames()
  const isProvince = unit.level === 'province'
  const target = amountText(i18n, goal, cell.target, isProvince)
  return (
    <div className="explain-summary">
      <p>
        <strong>{nameOf(unit)}</strong>, <Trans>năm {year}</Trans>
      </p>
      <p className="explain-figure num">
        <b>{amountText(i18n, goal, cell.result, isProvince) ?? <Trans>chưa có</Trans>}</b>
        {target !== undefined && <> / {target}</>}
        {cell.percent !== null && goal.kind !== 'share' && (
          <span className="soft"> · {formatPercent(cell.percent)}</span>
        )}
      </p>
      <p>
        <StateWord cell={cell} />
        {!isProvince && (
          <span className="soft">
            {' · '}
            <Trans>
              {cell.reported} / {cell.assigned} tỉnh đã báo cáo, {cell.well} tỉnh đạt
            </Trans>
          </span>
        )}
      </p>
    </div>
  )
}

function Formula({ explanation: { formula } }: { explanation: Explanation }) {
  const title = useTitle()
  return (
    <section>
      <h3>
        <Trans>Cách tính</Trans>
      </h3>
      <dl className="explain-formula num">
        <dt>
          <Trans>Chỉ tiêu</Trans>
        </dt>
        <dd>{title(formula.target)}</dd>
        <dt>
          <Trans>Kết quả</Trans>
        </dt>
        <dd>{title(formula.result)}</dd>
        <dt>
          <Trans>Tỷ lệ</Trans>
        </dt>
        <dd>{title(formula.percent)}</dd>
      </dl>
    </section>
  )
}
