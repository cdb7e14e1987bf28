import { v7 as uuidv7 } from 'uuid'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { User } from '#platform/context.ts'
import type { Trx } from '#platform/db.ts'
import { insertFacts, listStandingFacts } from './queries.ts'

/** A file relied on when a fact was accepted. */
export type FactEvidence = { unitId: string; fileId: string; name: string; sha256: string }

/** What accepted evidence counts. `adds`: `sum` for what adds up, `last` for a state of which the latest holds. */
export type NewFact = {
  id: string
  unitId: string
  provinceId: string
  measure: string
  onDay: PlainDate
  value: number
  adds: 'sum' | 'last'
  sourceKind: string
  sourceId: string
  note?: string
  evidence: FactEvidence[]
}

const FACTS_A_STATEMENT = 2000

/**
 * Posts facts to the ledger, in the transaction that accepts what they count; totals are right when it commits.
 * The one door to the ledger. Safe to repeat: a fact whose id stands already is not posted again.
 */
export async function post(trx: Trx, user: User, facts: NewFact[]): Promise<void> {
  for (let start = 0; start < facts.length; start += FACTS_A_STATEMENT) {
    const rows = facts.slice(start, start + FACTS_A_STATEMENT).map((fact) => ({
      ...fact,
      note: fact.note ?? '',
      evidence: JSON.stringify(fact.evidence),
      postedBy: user.accountId,
    }))
    await insertFacts(trx, rows)
  }
}

/** Takes back what a source has counted, by facts of the opposite value. What was reversed before is left alone. */
export async function reverse(trx: Trx, user: User, sourceId: string, note: string): Promise<void> {
  const standing = await listStandingFacts(trx, sourceId)
  await insertFacts(
    trx,
    standing.map((fact) => ({
      ...fact,
      id: uuidv7(),
      value: -fact.value,
      reverses: fact.id,
      note,
      evidence: JSON.stringify([]),
      postedBy: user.accountId,
    })),
  )
}
