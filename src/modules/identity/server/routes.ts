import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findUnitState } from '#modules/territory/server/index.ts'
import { type Routes, withContext } from '#platform/http.ts'
import { inTransaction } from '#platform/transaction.ts'
import { COOKIE, Me, SignIn } from '../contract.ts'
import { findSession, SESSION_HOURS, signIn, signOut } from './sessions.ts'

/** Who sends the request, from its cookie. */
export async function identify(request: FastifyRequest) {
  const token = request.cookies[COOKIE]
  return token ? (await findSession(request.server.db, token, new Date()))?.user : undefined
}

export function identityRoutes({ isSecure }: { isSecure: boolean }): Routes {
  const setCookie = (reply: FastifyReply, token: string, maxAge: number) =>
    reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge })

  return async (app) => {
    app.post(
      '/identity/sign-in',
      {
        config: {
          permission: 'public',
          // Guessing is slowed for the guesser: counted by address and account, so nobody locks out a colleague.
          rateLimit: { max: 10, timeWindow: '1 minute', hook: 'preHandler', keyGenerator: guessKey },
        },
        schema: { tags: ['identity'], body: SignIn, response: { 204: z.null() } },
      },
      async (request, reply) => {
        const token = await signIn(request.server.db, request.body, new Date())
        return setCookie(reply, token, SESSION_HOURS * 3600)
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
        return reply.clearCookie(COOKIE, { path: '/' }).code(204).send(null)
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
}

function guessKey(request: FastifyRequest): string {
  const email = (request.body as { email?: unknown } | undefined)?.email
  return `${request.ip ?? 'gone'} ${typeof email === 'string' ? email : ''}`
}
