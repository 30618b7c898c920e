/** What reading gives: a value, or every problem found, each with its place and what to do. */
export type Result<Value, Where = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem<Where>[] }

/** One fault of an input. `code` is for machines, `text` says in Vietnamese what is wrong and what to do. */
export interface Problem<Where = string> {
  readonly code: string
  readonly where: Where
  readonly text: string
}

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

export const fail = <Where>(problems: readonly Problem<Where>[]) => ({ ok: false, problems }) as const

/** Closes a switch over a union: a kind that is added makes the compiler list every switch. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
