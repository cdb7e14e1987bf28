import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import type { Context } from './context.ts'
import type { Trx } from './db.ts'
import { withContext } from './http.ts'
import { inTransaction } from './transaction.ts'

const MAX_KEY = 200

/**
 * Carries out a change once: the use case, and the answer remembered under the request's `Idempotency-Key`, are one
 * transaction. The same request sent again gets the same answer; the same key with another body is refused.
 */
export async function carryOut<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const context = withContext(request)
  const key = request.headers['idempotency-key']
  reply.code(status)
  if (typeof key === 'string' && key.length > MAX_KEY) {
    throw new Problem('common.invalid', {
      fields: [{ path: 'headers.idempotency-key', message: `Idempotency-Key dài quá ${MAX_KEY} ký tự.` }],
    })
  }
  if (typeof key !== 'string' || !context.user.accountId)
    return inTransaction(context, (trx) => work({ ...context, db: trx }))

  const mine = { accountId: context.user.accountId, key, requestHash: requestHash(request) }
  return inTransaction(context, async (trx) => {
    const earlier = await claim(trx, mine, status)
    if (!earlier) {
      const answer = await work({ ...context, db: trx })
      await remember(trx, mine, answer)
      return answer
    }
    if (earlier.requestHash !== mine.requestHash) throw new Problem('common.idempotency-mismatch')
    reply.code(earlier.status).header('idempotent-replayed', 'true')
    return earlier.response as T
  })
}

type Claim = { accountId: string; key: string; requestHash: string }

/** Takes the key, or waits for whoever holds it and returns what was answered. */
async function claim(trx: Trx, mine: Claim, status: number) {
  const taken = await trx
    .insertInto('platform.idempotency')
    .values({ ...mine, status })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return undefined
  return trx
    .selectFrom('platform.idempotency')
    .select(['requestHash', 'status', 'response'])
    .where('accountId', '=', mine.accountId)
    .where('key', '=', mine.key)
    .executeTakeFirstOrThrow()
}

async function remember(trx: Trx, { accountId, key }: Claim, answer: unknown): Promise<void> {
  await trx
    .updateTable('platform.idempotency')
    .set({ response: JSON.stringify(answer ?? null) })
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .execute()
}

function requestHash(request: FastifyRequest): string {
  const body = Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null)
  return createHash('sha256').update(`${request.method} ${request.url}\n`).update(body).digest('hex')
}
