/**
 * The sample set of 2022 as a function written by hand: no rules, no steps, no states but those that the facts of the
 * bench have, the same exact arithmetic. It is what `bench/scoring.ts` measures the engine against.
 */
import type { Fact } from '../src/core/scoring/fact.ts'
import {
  add,
  compare,
  decimalOf,
  divide,
  type Exact,
  exact,
  exactCount,
  findDecimal,
  HUNDRED,
  least,
  multiply,
  subtract,
  ZERO,
} from '../src/core/values/exact.ts'
import { round } from '../src/core/values/points.ts'
import { percentOf } from '../src/core/values/ratio.ts'

interface ByHand {
  readonly total: string
  readonly base: string
  readonly index: string
  readonly class: string
}

type Facts = ReadonlyMap<string, Fact>

const figure = (text: string): Exact => {
  const found = findDecimal(text)
  if (found === null) throw new Error(text)
  return exact(found)
}

const [P01, P02, P0125, P025, P03, P04, P05, P06, P075, P1, P125, P15, P2, P25, P3, P4, P5] = [
  '0.1',
  '0.2',
  '0.125',
  '0.25',
  '0.3',
  '0.4',
  '0.5',
  '0.6',
  '0.75',
  '1',
  '1.25',
  '1.5',
  '2',
  '2.5',
  '3',
  '4',
  '5',
].map(figure) as [
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
  Exact,
]
const [T5, T10, T15, T25, T30, T50, T70, T80, T85, T90, T95] = [
  '5',
  '10',
  '15',
  '25',
  '30',
  '50',
  '70',
  '80',
  '85',
  '90',
  '95',
].map(figure) as [Exact, Exact, Exact, Exact, Exact, Exact, Exact, Exact, Exact, Exact, Exact, Exact]
const MARKS = { decimals: 2, rounding: 'halfUp' } as const

function get<Key extends string>(facts: Facts, code: string, key: Key): Extract<Fact, Record<Key, unknown>> {
  const fact = facts.get(code)
  if (!fact || !(key in fact)) throw new Error(code)
  return fact as Extract<Fact, Record<Key, unknown>>
}

export function scoreByHand(facts: Facts): ByHand {
  let total = ZERO
  let base = ZERO
  const give = (points: Exact | null, max: Exact) => {
    if (points === null) return
    total = add(total, round(points, MARKS))
    base = add(base, max)
  }
  const percent = (code: string) => percentOf(get(facts, code, 'numerator'))
  const share = (code: string, max: Exact, target: Exact, floor: Exact, quiet: Exact | null) => {
    const reached = percent(code)
    if (reached === null) return give(quiet, max)
    if (compare(reached, floor) < 0) return give(ZERO, max)
    give(compare(reached, target) >= 0 ? max : multiply(divide(reached, target), max), max)
  }
  const yes = (code: string, max: Exact) => give(get(facts, code, 'achieved').achieved ? max : ZERO, max)
  const days = (code: string, max: Exact, half: Exact) => {
    const late = get(facts, code, 'daysLate').daysLate
    give(late <= 0 ? max : late <= 15 ? half : ZERO, max)
  }
  const parts = (code: string, max: Exact, ids: readonly (readonly [string, Exact])[]) => {
    const chosen = get(facts, code, 'parts').parts
    let points = ZERO
    for (const [id, worth] of ids) if (chosen[id]) points = add(points, worth)
    give(points, max)
  }
  const periods = (code: string, max: Exact, ids: readonly string[], each: Exact) => {
    const reported = get(facts, code, 'periods').periods
    let points = ZERO
    for (const id of ids) {
      const fact = reported[id]
      if (fact && (('achieved' in fact && fact.achieved) || ('daysLate' in fact && fact.daysLate === 0)))
        points = add(points, each)
    }
    give(points, max)
  }
  const steps2 = (code: string, low: Exact, high: Exact) => {
    const reached = percent(code)
    if (reached === null) return
    give(compare(reached, high) >= 0 ? P1 : compare(reached, low) >= 0 ? P05 : ZERO, P1)
  }
  const survey = (code: string) => {
    const reached = percent(code)
    if (reached !== null) give(compare(reached, T85) >= 0 ? P2 : ZERO, P2)
  }

  days('1.1.1', P05, P025)
  parts('1.1.2', P05, [
    ['fields', P01],
    ['products', P01],
    ['deadlines', P01],
    ['units', P01],
    ['budget', P01],
  ])
  share('1.1.3', P2, HUNDRED, T80, null)
  periods('1.2.1', P1, ['Q1', 'H1', 'Q3', 'Y'], P025)
  periods('1.2.2', P05, ['Q1', 'H1', 'Q3', 'Y'], P0125)
  steps2('1.3.1', T30, T50)
  share('1.3.2', P1, HUNDRED, ZERO, P1)
  yes('1.4.1', P05)
  give(least(P05, multiply(exactCount(get(facts, '1.4.2', 'count').count), P025)), P05)
  const ideas = get(facts, '1.5.1', 'count').count
  give(ideas >= 2 ? P2 : ideas >= 1 ? P1 : ZERO, P2)
  share('1.6.1', P2, HUNDRED, ZERO, null)
  parts('1.7.1', P1, [
    ['regulation', P05],
    ['applied', P05],
  ])
  days('1.7.2', P05, P025)
  share('1.7.3', P1, HUNDRED, T80, null)

  share('2.1.1', P15, HUNDRED, ZERO, null)
  yes('2.1.2', P05)
  days('2.2.1', P05, P025)
  days('2.2.2', P05, P025)
  share('2.2.3', P1, HUNDRED, ZERO, null)
  yes('2.3.1', P05)
  days('2.3.2', P1, P05)
  share('2.3.3', P1, HUNDRED, ZERO, P1)
  share('2.4.1', P1, HUNDRED, ZERO, P1)

  share('3.1.1', P1, HUNDRED, T80, null)
  share('3.1.2', P15, HUNDRED, ZERO, null)
  parts('3.1.3', P1, [
    ['office', P04],
    ['website', P03],
    ['national', P03],
  ])
  const review = get(facts, '3.1.4', 'level').level
  give(review === 'approved' ? P15 : review === 'reviewed' ? P075 : ZERO, P15)
  days('3.1.5', P05, P025)
  share('3.2.1', P1, HUNDRED, ZERO, null)
  share('3.2.2', P1, HUNDRED, ZERO, null)
  share('3.2.3', P4, HUNDRED, T95, null)
  share('3.2.4', P05, HUNDRED, ZERO, P05)
  parts('3.3.1', P1, [
    ['channel', P05],
    ['share', P05],
  ])
  const judged = get(facts, '3.3.2', 'level').level
  give(
    judged === 'excellent'
      ? P15
      : judged === 'good'
        ? P125
        : judged === 'fair'
          ? P075
          : judged === 'average'
            ? P025
            : ZERO,
    P15,
  )
  periods('3.3.3', P1, ['Q1', 'Q2', 'Q3', 'Q4', 'Y'], P02)
  share('3.4.1', P1, HUNDRED, ZERO, P1)
  share('3.4.2', P05, HUNDRED, ZERO, null)
  share('3.5.1', P2, T25, T10, null)

  parts('4.1.1', P15, [
    ['arranged', P075],
    ['functions', P075],
  ])
  yes('4.1.2', P1)
  yes('4.2.1', P15)
  share('4.2.2', P15, T10, T5, null)
  yes('4.3.1', P05)
  share('4.3.2', P1, HUNDRED, ZERO, null)

  share('5.1', P15, HUNDRED, T80, null)
  yes('5.2', P15)
  parts('5.3', P1, [
    ['proper', P05],
    ['onTime', P05],
  ])
  share('5.4', P15, HUNDRED, T80, null)
  steps2('5.5', T70, T90)
  const breaches = get(facts, '5.6', 'events').events
  const off = add(
    add(multiply(exactCount(breaches.reprimand ?? 0), P05), exactCount(breaches.warning ?? 0)),
    multiply(exactCount(breaches.graver ?? 0), P2),
  )
  give(compare(off, P2) > 0 ? ZERO : subtract(P2, off), P2)
  share('5.7', P1, HUNDRED, ZERO, null)

  yes('6.1', P1)
  share('6.2', P15, HUNDRED, T90, null)
  periods('6.3', P1, ['Q1', 'Q2', 'Q3', 'Q4'], P025)
  share('6.4', P1, HUNDRED, ZERO, P1)
  yes('6.5', P05)
  share('6.6', P1, HUNDRED, ZERO, null)

  share('7.1.1', P1, HUNDRED, T80, null)
  share('7.1.2', P15, HUNDRED, T90, null)
  share('7.1.3', P1, T90, ZERO, null)
  share('7.1.4', P05, HUNDRED, ZERO, null)
  share('7.2.1', P25, T80, ZERO, null)
  share('7.2.2', P3, T50, ZERO, null)
  share('7.2.3', P1, T80, ZERO, null)
  share('7.2.4', P15, T30, ZERO, null)
  share('7.2.5', P1, T80, ZERO, null)
  share('7.2.6', P15, T80, ZERO, null)
  share('7.2.7', P05, T50, ZERO, null)
  parts('7.3.1', P05, [
    ['about', P01],
    ['news', P01],
    ['law', P01],
    ['services', P01],
    ['contact', P01],
  ])
  yes('7.3.2', P05)
  parts('7.3.3', P1, [
    ['announced', P05],
    ['audited', P05],
  ])

  survey('8.1.1')
  survey('8.1.2')
  survey('8.1.3')
  survey('8.1.4')
  survey('8.1.5')
  survey('8.1.6')
  parts('8.2.1', P1, [
    ['plan', P03],
    ['done', P04],
    ['reported', P03],
  ])
  const { A = 0, B = 0, C = 0, D = 0 } = get(facts, '8.3.1', 'answers').answers
  const answers = A + B + C + D
  if (answers > 0) {
    const weighed = add(add(exactCount(A), multiply(exactCount(B), P06)), multiply(exactCount(C), P02))
    give(multiply(divide(weighed, exactCount(answers)), P5), P5)
  }
  share('8.4.1', P2, HUNDRED, ZERO, null)

  const from = (code: string, threshold: Exact) => {
    const reached = percent(code)
    return reached !== null && compare(reached, threshold) >= 0 ? P1 : ZERO
  }
  const quarter = (code: string) => least(P05, multiply(exactCount(get(facts, code, 'count').count), P025))
  const ranks = get(facts, 'T5', 'reference')
  const rose = compare(exact(ranks.value), exact(ranks.reference)) < 0 ? P1 : ZERO
  const bonus = [from('T1', HUNDRED), from('T2', T15), from('T3', T25), quarter('T4'), rose, quarter('T6')]
  const times = (code: string, id: string, each: Exact, max: Exact) =>
    least(max, multiply(exactCount(get(facts, code, 'events').events[id] ?? 0), each))
  const penalty = [
    times('P1', 'task', P025, P1),
    times('P2', 'late', P05, P1),
    times('P3', 'case', P1, P2),
    times('P4', 'criterion', P05, P1),
  ]
  const capped = (points: readonly Exact[]) =>
    least(
      P5,
      points.reduce((sum, one) => add(sum, round(one, MARKS)), ZERO),
    )

  const points = subtract(add(total, capped(bonus)), capped(penalty))
  const index = compare(points, ZERO) < 0 ? ZERO : multiply(divide(points, base), HUNDRED)
  return {
    total: decimalOf(total),
    base: decimalOf(base),
    index: decimalOf(round(index, MARKS)),
    class:
      compare(index, T85) >= 0
        ? 'Tốt'
        : compare(index, T70) >= 0
          ? 'Khá'
          : compare(index, T50) >= 0
            ? 'Trung bình'
            : 'Yếu',
  }
}
