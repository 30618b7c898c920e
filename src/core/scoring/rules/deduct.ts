/** Starts from the maximum and takes off points for each event, down to a minimum. */
import { z } from 'zod'
import { compare, type Exact, exact, subtract } from '../../values/exact.ts'
import { DecimalText } from '../../values/figures.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { addEvents, prepareEvents } from '../eventSum.ts'
import { EventsFact } from '../fact.ts'
import { readNamed, shapeOf } from '../factShape.ts'
import { checkBest, repeatedNames } from '../ruleFaults.ts'
import { NamedPoints, RULE_BASE, type Scorer, type ScorerContext, say, scored, uncheckedFact } from '../scorer.ts'

export const DeductRule = z.strictObject({
  kind: z.literal('deduct'),
  from: DecimalText.nullish(),
  events: z.array(NamedPoints).min(1),
  minimum: DecimalText.prefault('0'),
  ...RULE_BASE,
})
export type DeductRule = z.infer<typeof DeductRule>

export function checkDeductRule(rule: DeductRule, max: Exact | null): Fault[] {
  const ids = rule.events.map((event) => event.id)
  const start = rule.from ? checkBest('Điểm khởi đầu', exact(rule.from), max, ['from']) : []
  const minimum = exact(rule.minimum)
  const above =
    max !== null && compare(minimum, max) > 0
      ? [
          fault(
            ['minimum'],
            'max-exceeded',
            `Điểm thấp nhất ${say(minimum)} lớn hơn điểm tối đa ${say(max)}: sửa “minimum”.`,
          ),
        ]
      : []
  return [...repeatedNames('events', ids), ...start, ...above]
}

const SHAPE = shapeOf(EventsFact)

export function readDeductFact(value: unknown, rule: DeductRule): Reading<z.infer<typeof EventsFact>> {
  const known = rule.events.map((event) => event.id)
  return readNamed(value, SHAPE, { key: 'events', known })
}

export function deductScorer(rule: DeductRule, { max }: ScorerContext): Scorer {
  const from = rule.from ? exact(rule.from) : max
  const minimum = exact(rule.minimum)
  const events = prepareEvents(rule.events)
  const nothing = scored(from, `Không có trường hợp nào bị trừ: ${say(from)}`)
  const lowest = `không thấp hơn ${say(minimum)}: ${say(minimum)}`
  return (fact) => {
    if (!('events' in fact)) return uncheckedFact('deduct')
    const { total, steps } = addEvents(events, fact.events)
    if (steps.length === 0) return nothing
    const points = subtract(from, total)
    const step = `${say(from)} − ${say(total)} = ${say(points)}`
    return compare(points, minimum) < 0 ? scored(minimum, ...steps, step, lowest) : scored(points, ...steps, step)
  }
}
