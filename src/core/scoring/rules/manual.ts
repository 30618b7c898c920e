/** Points given by a person, with the reason. */
import { z } from 'zod'
import { compare, type Exact, exact } from '../../values/exact.ts'
import { fault, type Reading } from '../../values/schemaFaults.ts'
import { ManualFact } from '../fact.ts'
import { readShape, shapeOf, withFaults } from '../factShape.ts'
import { RULE_BASE, type Scorer, say, scored, uncheckedFact } from '../scorer.ts'

export const ManualRule = z.strictObject({ kind: z.literal('manual'), ...RULE_BASE })

const SHAPES = [shapeOf(ManualFact)]

export function readManualFact(value: unknown, max: Exact): Reading<z.infer<typeof ManualFact>> {
  return withFaults(readShape(value, SHAPES), (fact) =>
    compare(exact(fact.points), max) > 0
      ? [fault(['points'], 'above-max', `Điểm cho ${say(exact(fact.points))} vượt điểm tối đa ${say(max)}: sửa lại.`)]
      : [],
  )
}

export function manualScorer(): Scorer {
  return (fact) => {
    if (!('reason' in fact)) return uncheckedFact('manual')
    const points = exact(fact.points)
    return scored(points, `Lý do: ${fact.reason}`, `Điểm do người chấm cho: ${say(points)}`)
  }
}
