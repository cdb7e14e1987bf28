import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { findUnitState } from '#modules/territory/server/index.ts'
import { isSecure, type Routes, withContext } from '#platform/http.ts'
import { inTransaction } from '#platform/transaction.ts'
import { COOKIE, Me, SignIn } from '../contract.ts'
import { findSession, SESSION_HOURS, signIn, signOut } from './sessions.ts'

/** Who sends the request, from its cookie. */
export async function identify(request: FastifyRequest) {
  const token = request.cookies[COOKIE]
  return token ? (await findSession(request.server.db, token, new Date()))?.user : undefined
}

const TRIES_A_MINUTE = { ofAccount: 10, ofAddress: 60 }

export const identityRoutes: Routes = async (app) => {
  // The limit of the route stands in place of the general one and counts accounts apart: whoever tries another account
  // each time is met here, before a password costs any work.
  const countAddress = app.createRateLimit({ max: TRIES_A_MINUTE.ofAddress, timeWindow: '1 minute' })
  app.post(
    '/identity/sign-in',
    {
      config: {
        permission: 'public',
        // Guessing is slowed for the guesser: counted by address and account, so nobody locks out a colleague.
        rateLimit: {
          max: TRIES_A_MINUTE.ofAccount,
          timeWindow: '1 minute',
          hook: 'preHandler',
          keyGenerator: guessKey,
        },
      },
      schema: { tags: ['identity'], body: SignIn, response: { 204: z.null() } },
      onRequest: async (request, reply) => {
        const tries = await countAddress(request)
        if (tries.isAllowed || !tries.isExceeded) return
        reply.header('retry-after', tries.ttlInSeconds)
        throw new Problem('common.too-many-requests')
      },
    },
    async (request, reply) => {
      const token = await signIn(request.server.db, request.body, new Date())
      return reply
        .setCookie(COOKIE, token, { ...cookieFor(request), maxAge: SESSION_HOURS * 3600 })
        .code(204)
        .send(null)
    },
  )

  app.post(
    '/identity/sign-out',
    { config: { permission: 'public' }, schema: { tags: ['identity'], response: { 204: z.null() } } },
    async (request, reply) => {
      const token = request.cookies[COOKIE]
      if (token) await signOut(request.server.db, token)
      return reply.clearCookie(COOKIE, cookieFor(request)).code(204).send(null)
    },
  )

  app.get(
    '/identity/me',
    { config: { permission: 'identity.self' }, schema: { tags: ['identity'], response: { 200: Me } } },
    async (request) => {
      const context = withContext(request)
      const token = request.cookies[COOKIE]
      const signedIn = token ? await findSession(request.server.db, token, context.now) : undefined
      const provinceId = signedIn?.provinceId
      const province = provinceId ? await inTransaction(context, (trx) => findUnitState(trx, provinceId)) : undefined
      return Me.parse({
        name: context.user.name,
        email: signedIn?.email ?? '',
        role: context.user.role,
        province: province ? { id: province.id, code: province.code, name: province.name } : null,
        provinceIds: context.user.provinces === 'nation' ? null : context.user.provinces,
        isDemo: signedIn?.isDemo ?? false,
      })
    },
  )
}

function cookieFor(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(request) } as const
}

function guessKey(request: FastifyRequest): string {
  const email = (request.body as { email?: unknown } | undefined)?.email
  return `${request.ip ?? 'gone'} ${typeof email === 'string' ? email : ''}`
}
