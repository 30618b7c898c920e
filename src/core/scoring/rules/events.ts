/** Points for each event, up to the maximum: what bonus and penalty are mostly made of. */
import { z } from 'zod'
import { compare, type Exact, exact, isZero, ZERO } from '../../values/exact.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { addEvents, prepareEvents } from '../eventSum.ts'
import { EventsFact } from '../fact.ts'
import { readNamed, shapeOf } from '../factShape.ts'
import { repeatedNames } from '../ruleFaults.ts'
import { NamedPoints, RULE_BASE, type Scorer, type ScorerContext, say, scored, uncheckedFact } from '../scorer.ts'

export const EventsRule = z.strictObject({
  kind: z.literal('events'),
  events: z.array(NamedPoints).min(1),
  ...RULE_BASE,
})
export type EventsRule = z.infer<typeof EventsRule>

export function checkEventsRule(rule: EventsRule, max: Exact | null): Fault[] {
  const ids = rule.events.map((event) => event.id)
  const idle =
    max !== null && !isZero(max) && rule.events.every((event) => isZero(exact(event.points)))
      ? [fault(['events'], 'max-unreachable', 'Mọi sự việc đều 0 điểm, không bao giờ đạt điểm tối đa: sửa điểm.')]
      : []
  return [...repeatedNames('events', ids), ...idle]
}

const SHAPE = shapeOf(EventsFact)

export function readEventsFact(value: unknown, rule: EventsRule): Reading<z.infer<typeof EventsFact>> {
  const known = rule.events.map((event) => event.id)
  return readNamed(value, SHAPE, { key: 'events', known })
}

export function eventsScorer(rule: EventsRule, { max }: ScorerContext): Scorer {
  const events = prepareEvents(rule.events)
  const none = scored(ZERO, 'Không có trường hợp nào: 0')
  const most = `nhiều nhất ${say(max)}: ${say(max)}`
  return (fact) => {
    if (!('events' in fact)) return uncheckedFact('events')
    const { total, steps } = addEvents(events, fact.events)
    if (steps.length === 0) return none
    if (compare(total, max) > 0) return scored(max, ...steps, `Cộng ${say(total)}, ${most}`)
    return scored(total, ...steps, ...(steps.length > 1 ? [`Cộng: ${say(total)}`] : []))
  }
}
