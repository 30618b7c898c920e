/** Σ n × points over the events that happened; shared by the rules that add them and that take them off. */
import { type Exact, exact, exactCount, multiply, ZERO } from '../values/exact.ts'
import { entryOf } from './fact.ts'
import { say } from './scorer.ts'

interface PreparedEvent {
  readonly id: string
  readonly points: Exact
  readonly text: string
}

export const prepareEvents = (
  events: readonly { readonly id: string; readonly name: string; readonly points: Parameters<typeof exact>[0] }[],
): PreparedEvent[] =>
  events.map((event) => {
    const points = exact(event.points)
    return { id: event.id, points, text: `${event.name}: %n × ${say(points)} =` }
  })

/** An event that is not named happened 0 times and gives no step. */
export function addEvents(events: readonly PreparedEvent[], counts: Readonly<Record<string, number>>) {
  const steps: string[] = []
  let total = ZERO
  for (const event of events) {
    const count = entryOf(counts, event.id) ?? 0
    if (count === 0) continue
    const points = multiply(exactCount(count), event.points)
    total = total.add(points)
    steps.push(`${event.text.replace('%n', String(count))} ${say(points)}`)
  }
  return { total, steps }
}
