/** A percentage against a target: the same share of the maximum, nothing below the floor. */
import { z } from 'zod'
import { compare, divide, type Exact, exact, HUNDRED, isZero, ZERO } from '../../values/exact.ts'
import { DecimalText } from '../../values/figures.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import { PercentFact, type PeriodFact, RatioFact } from '../fact.ts'
import { percentOfFact } from '../factPercent.ts'
import { readShape, shapeOf } from '../factShape.ts'
import { nothingArose, RULE_BASE, type Scorer, type ScorerContext, say, scored } from '../scorer.ts'

export const ProportionalRule = z.strictObject({
  kind: z.literal('proportional'),
  target: DecimalText.prefault('100'),
  floor: DecimalText.nullish(),
  ...RULE_BASE,
})
export type ProportionalRule = z.infer<typeof ProportionalRule>

export function checkProportionalRule(rule: ProportionalRule): Fault[] {
  const faults: Fault[] = []
  const target = exact(rule.target)
  if (isZero(target)) faults.push(fault(['target'], 'target-zero', 'Mức phải đạt phải lớn hơn 0: sửa “target”.'))
  if (compare(target, HUNDRED) > 0)
    faults.push(fault(['target'], 'max-unreachable', 'Mức phải đạt trên 100% không bao giờ đạt được: sửa “target”.'))
  if (rule.floor && compare(exact(rule.floor), HUNDRED) > 0)
    faults.push(fault(['floor'], 'max-unreachable', 'Mức sàn trên 100% thì không bao giờ có điểm: sửa “floor”.'))
  return faults
}

const SHAPES = [shapeOf(RatioFact), shapeOf(PercentFact)]

export const readProportionalFact = (value: unknown): Reading<PeriodFact> => readShape<PeriodFact>(value, SHAPES)

export function proportionalScorer(rule: ProportionalRule, { max, rateDecimals }: ScorerContext): Scorer {
  const target = exact(rule.target)
  const floor = rule.floor ? exact(rule.floor) : null
  const pointsPerPercent = divide(max, target)
  const targetText = `${formatDecimal(rule.target)}%`
  const belowFloor = `< ${rule.floor ? formatDecimal(rule.floor) : ''}%, dưới mức sàn: 0`
  const reached = `≥ ${targetText}, điểm tối đa: ${say(max)}`
  const share = isFull(target) ? `× ${say(max)}` : `/ ${targetText} × ${say(max)}`
  return (fact) => {
    const { percent, text, step } = percentOfFact(fact, rateDecimals)
    if (percent === null) return nothingArose(step)
    if (floor !== null && compare(percent, floor) < 0) return scored(ZERO, step, `${text} ${belowFloor}`)
    if (compare(percent, target) >= 0) return scored(max, step, `${text} ${reached}`)
    const points = percent.mul(pointsPerPercent)
    return scored(points, step, `${text} ${share} = ${say(points)}`)
  }
}

const isFull = (target: Exact): boolean => compare(target, HUNDRED) === 0
