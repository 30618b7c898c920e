/** The figure that a rule asks for the full points, as a target of a plan states it. */
import type { Leaf } from '../../catalogue/criteriaSet.ts'
import { countedThing } from '../../scoring/gaps/countedThing.ts'
import { ceilingOf } from '../../scoring/gaps/thresholdGaps.ts'
import type { BandsRule } from '../../scoring/rules/bands.ts'
import type { CompareRule } from '../../scoring/rules/compare.ts'
import type { InnerRule } from '../../scoring/rules/periodic.ts'
import type { ScoringRule } from '../../scoring/scoringRule.ts'
import { compare, type Decimal, decimalOf, divide, exact, exactCount, greatest, isZero } from '../../values/exact.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import type { DraftTarget } from '../editing/planDraft.ts'
import type { PlanLoss } from './planLoss.ts'

export type Threshold = Pick<DraftTarget, 'unit' | 'op'> & { readonly value: Decimal }

/**
 * What the plan's year asks; the threshold that was missed where that year has no rule of the same kind. Null where the
 * rule measures nothing.
 */
export function thresholdOf(loss: PlanLoss): Threshold | null {
  const { leaf, running } = loss
  const asked = running?.rule.kind === leaf.rule.kind ? running : leaf
  return thresholdOfRule(asked.rule, asked) ?? missedReference(loss)
}

export function thresholdOfRule(rule: ScoringRule | InnerRule, { name, max }: Pick<Leaf, 'name' | 'max'>) {
  switch (rule.kind) {
    case 'proportional': {
      const target = exact(rule.target)
      return atLeast(decimalOf(rule.floor ? greatest(exact(rule.floor), target) : target), '%')
    }
    case 'bands':
      return ofBands(rule, name)
    case 'count': {
      const each = exact(rule.each)
      return isZero(each) ? null : atLeast(countOf(ceilingOf(divide(exact(max), each))), countedThing(name) ?? '')
    }
    case 'periodic':
      return thresholdOfRule(rule.each, { name, max: rule.each.max })
    default:
      return null
  }
}

function ofBands(rule: BandsRule, name: string): Threshold | null {
  const lower = rule.better === 'lower'
  // The easiest of the bands that give the most points.
  const best = (lower ? rule.bands : rule.bands.toReversed())[0]
  const easiest = (lower ? rule.bands.toReversed() : rule.bands).find((band) => band.points === best?.points)
  const value = easiest?.from ?? easiest?.upTo
  if (value === undefined) return null
  const unit = rule.on === 'percent' ? '%' : rule.on === 'count' ? (countedThing(name) ?? '') : ''
  return lower ? { value, unit, op: '<=' } : atLeast(value, unit)
}

/** A rule that compares has its threshold in the fact: the reference that was not reached. */
function missedReference({ leaf: { rule }, gap }: PlanLoss): Threshold | null {
  if (rule.kind !== 'compare' || gap?.kind !== 'compare' || gap.required === null) return null
  return { value: gap.required, unit: '', op: opOf(rule) }
}

const opOf = ({ better, points }: CompareRule): Threshold['op'] => {
  const holds = points.same === points.better
  if (better === 'higher') return holds ? '>=' : '>'
  return holds ? '<=' : '<'
}

/** All of something is all of it: no plan says "at least 100%". */
const atLeast = (value: Decimal, unit: string): Threshold => ({
  value,
  unit,
  op: unit === '%' && compare(exact(value), exactCount(100)) === 0 ? '=' : '>=',
})

const countOf = (count: number): Decimal => decimalOf(exactCount(count))

/** `từ 80% trở lên`, `100%`, `ít nhất 2 sáng kiến`, `không quá 3 hồ sơ`, `cao hơn 7`. */
export function thresholdWords({ value, unit, op }: Threshold): string {
  const figure = unit === '%' ? `${formatDecimal(value)}%` : [formatDecimal(value), unit].filter(Boolean).join(' ')
  switch (op) {
    case '=':
      return figure
    case '>=':
      return unit === '%' ? `từ ${figure} trở lên` : `ít nhất ${figure}`
    case '<=':
      return `không quá ${figure}`
    case '>':
      return `cao hơn ${figure}`
    case '<':
      return `thấp hơn ${figure}`
  }
}
