/** Undo and redo: every state a person has been at, and where they stand now. */

export interface History<State> {
  readonly past: readonly State[]
  readonly present: State
  readonly future: readonly State[]
  /** What the last step did: steps with the same name (typing in one field) are taken back together. */
  readonly lastStep: string | null
}

const MOST_STEPS = 200

export const historyOf = <State>(present: State): History<State> => ({ past: [], present, future: [], lastStep: null })

/** Goes on to `next`; a step that changes nothing is no step. `step` null never joins the one before. */
export function record<State>(history: History<State>, next: State, step: string | null): History<State> {
  const { past, present, lastStep, future } = history
  if (next === present) return history
  const joins = step !== null && step === lastStep && past.length > 0 && future.length === 0
  return { past: joins ? past : [...past, present].slice(-MOST_STEPS), present: next, future: [], lastStep: step }
}

export function undo<State>({ past, present, future }: History<State>): History<State> {
  const before = past.at(-1)
  if (past.length === 0 || before === undefined) return { past, present, future, lastStep: null }
  return { past: past.slice(0, -1), present: before, future: [present, ...future], lastStep: null }
}

export function redo<State>({ past, present, future }: History<State>): History<State> {
  const [next, ...rest] = future
  if (next === undefined) return { past, present, future, lastStep: null }
  return { past: [...past, present], present: next, future: rest, lastStep: null }
}
