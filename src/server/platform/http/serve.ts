/**
 * Serves a declared route: who asks, may they, is the input whole, then the handler, then the answer.
 * It knows nothing of accounts or features: the application gives it `authenticate` and `allows`.
 */
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { AppError, type Sentence } from '../../../core/values/appError.ts'
import { contentDisposition } from './contentDisposition.ts'
import { type Language, languageOf } from './errors.ts'
import { inputSentences } from './inputSentences.ts'

/** What this room needs of a declared route; the contract's `Route` has this shape. */
export interface ServedRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly permission: string
  readonly params: z.ZodType
  readonly query: z.ZodType
  readonly body: z.ZodType
  readonly upload?: { readonly what: string; readonly maxBytes: number }
  readonly maxBodyBytes?: number
  readonly answer: z.ZodType
  readonly download?: string | undefined
}

/** A file to send; `fileName` is what the person's machine saves it as. */
export interface Download {
  readonly fileName: string
  readonly content: Uint8Array | Readable
}

/** One request, read and checked. `upload` holds the bytes of an upload and is empty elsewhere. */
export interface Call<R extends ServedRoute, Actor> {
  readonly params: z.output<R['params']>
  readonly query: z.output<R['query']>
  readonly body: z.output<R['body']>
  readonly upload: Uint8Array
  readonly actor: R['permission'] extends 'public' ? null : Actor
  readonly language: Language
  readonly client: { readonly address: string; readonly userAgent: string }
  readonly cookie: (name: string) => string | null
  readonly setCookie: (name: string, value: string, maxAgeSeconds: number) => void
  readonly clearCookie: (name: string) => void
}

export type AnswerOf<R extends ServedRoute> = R['download'] extends string
  ? Download
  : R['answer'] extends z.ZodUndefined
    ? // biome-ignore lint/suspicious/noConfusingVoidType: a handler that ends without a value answers 204
      void
    : z.input<R['answer']>

export type Handler<R extends ServedRoute, Actor> = (call: Call<R, Actor>) => Promise<AnswerOf<R>>

/** Registers one route on the server; features call it with their contract's routes. */
export type Serve<Actor> = <R extends ServedRoute>(route: R, handler: Handler<R, Actor>) => void

export interface ServingRules<Actor> {
  /** The person behind the request, or null; throws a refusal for a wrong token. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>
  /** False where the actor may nowhere do what the route needs. */
  readonly allows: (actor: Actor, permission: string) => boolean
  /** Cookies only over HTTPS. */
  readonly secureCookies: boolean
  /** Also checks every answer against the contract: on in tests. */
  readonly checkAnswers: boolean
}

export function makeServe<Actor>(app: FastifyInstance, rules: ServingRules<Actor>): Serve<Actor> {
  return (route, handler) => {
    app.route({
      method: route.method,
      url: route.path,
      ...bodyLimitOf(route),
      // A request without the right is turned away before its body is read.
      onRequest: async (request) => {
        // Nobody is asked who they are at the door itself: a session that still lives must not bar signing in anew.
        if (route.permission === 'public') return
        const actor = await rules.authenticate(request)
        if (!actor) throw new AppError('unauthenticated', 'sign-in', signInFirst)
        if (route.permission !== 'signedIn' && !rules.allows(actor, route.permission)) {
          throw new AppError('forbidden', 'forbidden', notAllowed)
        }
        actors.set(request, actor)
      },
      handler: async (request, reply) => {
        const language = languageOf(request)
        const call = {
          ...readInput(route, request, language),
          actor: (actors.get(request) ?? null) as Call<typeof route, Actor>['actor'],
          language,
          client: { address: request.ip, userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300) },
          cookie: (name: string) => request.cookies[name] ?? null,
          setCookie: (name: string, value: string, maxAge: number) => {
            reply.setCookie(name, value, { ...cookieRules, secure: rules.secureCookies, maxAge })
          },
          clearCookie: (name: string) => {
            reply.clearCookie(name, { ...cookieRules, secure: rules.secureCookies })
          },
        }
        const answer = await handler(call)
        if (route.download) return sendDownload(reply, route.download, answer as Download)
        if (rules.checkAnswers) route.answer.parse(answer)
        return answer === undefined ? reply.code(204).send() : reply.send(answer)
      },
    })
  }
}

/** The server's own limit holds for a route that says nothing. */
function bodyLimitOf({ upload, maxBodyBytes }: ServedRoute): { bodyLimit?: number } {
  const bodyLimit = upload?.maxBytes ?? maxBodyBytes
  return bodyLimit === undefined ? {} : { bodyLimit }
}

const actors = new WeakMap<FastifyRequest, unknown>()
const cookieRules = { path: '/', httpOnly: true, sameSite: 'lax' } as const

/** Reads params, query and body; every fault is listed at once, each at its field. */
function readInput<R extends ServedRoute>(route: R, request: FastifyRequest, language: Language) {
  const problems: { code: string; where: string; text: string }[] = []
  const read = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined => {
    const result = schema.safeParse(value, { error: sentences[language] })
    if (result.success) return result.data
    for (const issue of result.error.issues) {
      problems.push({ code: issue.code, where: issue.path.join('.'), text: issue.message })
    }
    return undefined
  }
  const upload = route.upload ? uploadedBytes(request.body) : new Uint8Array()
  const params = read(route.params, request.params)
  const query = read(route.query, request.query)
  const body = read(route.body, route.upload ? undefined : (request.body ?? undefined))
  if (problems.length) throw new AppError('invalid', 'invalid-input', invalidInput, problems)
  return {
    params: params as z.output<R['params']>,
    query: query as z.output<R['query']>,
    body: body as z.output<R['body']>,
    upload,
  }
}

function uploadedBytes(body: unknown): Uint8Array {
  if (Buffer.isBuffer(body)) return body
  throw new AppError('invalid', 'upload-missing', uploadMissing)
}

function sendDownload(reply: FastifyReply, type: string, file: Download) {
  reply.header('content-type', type)
  reply.header('content-disposition', contentDisposition(file.fileName))
  reply.header('cache-control', 'no-store')
  return reply.send(file.content instanceof Uint8Array ? Buffer.from(file.content) : file.content)
}

const sentences = { vi: inputSentences('vi'), en: inputSentences('en') }

export const signInFirst: Sentence = {
  vi: 'Phiên làm việc đã hết hoặc chưa đăng nhập. Hãy đăng nhập rồi làm lại.',
  en: 'You are not signed in, or the session has ended. Sign in and try again.',
}
export const notAllowed: Sentence = {
  vi: 'Vai trò của bạn không được làm việc này. Cần thì nhờ Văn phòng Sở hoặc quản trị.',
  en: 'Your role does not allow this. Ask the Office or an administrator if you need it.',
}
const invalidInput: Sentence = {
  vi: 'Có mục chưa đúng; hãy sửa các mục được nêu rồi gửi lại.',
  en: 'Some fields are not right; mend the ones named and send again.',
}
const uploadMissing: Sentence = {
  vi: 'Chưa có tệp. Gửi nội dung tệp với kiểu application/octet-stream.',
  en: 'There is no file. Send its bytes as application/octet-stream.',
}
