import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import {
  type FastifyPluginAsyncZod,
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { dayInVietnam } from '#kernel/plain-date.ts'
import { PROBLEMS, Problem, type ProblemCode } from '#kernel/problem.ts'
import type { Context, User } from './context.ts'
import type { Db } from './db.ts'
import type { Pack } from './packs.ts'
import type { Permission } from './permissions.ts'
import { refuseForeignOrigin } from './refuse-foreign-origin.ts'

export type Routes = FastifyPluginAsyncZod
export type App = FastifyInstance

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What one must be allowed to do; `public` needs no sign-in. Every route says it, or the server does not start. */
    permission?: Permission | 'public'
  }
  interface FastifyRequest {
    user: User | undefined
  }
  interface FastifyInstance {
    db: Db
    pack: Pack
  }
}

/** Problem details as they travel (RFC 9457), with the product's code and the places of the faults. */
export const ProblemDetails = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

export type FrameOptions = {
  db: Db
  pack: Pack
  /** Who sends the request, from its cookie; undefined if nobody is signed in. */
  identify: (request: FastifyRequest) => Promise<User | undefined>
  version: string
  logger?: boolean
}

/** The server without modules: validation, OpenAPI, rights, problems. Modules are registered on it under /api. */
export async function createFrame({ db, pack, identify, version, logger = false }: FrameOptions): Promise<App> {
  z.config(z.locales.vi())
  const app = Fastify({
    logger: logger ? { level: 'warn' } : false,
    bodyLimit: 2_000_000,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    trustProxy: 'loopback', // a proxy on this machine holds TLS and says whom it speaks for; nobody else is believed
    // What cannot even be routed, such as an address that is not well encoded, is answered like everything else.
    frameworkErrors: answerProblem,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler((request) => {
    throw new Problem('common.not-found', { detail: `Không có địa chỉ ${request.method} ${request.url}.` })
  })
  app.decorate('db', db)
  app.decorate('pack', pack)
  app.decorateRequest('user', undefined)
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: 25_000_000 },
    (_request, body, done) => done(null, body),
  )
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: CONTENT_POLICY, hsts: false })
  // A request its browser gave up has no address any more.
  await app.register(rateLimit, { max: 3000, timeWindow: '1 minute', keyGenerator: (request) => request.ip ?? 'gone' })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'An Toàn', version, description: 'Chương trình Quốc gia về an toàn, vệ sinh lao động' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'antoan_session' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.addHook('onRoute', (route) => {
    if (!route.config?.permission)
      throw new Error(`${String(route.method)} ${route.url} does not say who may (config.permission)`)
    const { hide, response } = route.schema ?? {}
    if (route.schema && !hide)
      route.schema = { ...route.schema, response: { ...(response as object), '4xx': ProblemDetails } }
  })
  app.addHook('onRequest', async (request, reply) => {
    if (isSecure(request)) reply.header('strict-transport-security', 'max-age=31536000')
    refuseForeignOrigin(request)
    const permission = request.routeOptions.config.permission
    if (!permission || permission === 'public') return
    request.user = await identify(request)
    if (!request.user) throw new Problem('identity.sign-in-required')
    request.user.must(permission)
  })
  return app as unknown as App
}

/** The context of a request: a use case gets this and nothing else. */
export function withContext(request: FastifyRequest): Context {
  const now = new Date()
  if (!request.user) throw new Problem('identity.sign-in-required')
  return { db: request.server.db, user: request.user, pack: request.server.pack, now, today: dayInVietnam(now) }
}

/** Did the browser send it over TLS, to us or to the proxy before us? */
export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https'
}

function answerProblem(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error)
  const { status, vi, en } = PROBLEMS[problem.code]
  if (problem.code === 'common.unexpected') request.log.error(error)
  const isEnglish = request.headers['accept-language']?.startsWith('en') ?? false
  reply
    .code(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: isEnglish ? en : vi,
        status,
        code: problem.code,
        detail: isEnglish && !problem.extra.detail ? en : problem.message,
        ...(problem.extra.fields ? { errors: problem.extra.fields } : {}),
        ...problem.extra.data,
      }),
    )
}

function toProblem(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new Problem('common.invalid', {
      fields: error.validation.map(({ instancePath, message }) => ({
        path: `${error.validationContext ?? 'body'}${instancePath}`.replaceAll('/', '.'),
        message: message ?? '',
      })),
    })
  }
  if (UNSTORABLE.includes(error.code)) return new Problem('common.invalid', { detail: NOT_STORED })
  const status = error.statusCode ?? 500
  return new Problem(BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'common.invalid' : 'common.unexpected'))
}

/**
 * What the database says to text with a NUL (22021, in JSON 22P05) and to days it cannot read or keep (22007, 22008):
 * the fault of the input. Schemas refuse these with their place; this is for the inputs no schema looks into.
 */
const UNSTORABLE = ['22021', '22P05', '22007', '22008']
const NOT_STORED = 'Dữ liệu gửi lên có ký tự hoặc ngày không lưu được. Chưa có gì thay đổi.'

const BY_STATUS: Record<number, ProblemCode> = {
  400: 'common.invalid',
  404: 'common.not-found',
  413: 'common.too-large',
  415: 'common.invalid',
  429: 'common.too-many-requests',
}

const CONTENT_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
  },
}
