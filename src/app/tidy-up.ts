import { deleteEndedSessions } from '#modules/identity/server/index.ts'
import { systemUser } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { tidyPlatform } from '#platform/tidy-platform.ts'
import { inTransaction } from '#platform/transaction.ts'

const DAY_MS = 86_400_000
const KEPT_DAYS = 7

/**
 * Takes away what nobody needs any more: sessions that have ended; after seven days, answers remembered for repeated
 * requests and uploads never completed. Safe at any time, by several servers at once.
 */
export async function tidyUp(db: Db, now = new Date()): Promise<void> {
  await inTransaction({ db, user: systemUser }, (trx) => deleteEndedSessions(trx, now))
  await tidyPlatform(db, new Date(now.getTime() - KEPT_DAYS * DAY_MS))
}

/** Tidies up now and every day until `stop`, which waits for the run under way. A run that fails is told, and tried again. */
export function tidyDaily(db: Db, tell: (error: unknown) => void): { stop(): Promise<void> } {
  let running = tidyUp(db).catch(tell)
  const daily = setInterval(() => {
    running = tidyUp(db).catch(tell)
  }, DAY_MS)
  daily.unref()
  return {
    stop: () => {
      clearInterval(daily)
      return running
    },
  }
}
