/** One leaf and its fact → its state, points and steps: the policy for "không phát sinh" and the one rounding are here. */
import type { CriteriaSet, Leaf } from '../catalogue/criteriaSet.ts'
import { compare, type Exact, exact, ZERO } from '../values/exact.ts'
import { type Rounding, round } from '../values/points.ts'
import { formatExact } from '../values/vietnamese.ts'
import type { Fact } from './fact.ts'
import { type Outcome, type Scorer, say } from './scorer.ts'
import { scorerOf } from './scorerOf.ts'

/** Missing, nought, "không phát sinh" and "không áp dụng" are four things. */
export type LeafState = 'scored' | 'missing' | 'nothingArose' | 'notApplicable'

export interface PreparedLeaf {
  readonly leaf: Leaf
  readonly max: Exact
  readonly scorer: Scorer
}

export interface LeafResult {
  readonly state: LeafState
  /** Rounded. Null where there is nothing to count. */
  readonly points: Exact | null
  /** Whether its maximum is part of the base. */
  readonly inBase: boolean
  readonly steps: readonly string[]
}

type LeafSetting = Pick<CriteriaSet, 'year' | 'rates'>

export function prepareLeaf(leaf: Leaf, { year, rates }: LeafSetting): PreparedLeaf {
  const max = exact(leaf.max)
  return { leaf, max, scorer: scorerOf(leaf.rule, { max, year, rateDecimals: rates.decimals, period: null }) }
}

export const MISSING: LeafResult = {
  state: 'missing',
  points: null,
  inBase: true,
  steps: ['Chưa có số liệu nên chưa chấm được'],
}

export const notApplicable = (reason: string): LeafResult => ({
  state: 'notApplicable',
  points: null,
  inBase: false,
  steps: [`Không áp dụng: ${reason}`],
})

/** The fact must have come through `readFact` for this leaf. */
export function scoreCriterion({ leaf, max, scorer }: PreparedLeaf, fact: Fact, rounding: Rounding): LeafResult {
  if ('notApplicable' in fact) return notApplicable(fact.reason)
  const outcome: Outcome = 'nothingArose' in fact ? { state: 'nothingArose', steps: [] } : scorer(fact)
  if (outcome.state === 'missing') return { state: 'missing', points: null, inBase: true, steps: outcome.steps }
  if (outcome.state === 'nothingArose') return whereNothingArose(leaf, max, outcome.steps)
  const points = round(outcome.points, rounding)
  const steps =
    compare(points, outcome.points) === 0 ? outcome.steps : [...outcome.steps, roundingStep(points, rounding)]
  return { state: 'scored', points, inBase: true, steps }
}

function whereNothingArose(leaf: Leaf, max: Exact, steps: readonly string[]): LeafResult {
  const state = 'nothingArose'
  const policy = leaf.rule.whenNothingArose
  if (policy === 'full')
    return { state, points: max, inBase: true, steps: [...steps, `Không phát sinh, tính điểm tối đa: ${say(max)}`] }
  if (policy === 'zero') return { state, points: ZERO, inBase: true, steps: [...steps, 'Không phát sinh: 0'] }
  return { state, points: null, inBase: false, steps: [...steps, 'Không phát sinh, không tính vào điểm tối đa'] }
}

function roundingStep(points: Exact, { decimals, rounding }: Rounding): string {
  const verb = rounding === 'halfUp' ? 'làm tròn' : 'cắt còn'
  return `${verb} ${decimals} chữ số: ${formatExact(points, decimals)}`
}
