/** What is known of one loss when a plan is drafted: the criterion, what was missed, why, and who may put it right. */
import type { Leaf } from '../../catalogue/criteriaSet.ts'
import type { Gap } from '../../scoring/gaps/gap.ts'
import type { Decimal } from '../../values/exact.ts'
import type { NamedUnit } from '../editing/planDraft.ts'
import type { ShortcomingCause } from '../planReading.ts'

/** What somebody said of the loss, in the words of then. */
export interface Quote {
  readonly by: 'appraiser' | 'plan'
  readonly text: string
}

export interface PlanLoss {
  /** As the set of the year that lost the points has it. */
  readonly leaf: Leaf
  /** Under the same code in the set of the plan's year; `leaf` while that year has no set; null where its set is without it. */
  readonly running: Leaf | null
  readonly fieldCode: string
  /** Null where there was no fact. */
  readonly points: Decimal | null
  readonly lost: Decimal
  /** Null without a fact, and where the fact has full points but those published are fewer. */
  readonly gap: Gap | null
  readonly hasFact: boolean
  /** Null: chưa rõ; what the gap suggests is then proposed. */
  readonly cause: ShortcomingCause | null
  readonly quotes: readonly Quote[]
  /** Of the last plan's task for the criterion, else who is responsible for it; empty where nobody is known. */
  readonly lead: readonly NamedUnit[]
  readonly coordinating: readonly NamedUnit[]
}

/** The plan's year; the points were lost in the year before. */
export const lossYearOf = (year: number): number => year - 1

/** What a person would tick first, judging by what the rule measures. */
export function causeOf({ cause, gap, leaf, hasFact }: PlanLoss): ShortcomingCause {
  if (cause !== null) return cause
  if (!hasFact) return 'other'
  // Own facts are in full, and still fewer points were given: they were not proved.
  if (gap === null) return 'evidence'
  switch (gap.kind === 'nothingArose' ? 'nothingArose' : leaf.rule.kind) {
    case 'bands':
    case 'proportional':
    case 'count':
    case 'compare':
    case 'formula':
      return 'target'
    case 'levels':
    case 'weighted':
    case 'deduct':
      return 'quality'
    case 'achieved':
    case 'parts':
    case 'deadline':
    case 'periodic':
    case 'events':
      return 'notDone'
    case 'manual':
    case 'nothingArose':
      return 'other'
  }
}
