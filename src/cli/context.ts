/** What every command is given, and how it says that its input is at fault. */
import type { Problem } from '../core/values/result.ts'

export interface Context {
  exitCode: number
  readonly json: boolean
  /** The places named on the command line. */
  readonly places: () => { readonly dataDir?: string; readonly databaseUrl?: string }
  /** For people at a terminal, in Vietnamese. */
  readonly progress: (text: string) => void
}

/** Ends the command with 1; `isResult` where the problems are what was asked for. */
export class InputAtFault extends Error {
  readonly problems: readonly Problem[]
  readonly isResult: boolean

  constructor(problems: readonly Problem[], options: { readonly isResult?: boolean } = {}) {
    super('input at fault')
    this.problems = problems
    this.isResult = options.isResult ?? false
  }
}

interface Known {
  readonly problems: readonly Problem[]
  readonly ours: boolean
}

/** What the server says in a refusal or a fault, without loading it; null for everything unexpected. */
export function problemsOf(error: unknown): Known | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'Fault' && 'problems' in error) {
    return { problems: error.problems as readonly Problem[], ours: 'ours' in error && error.ours === true }
  }
  if (error.name === 'AppError' && 'userText' in error && 'code' in error) {
    const { vi } = error.userText as { readonly vi: string }
    return { problems: [{ code: String(error.code), where: 'cchc', text: vi }], ours: false }
  }
  return null
}

/** One result: text for people, JSON for machines. */
export function print(context: Context, result: { readonly json: unknown; readonly text: string }): void {
  process.stdout.write(context.json ? `${JSON.stringify(result.json, null, 2)}\n` : `${result.text}\n`)
}

/** The configuration of commands that use a database; its faults end the command. */
export async function configOf(context: Context, options: object = {}) {
  const { readConfig } = await import('../server/configuration.ts')
  const config = readConfig(process.env, { ...options, ...context.places() })
  if (!config.ok) throw new InputAtFault(config.problems)
  return config.value
}
