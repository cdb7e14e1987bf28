import { v7 as uuidv7 } from 'uuid'
import { yearOf } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import { findIndicator, measuresOf } from '#modules/programme/domain/index.ts'
import { getProgramme } from '#modules/programme/server/index.ts'
import { type FactEvidence, type NewFact, post, reverse } from '#modules/statistics/server/index.ts'
import { record } from '#platform/audit.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { MoveResult } from '../contract.ts'
import { findMove } from '../domain/index.ts'
import { findResultForChange, insertEvent, listEvidence, type ResultRow, updateResult } from './queries.ts'
import { eventOf } from './record-result.ts'

export const SOURCE_KIND = 'results.result'

/**
 * Moves a result along its life: submitted, accepted, returned, reversed … Acceptance posts its facts, a reversal takes
 * them back, in the same transaction. Safe to repeat. Returns the version now standing.
 */
export function moveResult(context: Context, id: string, { move, version, reason }: MoveResult): Promise<number> {
  const { user, now } = context
  return inTransaction(context, async (trx) => {
    const result = await findResultForChange(trx, id)
    if (!result) throw new Problem('common.not-found')
    const step = findMove(result.state, move)
    user.must('results.read', { provinceId: result.provinceId })
    if (!step) throw new Problem('common.not-this-state', { data: { state: result.state, version: result.version } })
    user.must(step.by === 'judge' ? 'results.judge' : 'results.record', { provinceId: result.provinceId })

    if (result.version !== version) throw new Problem('common.changed-meanwhile', { data: { version: result.version } })
    if (step.reason === 'required' && !reason)
      throw new Problem('common.reason-required', { fields: [{ path: 'body.reason', message: 'Hãy ghi lý do.' }] })
    const evidence = await listEvidence(trx, result.unitId, result.id)
    if (step.evidence === 'required' && !evidence.some(({ isComplete }) => isComplete))
      throw new Problem('results.evidence-required')

    if (!(await updateResult(trx, result, { state: step.to }, now))) throw new Problem('common.changed-meanwhile')
    if (move === 'accept') {
      const files = evidence
        .filter(({ isComplete }) => isComplete)
        .map(({ unitId, id: fileId, name, sha256 }) => ({ unitId, fileId, name, sha256 }))
      await post(trx, user, factsOf(context, result, files))
    }
    if (move === 'reverse') await reverse(trx, user, result.id, reason)
    await insertEvent(trx, {
      ...eventOf(result),
      version: version + 1,
      move,
      reason,
      detail: { changes: [] },
      byAccount: user.accountId,
    })
    await record(trx, user, `results.${move}`, id, { reason, provinceId: result.provinceId })
    return version + 1
  })
}

/** What an accepted result counts: one fact for each measure. */
function factsOf({ pack }: Context, result: ResultRow, evidence: FactEvidence[]): NewFact[] {
  const indicator = findIndicator(getProgramme(pack, yearOf(result.onDay)), result.indicator)
  if (!indicator) throw new Problem('results.unknown-measure')
  return measuresOf(indicator)
    .filter(({ role }) => role !== 'target')
    .map(({ code, adds }) => ({
      id: uuidv7(),
      unitId: result.unitId,
      provinceId: result.provinceId,
      measure: code,
      onDay: result.onDay,
      value: result.quantities[code]!,
      adds,
      sourceKind: SOURCE_KIND,
      sourceId: result.id,
      note: result.note,
      evidence,
    }))
}
