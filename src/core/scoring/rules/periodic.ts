/** The same rule in every period of the year, summed. A period that is not named leaves the whole leaf missing. */
import { z } from 'zod'
import { add, type Exact, exact, exactCount, multiply, ZERO } from '../../values/exact.ts'
import { DecimalText } from '../../values/figures.ts'
import { type Fault, fault, type Reading, under } from '../../values/schemaFaults.ts'
import { entryOf, NothingAroseFact, type PeriodFact, type PeriodsFact, PeriodsShape } from '../fact.ts'
import { readShape, shapeOf, unknownNames } from '../factShape.ts'
import { isPeriod, periodName } from '../periods.ts'
import { checkBest, repeatedNames } from '../ruleFaults.ts'
import {
  nothingArose,
  type Outcome,
  RULE_BASE,
  type Scorer,
  type ScorerContext,
  say,
  scored,
  uncheckedFact,
} from '../scorer.ts'
import { AchievedRule } from './achieved.ts'
import { BandsRule } from './bands.ts'
import { CompareRule } from './compare.ts'
import { CountRule } from './count.ts'
import { DeadlineRule } from './deadline.ts'
import { DeductRule } from './deduct.ts'
import { EventsRule } from './events.ts'
import { FormulaRule } from './formula.ts'
import { LevelsRule } from './levels.ts'
import { PartsRule } from './parts.ts'
import { ProportionalRule } from './proportional.ts'
import { WeightedRule } from './weighted.ts'

const OWN_MAX = { max: DecimalText }

/** Any rule but `periodic` and `manual`, with the maximum of one period. */
const InnerRule = z.discriminatedUnion('kind', [
  AchievedRule.extend(OWN_MAX),
  PartsRule.extend(OWN_MAX),
  LevelsRule.extend(OWN_MAX),
  BandsRule.extend(OWN_MAX),
  ProportionalRule.extend(OWN_MAX),
  CountRule.extend(OWN_MAX),
  DeductRule.extend(OWN_MAX),
  EventsRule.extend(OWN_MAX),
  DeadlineRule.extend(OWN_MAX),
  WeightedRule.extend(OWN_MAX),
  CompareRule.extend(OWN_MAX),
  FormulaRule.extend(OWN_MAX),
])
export type InnerRule = z.infer<typeof InnerRule>

export const PeriodicRule = z.strictObject({
  kind: z.literal('periodic'),
  periods: z.array(z.string()).min(1),
  each: InnerRule,
  ...RULE_BASE,
})
export type PeriodicRule = z.infer<typeof PeriodicRule>

/** The inner rule is checked by `checkInner`, so that this file knows no other kind's check. */
export function checkPeriodicRule(
  rule: PeriodicRule,
  max: Exact | null,
  checkInner: (rule: InnerRule, max: Exact) => readonly Fault[],
): Fault[] {
  const unknown = rule.periods.flatMap((period, at) =>
    isPeriod(period)
      ? []
      : [fault(['periods', at], 'unknown-id', `“${period}” không phải là kỳ: dùng M1–M12, Q1–Q4, H1, H2, Y.`)],
  )
  const inner = exact(rule.each.max)
  const total = multiply(exactCount(rule.periods.length), inner)
  return [
    ...unknown,
    ...repeatedNames('periods', rule.periods),
    ...checkBest('Tổng điểm các kỳ', total, max, ['each', 'max']),
    ...under(['each'], checkInner(rule.each, inner)),
  ]
}

const SHAPES = [shapeOf(PeriodsShape)]
const NOTHING_AROSE = shapeOf(NothingAroseFact)

export function readPeriodicFact(
  value: unknown,
  rule: PeriodicRule,
  readInner: (value: unknown) => Reading<PeriodFact>,
): Reading<PeriodsFact> {
  const shape = readShape(value, SHAPES)
  if (shape.value === undefined) return { value: undefined, faults: shape.faults }
  const faults = [...shape.faults, ...unknownNames('periods', Object.keys(shape.value.periods), rule.periods)]
  const periods: Record<string, PeriodFact> = {}
  for (const [period, fact] of Object.entries(shape.value.periods)) {
    const reading = readPeriod(fact, readInner)
    faults.push(
      ...under(
        ['periods', period],
        reading.faults.map((one) => ofPeriod(period, one)),
      ),
    )
    if (reading.value !== undefined) periods[period] = reading.value
  }
  return { value: faults.length === 0 ? { periods } : undefined, faults }
}

const ofPeriod = (period: string, one: Fault): Fault => ({ ...one, text: `${periodName(period)}: ${one.text}` })

function readPeriod(value: unknown, readInner: (value: unknown) => Reading<PeriodFact>): Reading<PeriodFact> {
  if (typeof value !== 'object' || value === null) return readInner(value)
  if (Object.hasOwn(value, 'notApplicable'))
    return {
      value: undefined,
      faults: [
        fault(['notApplicable'], 'not-in-period', 'Trong một kỳ không ghi “notApplicable”: ghi cho cả tiêu chí.'),
      ],
    }
  return Object.hasOwn(value, 'nothingArose') ? NOTHING_AROSE.read(value) : readInner(value)
}

export function periodicScorer(
  rule: PeriodicRule,
  context: ScorerContext,
  innerScorer: (rule: InnerRule, context: ScorerContext) => Scorer,
): Scorer {
  const max = exact(rule.each.max)
  const zero = rule.each.whenNothingArose === 'zero'
  const quiet = scored(zero ? ZERO : max, `Không phát sinh: ${zero ? '0' : say(max)}`)
  const periods = rule.periods.map((period) => {
    return { period, name: periodName(period), scorer: innerScorer(rule.each, { ...context, max, period }) }
  })
  return (fact) => {
    if (!('periods' in fact)) return uncheckedFact('periodic')
    const steps: string[] = []
    const addends: string[] = []
    const missing: string[] = []
    let total = ZERO
    let arose = false
    for (const { period, name, scorer } of periods) {
      const inner = entryOf(fact.periods, period)
      const outcome: Outcome | null =
        inner === undefined ? null : 'nothingArose' in inner ? nothingArose() : scorer(inner)
      if (outcome === null || outcome.state === 'missing') {
        missing.push(name)
        continue
      }
      arose ||= outcome.state === 'scored'
      const { points, steps: innerSteps } = outcome.state === 'scored' ? outcome : quiet
      total = add(total, points)
      steps.push(`${name} (${reasonOf(innerSteps, points)}): ${say(points)}`)
      addends.push(say(points))
    }
    if (missing.length > 0) return { state: 'missing', steps: [...steps, `Chưa có số liệu của ${missing.join(', ')}`] }
    if (!arose) return nothingArose('Mọi kỳ đều không phát sinh')
    return scored(total, ...steps, `Cộng các kỳ: ${addends.join(' + ')} = ${say(total)}`)
  }
}

/** How the steps of the rules open; names of events and variables keep their letters. */
const OPENING = /^(?:Cộng|Giá trị|Hạn|Kết quả|Không|Mức|Số lượng|Trễ|Đúng hạn|Đạt)(?=:| (?!=))/

/** The steps inside a period in one line, without the points where they only end it: those follow the reason. */
function reasonOf(steps: readonly string[], points: Exact): string {
  const reason = steps.map((step) => step.replace(OPENING, (word) => word.toLowerCase())).join('; ')
  const ending = `: ${say(points)}`
  return reason.endsWith(ending) ? reason.slice(0, -ending.length) : reason
}
