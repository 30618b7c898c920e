/** Done or not: the maximum or nothing. */
import { z } from 'zod'
import { ZERO } from '../../values/exact.ts'
import type { Reading } from '../../values/schemaFaults.ts'
import { AchievedFact } from '../fact.ts'
import { readShape, shapeOf } from '../factShape.ts'
import { RULE_BASE, type Scorer, type ScorerContext, say, scored, uncheckedFact } from '../scorer.ts'

export const AchievedRule = z.strictObject({ kind: z.literal('achieved'), ...RULE_BASE })

const SHAPES = [shapeOf(AchievedFact)]

export const readAchievedFact = (value: unknown): Reading<z.infer<typeof AchievedFact>> => readShape(value, SHAPES)

export function achievedScorer({ max }: ScorerContext): Scorer {
  const achieved = scored(max, `Đạt: ${say(max)}`)
  const failed = scored(ZERO, 'Không đạt: 0')
  return (fact) => {
    if (!('achieved' in fact)) return uncheckedFact('achieved')
    return fact.achieved ? achieved : failed
  }
}
