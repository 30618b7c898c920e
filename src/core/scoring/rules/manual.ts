/** Points given by a person, with the reason. */
import { z } from 'zod'
import { compare, type Exact, exact } from '../../values/exact.ts'
import { DecimalText } from '../../values/figures.ts'
import { fault, isRecord, type Reading } from '../../values/schemaFaults.ts'
import { ManualFact } from '../fact.ts'
import { readShape, shapeOf } from '../factShape.ts'
import { RULE_BASE, type Scorer, say, scored, uncheckedFact } from '../scorer.ts'

export const ManualRule = z.strictObject({ kind: z.literal('manual'), ...RULE_BASE })

const SHAPES = [shapeOf(ManualFact)]

export function readManualFact(value: unknown, max: Exact): Reading<z.infer<typeof ManualFact>> {
  const reading = readShape(value, SHAPES)
  const points = isRecord(value) ? DecimalText.safeParse(value.points).data : undefined
  if (points === undefined || compare(exact(points), max) <= 0) return reading
  const text = `Điểm cho ${say(exact(points))} vượt điểm tối đa ${say(max)}: sửa lại.`
  return { value: undefined, faults: [...reading.faults, fault(['points'], 'above-max', text)] }
}

export function manualScorer(): Scorer {
  return (fact) => {
    if (!('reason' in fact)) return uncheckedFact('manual')
    const points = exact(fact.points)
    return scored(points, `Lý do: ${fact.reason}`, `Điểm do người chấm cho: ${say(points)}`)
  }
}
