/** This year's figure against a reference, such as last year's: better, the same or worse. */
import { z } from 'zod'
import { compare, type Exact, exact } from '../../values/exact.ts'
import { DecimalText } from '../../values/figures.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import { ComparisonFact } from '../fact.ts'
import { readShape, shapeOf } from '../factShape.ts'
import { checkBest } from '../ruleFaults.ts'
import { RULE_BASE, type Scorer, say, scored, uncheckedFact } from '../scorer.ts'

export const CompareRule = z.strictObject({
  kind: z.literal('compare'),
  better: z.enum(['higher', 'lower']),
  points: z.strictObject({ better: DecimalText, same: DecimalText, worse: DecimalText }),
  ...RULE_BASE,
})
export type CompareRule = z.infer<typeof CompareRule>

export function checkCompareRule(rule: CompareRule, max: Exact | null): Fault[] {
  const better = exact(rule.points.better)
  const same = exact(rule.points.same)
  const worse = exact(rule.points.worse)
  const rising =
    compare(same, better) > 0 || compare(worse, same) > 0
      ? [fault(['points'], 'bands-order', 'Kết quả tốt hơn mà điểm lại thấp hơn: sửa điểm better, same, worse.')]
      : []
  return [...checkBest('Điểm khi tốt hơn', better, max, ['points', 'better']), ...rising]
}

const SHAPES = [shapeOf(ComparisonFact)]

export const readCompareFact = (value: unknown): Reading<z.infer<typeof ComparisonFact>> => readShape(value, SHAPES)

export function compareScorer(rule: CompareRule): Scorer {
  const pointsOf = { better: exact(rule.points.better), same: exact(rule.points.same), worse: exact(rule.points.worse) }
  const above = rule.better === 'higher' ? 'better' : 'worse'
  const below = rule.better === 'higher' ? 'worse' : 'better'
  const words = { better: 'tốt hơn', same: 'giữ nguyên', worse: 'kém hơn' }
  return (fact) => {
    if (!('reference' in fact)) return uncheckedFact('compare')
    const difference = compare(exact(fact.value), exact(fact.reference))
    const result = difference > 0 ? above : difference < 0 ? below : 'same'
    const sign = difference > 0 ? '>' : difference < 0 ? '<' : '='
    const points = pointsOf[result]
    return scored(
      points,
      `${formatDecimal(fact.value)} ${sign} ${formatDecimal(fact.reference)}, ${words[result]}: ${say(points)}`,
    )
  }
}
