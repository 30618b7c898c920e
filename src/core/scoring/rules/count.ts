/** So many points for each thing counted, up to the maximum. */
import { z } from 'zod'
import { compare, type Exact, exact, exactCount, isZero, multiply } from '../../values/exact.ts'
import { DecimalText } from '../../values/figures.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { CountFact } from '../fact.ts'
import { readShape, shapeOf } from '../factShape.ts'
import { RULE_BASE, type Scorer, type ScorerContext, say, scored, uncheckedFact } from '../scorer.ts'

export const CountRule = z.strictObject({ kind: z.literal('count'), each: DecimalText, ...RULE_BASE })
export type CountRule = z.infer<typeof CountRule>

export function checkCountRule(rule: CountRule, max: Exact | null): Fault[] {
  return isZero(exact(rule.each)) && max !== null && !isZero(max)
    ? [fault(['each'], 'max-unreachable', 'Mỗi việc được 0 điểm thì không bao giờ đạt điểm tối đa: sửa “each”.')]
    : []
}

const SHAPES = [shapeOf(CountFact)]

export const readCountFact = (value: unknown): Reading<z.infer<typeof CountFact>> => readShape(value, SHAPES)

export function countScorer(rule: CountRule, { max }: ScorerContext): Scorer {
  const each = exact(rule.each)
  const product = `× ${say(each)} =`
  const most = `nhiều nhất ${say(max)}: ${say(max)}`
  return (fact) => {
    if (!('count' in fact)) return uncheckedFact('count')
    const points = multiply(exactCount(fact.count), each)
    const step = `Số lượng: ${fact.count} ${product} ${say(points)}`
    return compare(points, max) > 0 ? scored(max, step, most) : scored(points, step)
  }
}
