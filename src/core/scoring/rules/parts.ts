/** Parts judged one by one, each with fixed points; a part that is not named is not achieved. */
import { z } from 'zod'
import { type Exact, exact, sum, ZERO } from '../../values/exact.ts'
import type { Fault, Reading } from '../../values/schemaFaults.ts'
import { entryOf, PartsFact } from '../fact.ts'
import { readNamed, shapeOf } from '../factShape.ts'
import { checkBest, repeatedNames } from '../ruleFaults.ts'
import { NamedPoints, RULE_BASE, type Scorer, say, scored, uncheckedFact } from '../scorer.ts'

export const PartsRule = z.strictObject({ kind: z.literal('parts'), parts: z.array(NamedPoints).min(1), ...RULE_BASE })
export type PartsRule = z.infer<typeof PartsRule>

export function checkPartsRule(rule: PartsRule, max: Exact | null): Fault[] {
  const total = sum(rule.parts.map((part) => exact(part.points)))
  const ids = rule.parts.map((part) => part.id)
  return [...repeatedNames('parts', ids), ...checkBest('Tổng điểm các phần', total, max, ['parts'])]
}

const SHAPE = shapeOf(PartsFact)

export function readPartsFact(value: unknown, rule: PartsRule): Reading<z.infer<typeof PartsFact>> {
  const known = rule.parts.map((part) => part.id)
  return readNamed(value, SHAPE, { key: 'parts', known })
}

export function partsScorer(rule: PartsRule): Scorer {
  const parts = rule.parts.map((part) => {
    const points = exact(part.points)
    return {
      id: part.id,
      points,
      text: say(points),
      yes: `${part.name}: có, ${say(points)}`,
      no: `${part.name}: không, 0`,
    }
  })
  return (fact) => {
    if (!('parts' in fact)) return uncheckedFact('parts')
    const steps: string[] = []
    const addends: string[] = []
    let total = ZERO
    for (const part of parts) {
      const achieved = entryOf(fact.parts, part.id) === true
      if (achieved) total = total.add(part.points)
      steps.push(achieved ? part.yes : part.no)
      addends.push(achieved ? part.text : '0')
    }
    return scored(total, ...steps, `Cộng các phần: ${addends.join(' + ')} = ${say(total)}`)
  }
}
