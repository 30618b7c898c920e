/** Why a criterion lost points: one cause, chosen by a person where those who speak of it differ. */
import type { ShortcomingCause } from '../planReading.ts'

export interface CauseSources {
  /** What a person chose. */
  readonly chosen: ShortcomingCause | null
  /** Causes of the plan's shortcomings that are linked to the criterion. */
  readonly shortcomings: readonly ShortcomingCause[]
  /** What the appraiser's reason says. */
  readonly appraisal: ShortcomingCause | null
}

export interface CauseOfLoss {
  /** Null: chưa rõ. */
  readonly cause: ShortcomingCause | null
  readonly causeFrom: 'chosen' | 'shortcoming' | 'appraisal' | null
  readonly causesDiffer: boolean
}

/** A person's choice stands over all; without it the sources must agree, else nobody knows and a person is asked. */
export function causeOfLoss({ chosen, shortcomings, appraisal }: CauseSources): CauseOfLoss {
  const said = new Set([...shortcomings, ...(appraisal === null ? [] : [appraisal])])
  const causesDiffer = said.size > 1
  if (chosen !== null) return { cause: chosen, causeFrom: 'chosen', causesDiffer }
  const [cause] = said
  if (cause === undefined || causesDiffer) return { cause: null, causeFrom: null, causesDiffer }
  return { cause, causeFrom: shortcomings.length > 0 ? 'shortcoming' : 'appraisal', causesDiffer }
}
