/** What scoring one fact by one rule gives, before rounding and before the policy for "không phát sinh". */
import { z } from 'zod'
import type { Exact } from '../values/exact.ts'
import { DecimalText, Text } from '../values/figures.ts'
import { formatExact } from '../values/vietnamese.ts'
import type { RuleFact } from './fact.ts'

interface Scored {
  readonly state: 'scored'
  readonly points: Exact
  readonly steps: readonly string[]
}

/** Steps are sentences for people; the last one ends with the points. */
export type Outcome =
  | Scored
  | { readonly state: 'nothingArose'; readonly steps: readonly string[] }
  | { readonly state: 'missing'; readonly steps: readonly string[] }

export type Scorer = (fact: RuleFact) => Outcome

export interface ScorerContext {
  /** The leaf's maximum, or that of one period. */
  readonly max: Exact
  /** The set's year: days without a year belong to it. */
  readonly year: number
  /** How many digits of a percentage the steps show. */
  readonly rateDecimals: number
  /** The period that is being scored, inside a `periodic` rule. */
  readonly period: string | null
}

/** What every rule may carry. */
export const RULE_BASE = { whenNothingArose: z.enum(['full', 'zero', 'notApplicable']).default('notApplicable') }

/** A part, a level or an event with its points. */
export const NamedPoints = z.strictObject({ id: Text, name: Text, points: DecimalText })

export const scored = (points: Exact, ...steps: string[]): Scored => ({ state: 'scored', points, steps })

export const nothingArose = (...steps: string[]): Outcome => ({ state: 'nothingArose', steps })

/** Points and products in the steps show three digits before they are cut: `1,988…`. */
export const say = (value: Exact): string => formatExact(value, 3)

/** A fact that `readFact` did not check reached a rule: a bug of ours, not of the input. */
export function uncheckedFact(kind: string): never {
  throw new Error(`A fact of the wrong kind reached the rule “${kind}”`)
}
