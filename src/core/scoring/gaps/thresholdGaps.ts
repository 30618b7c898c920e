/** Gaps of the rules that hold a figure against thresholds: bands, proportional, count. ⌈t·d⌉ − n of the counted things. */
import {
  compare,
  type Decimal,
  decimalOf,
  divide,
  type Exact,
  exact,
  exactCount,
  fraction,
  greatest,
  HUNDRED,
  multiply,
  NOUGHT,
  subtract,
} from '../../values/exact.ts'
import { type Rounding, round } from '../../values/points.ts'
import { percentOf } from '../../values/ratio.ts'
import type { RuleFact } from '../fact.ts'
import type { BandsRule } from '../rules/bands.ts'
import type { CountRule } from '../rules/count.ts'
import type { ProportionalRule } from '../rules/proportional.ts'
import type { Gap } from './gap.ts'

export interface GapContext {
  readonly max: Exact
  /** What the fact has now. */
  readonly points: Exact
  readonly rates: Rounding
  readonly rounding: Rounding
}

export type RuleGap = Partial<Gap> & Pick<Gap, 'kind'>

/** A figure as it was reported: counted things of how many, or a percentage or value alone. */
interface Figure {
  readonly figure: Exact
  readonly have: number | null
  readonly of: number | null
}

export function proportionalGap(rule: ProportionalRule, fact: RuleFact, context: GapContext): RuleGap {
  const reported = figureOf(fact)
  if (!reported) return { kind: 'proportional' }
  const target = exact(rule.target)
  const floor = rule.floor ? exact(rule.floor) : null
  const full = floor ? greatest(floor, target) : target
  const atFloor = floor && { threshold: floor, points: divide(multiply(floor, context.max), target) }
  const next = atFloor && compare(floor, target) < 0 && compare(reported.figure, floor) < 0 ? atFloor : null
  return thresholdGap('proportional', { reported, full, next, lower: false, unit: '%' }, context)
}

export function bandsGap(rule: BandsRule, fact: RuleFact, context: GapContext): RuleGap {
  const reported = figureOf(fact)
  const lower = rule.better === 'lower'
  const ascending = rule.bands.map((band) => ({
    threshold: exact(band.from ?? band.upTo ?? NOUGHT),
    points: exact(band.points),
  }))
  // From the easiest step to the hardest, whichever way the ladder goes.
  const steps = (lower ? ascending.reverse() : ascending).filter(({ points }) => compare(points, context.points) > 0)
  const best = steps.at(-1)
  const full = steps.find(({ points }) => best && compare(points, best.points) === 0)
  const next = steps[0]
  if (!reported || !full || !next) return { kind: 'bands' }
  const unit = rule.on === 'percent' ? '%' : ''
  const nearer = next === full ? null : next
  return thresholdGap('bands', { reported, full: full.threshold, next: nearer, lower, unit }, context)
}

export function countGap(rule: CountRule, fact: RuleFact, { max }: GapContext): RuleGap {
  if (!('count' in fact)) return { kind: 'count' }
  const need = ceilingOf(divide(max, exact(rule.each)))
  return { kind: 'count', have: fact.count, need, missing: need - fact.count, ...figures(fact.count, need) }
}

interface Thresholds {
  readonly reported: Figure
  readonly full: Exact
  readonly next: { readonly threshold: Exact; readonly points: Exact } | null
  readonly lower: boolean
  readonly unit: string
}

function thresholdGap(
  kind: 'bands' | 'proportional',
  { reported, full, next, lower, unit }: Thresholds,
  { points, rates, rounding }: GapContext,
): RuleGap {
  const { have, of } = reported
  const needFor = (threshold: Exact) => (have === null ? null : thingsFor(threshold, of, lower))
  const missingFor = (need: number | null) =>
    have === null || need === null ? null : lower ? have - need : need - have
  const need = needFor(full)
  const nextNeed = next && needFor(next.threshold)
  const nextMissing = missingFor(nextNeed)
  return {
    kind,
    better: lower ? 'lower' : 'higher',
    have,
    of,
    need,
    missing: missingFor(need),
    actual: cut(reported.figure, rates.decimals, lower),
    required: decimalOf(full),
    unit,
    next:
      next && nextNeed !== null && nextMissing !== null
        ? {
            need: nextNeed,
            missing: nextMissing,
            required: decimalOf(next.threshold),
            wins: decimalOf(round(subtract(next.points, points), rounding)),
          }
        : null,
  }
}

/** The fewest things that reach a threshold, or the most that keep under it. */
function thingsFor(threshold: Exact, of: number | null, lower: boolean): number {
  const things = of === null ? threshold : divide(multiply(threshold, exactCount(of)), HUNDRED)
  return lower ? floorOf(things) : ceilingOf(things)
}

function figureOf(fact: RuleFact): Figure | null {
  if ('numerator' in fact) {
    const percent = percentOf(fact)
    return percent && { figure: percent, have: fact.numerator, of: fact.denominator }
  }
  if ('percent' in fact) return { figure: exact(fact.percent), have: null, of: null }
  if ('count' in fact) return { figure: exactCount(fact.count), have: fact.count, of: null }
  if ('value' in fact && !('reference' in fact)) return { figure: exact(fact.value), have: null, of: null }
  return null
}

const figures = (have: number, need: number) => ({
  actual: decimalOf(exactCount(have)),
  required: decimalOf(exactCount(need)),
})

const floorOf = (value: Exact): number => Number(value.n / value.d)
/** The smallest whole number that is no less. */
export const ceilingOf = (value: Exact): number => Number((value.n + value.d - 1n) / value.d)

/** Cut away from the threshold, so that a figure short of it never looks as if it had reached it. */
function cut(value: Exact, decimals: number, up: boolean): Decimal {
  const whole = round(value, { decimals, rounding: 'truncate' })
  if (!up || compare(whole, value) === 0) return decimalOf(whole)
  return decimalOf(whole.add(fraction(1n, 10n ** BigInt(decimals))))
}
