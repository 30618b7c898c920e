/** A sentence for people in both languages of the screens. */
export interface Sentence {
  readonly vi: string
  readonly en: string
}

/** How a refusal is answered over HTTP; the mapping to a status stands once, in `platform/http`. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'gone'
  | 'tooLarge'
  | 'tooMany'
  | 'unavailable'

/**
 * A refusal in doing: not found, forbidden, changed meanwhile. Features declare their own codes.
 * `problems` carries the faults field by field where there are several.
 */
export class AppError extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly userText: Sentence
  readonly problems: readonly { readonly code: string; readonly where: unknown; readonly text: string }[]
  /** For `tooMany` and `unavailable`: after how long trying again makes sense, where that is known. */
  readonly retryAfterSeconds: number | null

  constructor(
    kind: RefusalKind,
    code: string,
    userText: Sentence,
    problems: readonly { readonly code: string; readonly where: unknown; readonly text: string }[] = [],
    retryAfterSeconds: number | null = null,
  ) {
    super(`${code}: ${userText.en}`)
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.userText = userText
    this.problems = problems
    this.retryAfterSeconds = retryAfterSeconds
  }
}
