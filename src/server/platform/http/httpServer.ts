/** The bare HTTP server: limits, headers, request ids, health, faults, and the built pages. */
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { createServer } from 'node:https'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { AppError, type Sentence } from '../../../core/values/appError.ts'
import { answerFault, databaseAway } from './errors.ts'

const MEBIBYTE = 1_048_576

export interface HttpServerOptions {
  readonly logger: FastifyBaseLogger | null
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  /** The addresses of declared proxies, whose forwarded address and protocol are believed; false where there are none. */
  readonly trustProxy: boolean | string
  readonly secure: boolean
  /** False while the database is away: requests then get 503 and a sentence. */
  readonly databaseReady: () => Promise<boolean> | boolean
}

/** Makes the server without routes; `serve` and the features add them. */
export async function makeHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const settings: FastifyServerOptions = {
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    trustProxy: options.trustProxy,
    bodyLimit: MEBIBYTE,
    genReqId: () => randomUUID(),
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 300 },
    logController: new LogController({ disableRequestLogging: true }),
  }
  const app = makeInstance(settings, options.tls)
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  app.setErrorHandler(answerFault)
  await app.register(cookie)
  await app.register(helmet, {
    // Whatever is no page may load nothing at all; pages carry a policy of their own.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    frameguard: { action: 'deny' },
    hsts: options.secure,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  const onlyThroughProxy = options.trustProxy !== false && options.tls === null
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (onlyThroughProxy && isInClear(request)) throw new AppError('forbidden', 'in-clear', inClear)
    if (request.url.startsWith('/api/')) {
      reply.header('cache-control', 'no-store')
      if (!(await options.databaseReady())) throw new AppError('unavailable', 'database-away', databaseAway)
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    // The query may hold what a person searched for, and a link's path its token: neither is logged.
    request.log.info(
      {
        route: request.routeOptions.url ?? 'none',
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await options.databaseReady()
    return reply.code(ready ? 200 : 503).send({ ready, ...(ready ? {} : { text: databaseAway.vi }) })
  })
  return app
}

/**
 * Whether it came over a network unencrypted: past the proxy, or through one that does not say that it has TLS. Who
 * asks whether the application lives sends nothing that others must not read.
 */
function isInClear({ protocol, socket, url }: FastifyRequest): boolean {
  const isLocal = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '')
  return protocol !== 'https' && !isLocal && url !== '/healthz' && url !== '/readyz'
}

const inClear: Sentence = {
  vi: 'Kết nối này không mã hóa nên mật khẩu sẽ đi qua mạng ở dạng đọc được. Hãy mở địa chỉ https mà quản trị đã thông báo. (Quản trị: proxy có TLS phải gửi X-Forwarded-Proto: https.)',
  en: 'This connection is not encrypted: passwords would be readable on the way. Open the https address that your administrator gave you. (Administrators: the proxy with TLS must send X-Forwarded-Proto: https.)',
}

/** An HTTPS server differs from an HTTP one only in its socket, which no route looks at: one type for both. */
function makeInstance(settings: FastifyServerOptions, tls: HttpServerOptions['tls']): FastifyInstance {
  if (!tls) return fastify(settings)
  return fastify({ ...settings, serverFactory: (handler) => createServer(tls, handler) as unknown as Server })
}
