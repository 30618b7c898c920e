/** Problems as lines for a terminal: where, what, what to do. */
import type { Problem } from '../values/result.ts'

export const renderProblems = (problems: readonly Problem[]): string =>
  problems.map(({ where, text }) => `${where}: ${text}`).join('\n')
