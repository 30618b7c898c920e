/** The rule kinds a criteria set may use, each with exactly its own parameters: see `rules/<kind>.ts`. */
import { z } from 'zod'
import { AchievedRule } from './rules/achieved.ts'
import { BandsRule } from './rules/bands.ts'
import { CompareRule } from './rules/compare.ts'
import { CountRule } from './rules/count.ts'
import { DeadlineRule } from './rules/deadline.ts'
import { DeductRule } from './rules/deduct.ts'
import { EventsRule } from './rules/events.ts'
import { FormulaRule } from './rules/formula.ts'
import { LevelsRule } from './rules/levels.ts'
import { ManualRule } from './rules/manual.ts'
import { PartsRule } from './rules/parts.ts'
import { PeriodicRule } from './rules/periodic.ts'
import { ProportionalRule } from './rules/proportional.ts'
import { WeightedRule } from './rules/weighted.ts'

export const ScoringRule = z.discriminatedUnion('kind', [
  AchievedRule,
  PartsRule,
  LevelsRule,
  BandsRule,
  ProportionalRule,
  CountRule,
  DeductRule,
  EventsRule,
  DeadlineRule,
  PeriodicRule,
  WeightedRule,
  CompareRule,
  FormulaRule,
  ManualRule,
])
export type ScoringRule = z.infer<typeof ScoringRule>
