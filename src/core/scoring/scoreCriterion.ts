/** One leaf and its fact → its state, points and steps: the policy for "không phát sinh" and the one rounding are here. */
import type { CriteriaSet, Leaf } from '../catalogue/criteriaSet.ts'
import { type Decimal, decimalOf, type Exact, exact, NOUGHT, ZERO } from '../values/exact.ts'
import { type Rounding, round } from '../values/points.ts'
import { formatDecimal } from '../values/vietnamese.ts'
import type { Fact } from './fact.ts'
import type { Outcome, Scorer } from './scorer.ts'
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
  /** The points as they are printed. */
  readonly figure: Decimal | null
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
  figure: null,
  inBase: true,
  steps: ['Chưa có số liệu nên chưa chấm được'],
}

export const notApplicable = (reason: string): LeafResult => ({
  state: 'notApplicable',
  points: null,
  figure: null,
  inBase: false,
  steps: [`Không áp dụng: ${reason}`],
})

/** The fact must have come through `readFact` for this leaf. */
export function scoreCriterion({ leaf, max, scorer }: PreparedLeaf, fact: Fact, rounding: Rounding): LeafResult {
  if ('notApplicable' in fact) return notApplicable(fact.reason)
  const outcome: Outcome = 'nothingArose' in fact ? { state: 'nothingArose', steps: [] } : scorer(fact)
  if (outcome.state === 'missing') return { ...MISSING, steps: outcome.steps }
  if (outcome.state === 'nothingArose') return whereNothingArose(leaf, max, outcome.steps)
  const points = round(outcome.points, rounding)
  const figure = decimalOf(points)
  const steps = points === outcome.points ? outcome.steps : [...outcome.steps, roundingStep(figure, rounding)]
  return { state: 'scored', points, figure, inBase: true, steps }
}

function whereNothingArose(leaf: Leaf, max: Exact, before: readonly string[]): LeafResult {
  const state = 'nothingArose'
  const policy = leaf.rule.whenNothingArose
  if (policy === 'full') {
    const steps = [...before, `Không phát sinh, tính điểm tối đa: ${formatDecimal(leaf.max)}`]
    return { state, points: max, figure: leaf.max, inBase: true, steps }
  }
  if (policy === 'zero')
    return {
      state,
      points: ZERO,
      figure: NOUGHT,
      inBase: true,
      steps: [...before, 'Không phát sinh, không được điểm: 0'],
    }
  const steps = [...before, 'Không phát sinh, không tính vào điểm tối đa']
  return { state, points: null, figure: null, inBase: false, steps }
}

function roundingStep(figure: Decimal, { decimals, rounding }: Rounding): string {
  const verb = rounding === 'halfUp' ? 'làm tròn' : 'cắt còn'
  return `${verb} ${decimals} chữ số: ${formatDecimal(figure)}`
}
