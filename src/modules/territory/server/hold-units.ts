import { sql } from 'kysely'
import type { Trx } from '#platform/db.ts'

/**
 * Nobody takes back units until the end of the transaction: to be asked before a place is looked up that something is
 * going to stand on. Those who hold do not wait for each other, only for an undo under way.
 */
export async function holdUnits(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(727004)`.execute(trx)
}

/** Waits for everybody who holds units, and keeps new ones waiting until the end of the transaction. */
export async function claimUnits(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(727004)`.execute(trx)
}
