/** The client of the contract: one typed call per route. A refusal of the server is thrown as `ApiRefusal` with its sentence. */
import { z } from 'zod'
import { Refusal, type Route } from '../contract/route.ts'
import { session } from './session.ts'

/** What the server refused, in words for people. `status` 0: the server could not be reached. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly text: string
  readonly problems: Refusal['problems']

  constructor(status: number, refusal: Refusal) {
    super(refusal.text)
    this.name = 'ApiRefusal'
    this.status = status
    this.code = refusal.code
    this.text = refusal.text
    this.problems = refusal.problems
  }
}

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<never, never> extends Value
    ? { readonly [K in Name]?: Value }
    : { readonly [K in Name]: Value }

interface AnyAddress {
  readonly params?: object
  readonly query?: object
}

interface AnyInput extends AnyAddress {
  readonly body?: unknown
  /** The bytes of an upload; its name goes into the query as `fileName`. */
  readonly file?: Blob
  /** From 0 to 1 while an upload is on its way. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** What a route needs to be addressed. */
export type Address<R extends Route> = AnyAddress &
  Part<'params', z.input<R['params']>> &
  Part<'query', z.input<R['query']>>

export type Input<R extends Route> = AnyInput & Address<R> & Part<'body', z.input<R['body']>>

/** Calls a route and gives its answer, read through the contract. */
export async function call<R extends Route>(route: R, input: Input<R>): Promise<z.output<R['answer']>> {
  const schema: R['answer'] = route.answer
  const answered = input.file ? await sendFile(route, input, input.file) : await sendJson(route, input)
  const read = z.safeParse(schema, answered)
  if (!read.success) throw new ApiRefusal(0, ownRefusal('newer-server', session.texts.newerServer))
  return read.data
}

/** Fetches a file that a route offers, with the name the server gives it. */
export async function download<R extends Route>(
  route: R,
  input: Address<R>,
): Promise<{ blob: Blob; fileName: string }> {
  const response = await reach(addressOf(route, input), { headers: headers() })
  if (!response.ok) throw await refusalOf(response.status, await response.text())
  return { blob: await response.blob(), fileName: fileNameOf(response.headers.get('content-disposition') ?? '') }
}

/** The address of a route with its parameters and query filled in; for plain links, too. */
export function addressOf<R extends Route>(route: R, input: Address<R>): string {
  return fillAddress(route, input)
}

function fillAddress(route: Route, { params, query }: AnyAddress): string {
  const filled = new Map(Object.entries(params ?? {}))
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(filled.get(name))))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  return search.size ? `${path}?${search}` : path
}

async function sendJson(route: Route, input: AnyInput): Promise<unknown> {
  const hasBody = input.body !== undefined
  const response = await reach(fillAddress(route, input), {
    method: route.method,
    headers: { ...headers(), ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: JSON.stringify(input.body) } : {}),
    ...(input.signal ? { signal: input.signal } : {}),
  })
  const text = await response.text()
  if (!response.ok) throw await refusalOf(response.status, text)
  return text === '' ? undefined : JSON.parse(text)
}

/** Uploads go by XMLHttpRequest: fetch tells nothing of how far an upload has come. */
function sendFile(route: Route, input: AnyInput, file: Blob): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method, fillAddress(route, input))
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) input.onProgress?.(event.loaded / event.total)
    }
    request.onerror = () => reject(new ApiRefusal(0, ownRefusal('unreachable', session.texts.unreachable)))
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'))
    request.onload = async () => {
      if (request.status < 300) resolve(request.responseText === '' ? undefined : JSON.parse(request.responseText))
      else reject(await refusalOf(request.status, request.responseText))
    }
    input.signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function headers(): Record<string, string> {
  return {
    'accept-language': session.language,
    ...(session.csrfToken ? { 'x-csrf-token': session.csrfToken } : {}),
  }
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiRefusal(0, ownRefusal('unreachable', session.texts.unreachable))
  }
}

async function refusalOf(status: number, text: string): Promise<ApiRefusal> {
  const refusal = new ApiRefusal(status, readRefusal(text))
  if (status === 401) session.onEnded?.()
  return refusal
}

function readRefusal(text: string): Refusal {
  try {
    return Refusal.parse(JSON.parse(text))
  } catch {
    return ownRefusal('unreadable', session.texts.unreachable)
  }
}

const ownRefusal = (code: string, text: string): Refusal => ({ code, text, problems: [], requestId: '' })

function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'cchc'
}
