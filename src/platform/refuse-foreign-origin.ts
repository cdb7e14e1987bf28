import type { FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'

/** A browser always says where a change comes from; another site's page may not send one with our cookie. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const sender = origin ? URL.parse(origin) : null
  const isForeign = origin
    ? !sender || sender.host !== URL.parse(`${sender.protocol}//${request.host}`)?.host
    : site !== undefined && site !== 'same-origin' && site !== 'none'
  if (isForeign) throw new Problem('identity.foreign-origin')
}
