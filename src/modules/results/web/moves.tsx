import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { CallFault } from '#ui/api.ts'
import { TextArea } from '#ui/fields.tsx'
import { useTitle } from '#ui/i18n.ts'
import { Notice } from '#ui/notice.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { useSession } from '#ui/session.ts'
import type { ResultPage } from '../contract.ts'
import { findMove, RESULT_MOVES, type ResultMove } from '../domain/index.ts'
import { useMove } from './use-move.ts'

type MovesProps = {
  result: ResultPage
  /** Only the moves of the one who judges, as in the queue of the ministry. */
  isJudging?: boolean
}

/** What the person may do with a result now, read from the one table of moves. A reason is asked for in place. */
export function Moves({ result, isJudging = false }: MovesProps) {
  const { t } = useLingui()
  const title = useTitle()
  const { role, provinceIds } = useSession()
  const [asking, setAsking] = useState<ResultMove>()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string>()
  useEffect(() => {
    if (asking) document.getElementById('field-reason')?.focus()
  }, [asking])
  const moving = useMove(result)
  const mayRecord = role === 'ministry' || (role === 'province' && (provinceIds?.includes(result.provinceId) ?? false))
  const moves = (Object.keys(RESULT_MOVES[result.state]) as ResultMove[]).flatMap((move) => {
    const step = findMove(result.state, move)
    return step && (step.by === 'judge' ? role === 'ministry' : mayRecord && !isJudging) ? [{ move, ...step }] : []
  })
  if (moves.length === 0) return null

  const isConflict = moving.error instanceof CallFault && moving.error.status === 409
  const hasEvidence = result.evidence.some(({ isComplete }) => isComplete)
  const press = (move: ResultMove) => () => {
    const step = findMove(result.state, move)
    setMissing(undefined)
    if (step?.evidence === 'required' && !hasEvidence) {
      return setMissing(t`Chưa có chứng từ kèm theo nên chưa thể nghiệm thu. Hãy trả lại và nêu chứng từ còn thiếu.`)
    }
    if (step?.reason === 'required' && asking !== move) return setAsking(move)
    if (step?.reason === 'required' && !reason.trim()) return setMissing(t`Hãy ghi lý do.`)
    if (!moving.isPending) moving.mutate({ move, reason: reason.trim() })
  }
  const asked = moves.find(({ move }) => move === asking)
  return (
    <section className="moves no-print" aria-label={t`Bước tiếp theo`}>
      {isConflict ? (
        <Notice tone="warn" title={moving.error?.message}>
          <button type="button" className="button" onClick={() => moving.reload()}>
            <Trans>Tải bản mới</Trans>
          </button>
        </Notice>
      ) : (
        moving.error && <FaultNotice error={moving.error} />
      )}
      {missing && <Notice tone="bad" title={missing} />}
      {asked ? (
        <>
          <TextArea
            id="field-reason"
            label={t`Lý do (${title(asked.label)})`}
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={setReason}
          />
          <div className="moves-buttons">
            <button
              type="button"
              className={asked.move === 'return' ? 'button button-main' : lookOf(asked.move)}
              onClick={press(asked.move)}
              aria-busy={moving.isPending}
            >
              {title(asked.label)}
            </button>
            <button type="button" className="button" onClick={() => setAsking(undefined)}>
              <Trans>Thôi</Trans>
            </button>
          </div>
        </>
      ) : (
        <div className="moves-buttons">
          {moves.map(({ move, label }) => (
            <button
              key={move}
              type="button"
              className={lookOf(move)}
              onClick={press(move)}
              aria-busy={moving.isPending}
            >
              {title(label)}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

// What takes something back is never the button that asks to be pressed.
const FORWARD: ResultMove[] = ['submit', 'accept', 'restore']
const DRASTIC: ResultMove[] = ['reverse', 'delete']

function lookOf(move: ResultMove): string {
  if (FORWARD.includes(move)) return 'button button-main'
  return DRASTIC.includes(move) ? 'button button-drastic' : 'button'
}
