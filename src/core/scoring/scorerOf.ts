/** The one switch from a rule to what scores a fact by it. */
import { assertNever } from '../values/result.ts'
import { achievedScorer } from './rules/achieved.ts'
import { bandsScorer } from './rules/bands.ts'
import { compareScorer } from './rules/compare.ts'
import { countScorer } from './rules/count.ts'
import { deadlineScorer } from './rules/deadline.ts'
import { deductScorer } from './rules/deduct.ts'
import { eventsScorer } from './rules/events.ts'
import { formulaScorer } from './rules/formula.ts'
import { levelsScorer } from './rules/levels.ts'
import { manualScorer } from './rules/manual.ts'
import { partsScorer } from './rules/parts.ts'
import { type InnerRule, periodicScorer } from './rules/periodic.ts'
import { proportionalScorer } from './rules/proportional.ts'
import { weightedScorer } from './rules/weighted.ts'
import type { Scorer, ScorerContext } from './scorer.ts'
import type { ScoringRule } from './scoringRule.ts'

/** Prepares a rule once for many facts: its figures are read and its words are made here. */
export function scorerOf(rule: ScoringRule | InnerRule, context: ScorerContext): Scorer {
  switch (rule.kind) {
    case 'achieved':
      return achievedScorer(context)
    case 'parts':
      return partsScorer(rule)
    case 'levels':
      return levelsScorer(rule)
    case 'bands':
      return bandsScorer(rule, context)
    case 'proportional':
      return proportionalScorer(rule, context)
    case 'count':
      return countScorer(rule, context)
    case 'deduct':
      return deductScorer(rule, context)
    case 'events':
      return eventsScorer(rule, context)
    case 'deadline':
      return deadlineScorer(rule, context)
    case 'periodic':
      return periodicScorer(rule, context, scorerOf)
    case 'weighted':
      return weightedScorer(rule, context)
    case 'compare':
      return compareScorer(rule)
    case 'formula':
      return formulaScorer(rule, context)
    case 'manual':
      return manualScorer()
    default:
      return assertNever(rule)
  }
}
