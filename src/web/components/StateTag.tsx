/** A state in words on a quiet ground; the colour only repeats what the words say. */
import type { ReactNode } from 'react'

export type StateTone = 'good' | 'warn' | 'bad' | 'plain' | 'info'

interface StateTagProps {
  readonly tone: StateTone
  readonly children: ReactNode
}

export function StateTag({ tone, children }: StateTagProps) {
  return <span className={`state-tag ${tone}`}>{children}</span>
}
