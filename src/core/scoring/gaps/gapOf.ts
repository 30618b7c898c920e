/** One leaf and its fact → what is missing to the full points, in countable things where there are such. */
import type { CriteriaSet, Leaf } from '../../catalogue/criteriaSet.ts'
import { add, compare, decimalOf, type Exact, exact, subtract, sum, ZERO } from '../../values/exact.ts'
import { round } from '../../values/points.ts'
import { assertNever } from '../../values/result.ts'
import { entryOf, type Fact, type RuleFact } from '../fact.ts'
import { periodName } from '../periods.ts'
import type { InnerRule, PeriodicRule } from '../rules/periodic.ts'
import { prepareLeaf, scoreCriterion } from '../scoreCriterion.ts'
import { scorerOf } from '../scorerOf.ts'
import type { ScoringRule } from '../scoringRule.ts'
import { countedThing } from './countedThing.ts'
import type { Gap } from './gap.ts'
import { gapReason } from './gapWords.ts'
import { compareGap, deadlineGap, deductGap, eventsGap, levelsGap, partsGap, weightedGap } from './namedGaps.ts'
import { bandsGap, countGap, type GapContext, proportionalGap, type RuleGap } from './thresholdGaps.ts'

type GapSetting = Pick<CriteriaSet, 'year' | 'rates' | 'points'>

const NOTHING: Omit<Gap, 'kind' | 'wins' | 'thing'> = {
  missing: null,
  better: 'higher',
  have: null,
  of: null,
  need: null,
  actual: null,
  required: null,
  unit: '',
  names: [],
  next: null,
}

/**
 * Null where nothing is missing, the leaf does not apply, or there is no fact yet. Of a `periodic` leaf with periods still
 * to come, what the others lost and those that are missing. The fact must have come through `readFact` for this leaf.
 */
export function gapOf(set: GapSetting, leaf: Leaf, fact: Fact | undefined): Gap | null {
  if (!fact || 'notApplicable' in fact) return null
  const result = scoreCriterion(prepareLeaf(leaf, set), fact, set.points)
  if (!result.inBase) return null
  const max = exact(leaf.max)
  const inPeriods = 'periods' in fact && leaf.rule.kind === 'periodic' ? periodsOf(set, leaf.rule, fact) : []
  const points = result.points ?? round(earned(inPeriods), set.points)
  if (compare(points, max) >= 0) return null
  const context = { set, max, points, period: null, inPeriods }
  const own = 'nothingArose' in fact ? ({ kind: 'nothingArose' } as const) : gapOfRule(leaf.rule, fact, context)
  return { ...NOTHING, thing: countedThing(leaf.name), ...own, wins: decimalOf(subtract(max, points)) }
}

/** The most points that a leaf without points yet may still have: what its periods have lost is lost. */
export function openPointsOf(set: GapSetting, leaf: Leaf, fact: Fact | undefined): Exact {
  const max = exact(leaf.max)
  if (!fact || !('periods' in fact) || leaf.rule.kind !== 'periodic') return max
  const most = exact(leaf.rule.each.max)
  return round(sum(periodsOf(set, leaf.rule, fact).map(({ points }) => points ?? most)), set.points)
}

interface Setting {
  readonly set: GapSetting
  readonly max: Exact
  readonly points: Exact
  readonly period: string | null
  readonly inPeriods: readonly PeriodScore[]
}

function gapOfRule(rule: ScoringRule | InnerRule, fact: RuleFact, setting: Setting): RuleGap {
  const context: GapContext = { ...setting, rates: setting.set.rates, rounding: setting.set.points }
  switch (rule.kind) {
    case 'parts':
      return partsGap(rule, fact)
    case 'levels':
      return levelsGap(rule, fact)
    case 'bands':
      return bandsGap(rule, fact, context)
    case 'proportional':
      return proportionalGap(rule, fact, context)
    case 'count':
      return countGap(rule, fact, context)
    case 'deduct':
      return deductGap(rule, fact)
    case 'events':
      return eventsGap(rule, fact, context)
    case 'deadline':
      return deadlineGap(rule, fact, { year: setting.set.year, period: setting.period })
    case 'periodic':
      return periodicGap(setting.inPeriods)
    case 'weighted':
      return weightedGap(rule, fact)
    case 'compare':
      return compareGap(rule, fact)
    case 'manual':
      return { kind: 'manual', names: 'reason' in fact ? [fact.reason] : [] }
    case 'achieved':
    case 'formula':
      return { kind: rule.kind }
    default:
      return assertNever(rule)
  }
}

interface PeriodScore {
  readonly period: string
  /** Null where the period has no fact, or not enough of one. */
  readonly points: Exact | null
  readonly reason: string | null
}

function periodsOf(set: GapSetting, rule: PeriodicRule, fact: Fact): PeriodScore[] {
  const max = exact(rule.each.max)
  const periods = 'periods' in fact ? fact.periods : {}
  const quiet = rule.each.whenNothingArose === 'zero' ? ZERO : max
  return rule.periods.map((period) => {
    const inner = entryOf(periods, period)
    if (inner === undefined) return { period, points: null, reason: null }
    const context = { max, year: set.year, rateDecimals: set.rates.decimals, period }
    const outcome = 'nothingArose' in inner ? null : scorerOf(rule.each, context)(inner)
    if (outcome?.state === 'missing') return { period, points: null, reason: null }
    const points = outcome?.state === 'scored' ? outcome.points : quiet
    if (compare(points, max) >= 0) return { period, points, reason: null }
    const gap = gapOfRule(rule.each, inner, { set, max, points, period, inPeriods: [] })
    const wins = decimalOf(round(subtract(max, points), set.points))
    return { period, points, reason: gapReason({ ...NOTHING, thing: null, ...gap, wins }) }
  })
}

const earned = (periods: readonly PeriodScore[]): Exact =>
  periods.reduce((total, { points }) => (points ? add(total, points) : total), ZERO)

function periodicGap(periods: readonly PeriodScore[]): RuleGap {
  const short = periods.filter(({ points, reason }) => points === null || reason !== null)
  const names = short.map(({ period, reason }) => `${periodName(period)}: ${reason ?? 'chưa có số liệu'}`)
  const of = periods.length
  return { kind: 'periodic', missing: short.length, have: of - short.length, of, need: of, unit: 'kỳ', names }
}
