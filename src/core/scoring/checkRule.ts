/** Whether a rule can do what its leaf promises: reach the maximum, never pass it, never fall where the result is better. */
import type { Exact } from '../values/exact.ts'
import { assertNever } from '../values/result.ts'
import type { Fault } from '../values/schemaFaults.ts'
import type { RuleSetting } from './ruleFaults.ts'
import { checkBandsRule } from './rules/bands.ts'
import { checkCompareRule } from './rules/compare.ts'
import { checkCountRule } from './rules/count.ts'
import { checkDeadlineRule } from './rules/deadline.ts'
import { checkDeductRule } from './rules/deduct.ts'
import { checkEventsRule } from './rules/events.ts'
import { checkFormulaRule } from './rules/formula.ts'
import { checkLevelsRule } from './rules/levels.ts'
import { checkPartsRule } from './rules/parts.ts'
import { checkPeriodicRule, type InnerRule } from './rules/periodic.ts'
import { checkProportionalRule } from './rules/proportional.ts'
import { checkWeightedRule } from './rules/weighted.ts'
import type { ScoringRule } from './scoringRule.ts'

/** Faults have paths inside the rule. */
export function checkRule(rule: ScoringRule | InnerRule, max: Exact | null, setting: RuleSetting): Fault[] {
  switch (rule.kind) {
    case 'achieved':
    case 'manual':
      return []
    case 'parts':
      return checkPartsRule(rule, max)
    case 'levels':
      return checkLevelsRule(rule, max)
    case 'bands':
      return checkBandsRule(rule, max)
    case 'proportional':
      return checkProportionalRule(rule)
    case 'count':
      return checkCountRule(rule, max)
    case 'deduct':
      return checkDeductRule(rule, max)
    case 'events':
      return checkEventsRule(rule, max)
    case 'deadline':
      return checkDeadlineRule(rule, max, setting)
    case 'periodic':
      return checkPeriodicRule(rule, max, (inner, innerMax) =>
        checkRule(inner, innerMax, { ...setting, periods: rule.periods }),
      )
    case 'weighted':
      return checkWeightedRule(rule)
    case 'compare':
      return checkCompareRule(rule, max)
    case 'formula':
      return checkFormulaRule(rule)
    default:
      return assertNever(rule)
  }
}

/** What a piece of evidence may prove by itself: the rule's parts, levels, events and periods. */
export function idsOfRule(rule: ScoringRule | InnerRule): readonly string[] {
  switch (rule.kind) {
    case 'parts':
      return rule.parts.map((part) => part.id)
    case 'levels':
      return rule.levels.map((level) => level.id)
    case 'deduct':
    case 'events':
      return rule.events.map((event) => event.id)
    case 'periodic':
      return [...rule.periods, ...idsOfRule(rule.each)]
    case 'achieved':
    case 'bands':
    case 'proportional':
    case 'count':
    case 'deadline':
    case 'weighted':
    case 'compare':
    case 'formula':
    case 'manual':
      return []
    default:
      return assertNever(rule)
  }
}
