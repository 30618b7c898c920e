/** Structured logs: one JSON object a line. Passwords, tokens and what people typed never come here. */
import { type DestinationStream, type Logger, pino } from 'pino'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** `file` takes the lines where a person sits at the terminal; without it they go to stderr. */
export function makeLog(options: { readonly level: LogLevel; readonly file?: string }): Logger {
  const destination: DestinationStream = options.file
    ? pino.destination({ dest: options.file, mkdir: true, sync: false, mode: 0o600 })
    : pino.destination({ dest: 2, sync: true })
  return pino({ level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}

/** For tests, and for commands whose answer is their only word. */
export const silentLog: Logger = pino({ level: 'silent' })
