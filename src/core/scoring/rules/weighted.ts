/** Shares of survey answers, each answer with its weight: (Σ n×w ÷ Σ n) × max. */
import { z } from 'zod'
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  exactCount,
  greatest,
  multiply,
  ONE,
  ZERO,
} from '../../values/exact.ts'
import { DecimalText } from '../../values/figures.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { AnswersFact, entryOf } from '../fact.ts'
import { readNamed, shapeOf } from '../factShape.ts'
import { nothingArose, RULE_BASE, type Scorer, type ScorerContext, say, scored, uncheckedFact } from '../scorer.ts'

export const WeightedRule = z.strictObject({
  kind: z.literal('weighted'),
  weights: z.record(z.string(), DecimalText),
  ...RULE_BASE,
})
export type WeightedRule = z.infer<typeof WeightedRule>

export function checkWeightedRule(rule: WeightedRule): Fault[] {
  const largest: Exact = Object.values(rule.weights).map(exact).reduce(greatest, ZERO)
  const difference = compare(largest, ONE)
  if (difference === 0) return []
  return difference < 0
    ? [
        fault(
          ['weights'],
          'max-unreachable',
          `Trọng số lớn nhất là ${say(largest)}: phải có một phương án "1" thì mới đạt điểm tối đa.`,
        ),
      ]
    : [fault(['weights'], 'max-exceeded', `Trọng số lớn nhất là ${say(largest)}: sửa để không quá "1".`)]
}

const SHAPE = shapeOf(AnswersFact)

export function readWeightedFact(value: unknown, rule: WeightedRule): Reading<z.infer<typeof AnswersFact>> {
  const known = Object.keys(rule.weights)
  return readNamed(value, SHAPE, { key: 'answers', known })
}

export function weightedScorer(rule: WeightedRule, { max }: ScorerContext): Scorer {
  const weights = Object.entries(rule.weights).map(([id, weight]) => {
    return { id, weight: exact(weight), text: `${id} × ${say(exact(weight))}` }
  })
  return (fact) => {
    if (!('answers' in fact)) return uncheckedFact('weighted')
    const terms: string[] = []
    let answers = 0n
    let total = ZERO
    for (const { id, weight, text } of weights) {
      const count = entryOf(fact.answers, id) ?? 0
      if (count === 0) continue
      answers += BigInt(count)
      total = add(total, multiply(exactCount(count), weight))
      terms.push(`${count} ${text}`)
    }
    if (answers === 0n) return nothingArose('Không có phiếu trả lời: không phát sinh')
    const share = divide(total, ONE.mul(answers))
    const points = multiply(share, max)
    return scored(
      points,
      `(${terms.join(' + ')}) / ${answers} phiếu = ${say(share)}`,
      `${say(share)} × ${say(max)} = ${say(points)}`,
    )
  }
}
