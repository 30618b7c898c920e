/** Serves the built pages: three entries, a strict content policy with a fresh nonce each time, and their assets. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Sentence } from '../../../core/values/appError.ts'
import { languageOf } from './errors.ts'

export interface PagesOptions {
  /** Where the built pages lie: `index.html`, `sign-in.html`, `api.html`, `assets/`. */
  readonly folder: string
  /** False when the request carries no living session: it is sent to sign in. While nobody can say, it is not. */
  readonly isSignedIn: (request: FastifyRequest) => Promise<boolean>
}

const lightEntries: readonly { readonly pattern: RegExp; readonly file: string }[] = [
  { pattern: /^\/(dang-nhap|lien-ket\/[^/]+)\/?$/, file: 'sign-in.html' },
  { pattern: /^\/api\/?$/, file: 'api.html' },
]

export async function servePages(app: FastifyInstance, options: PagesOptions): Promise<void> {
  if (!existsSync(join(options.folder, 'index.html'))) {
    app.setNotFoundHandler(notFound)
    return
  }
  await app.register(fastifyStatic, {
    root: join(options.folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  })
  const htmlOf = new Map<string, string>()
  const page = (file: string) => {
    const known = htmlOf.get(file) ?? readFileSync(join(options.folder, file), 'utf8')
    htmlOf.set(file, known)
    return known
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const light = lightEntries.find((entry) => entry.pattern.test(path))
    const isPage = light !== undefined || !/^\/(api|assets)\//.test(path)
    if (!isPage || !['GET', 'HEAD'].includes(request.method)) return notFound(request, reply)
    if (light) return sendPage(reply, page(light.file))
    if (await options.isSignedIn(request)) return sendPage(reply, page('index.html'))
    const target = path === '/' ? '' : `?tiep=${encodeURIComponent(request.url)}`
    return reply.redirect(`/dang-nhap${target}`)
  })
}

function sendPage(reply: FastifyReply, html: string) {
  const nonce = randomBytes(16).toString('base64')
  reply.header(
    'content-security-policy',
    [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  )
  reply.header('cache-control', 'no-store')
  reply.type('text/html; charset=utf-8')
  return reply.send(html.replaceAll('__CSP_NONCE__', nonce))
}

const noSuchAddress: Sentence = {
  vi: 'Không có địa chỉ này. Xem các địa chỉ tại /api.',
  en: 'There is no such address. See /api for those there are.',
}

function notFound(request: FastifyRequest, reply: FastifyReply) {
  const text = noSuchAddress[languageOf(request)]
  return reply.code(404).send({ code: 'not-found', text, problems: [], requestId: request.id })
}
