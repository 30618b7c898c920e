/** Days late against bands; a deadline includes its day, and what is done early is on time. */
import { z } from 'zod'
import { type CalendarDate, daysBetween, findCalendarDate, formatDate } from '../../values/calendarDate.ts'
import { compare, type Exact, exact, ZERO } from '../../values/exact.ts'
import { Count, DecimalText } from '../../values/figures.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { DaysLateFact, DoneFact, DoneOnFact, entryOf, type PeriodFact } from '../fact.ts'
import { readShape, shapeOf } from '../factShape.ts'
import { periodName } from '../periods.ts'
import { checkBest, type RuleSetting } from '../ruleFaults.ts'
import { type Outcome, RULE_BASE, type Scorer, type ScorerContext, say, scored, uncheckedFact } from '../scorer.ts'

/** `MM-DD` of the set's year, `+MM-DD` of the year after. */
const Due = z.string().regex(/^\+?\d{2}-\d{2}$/)

export const DeadlineRule = z.strictObject({
  kind: z.literal('deadline'),
  bands: z.array(z.strictObject({ upToDaysLate: Count, points: DecimalText })).min(1),
  /** One day; inside a `periodic` rule one for each period. */
  due: z.union([Due, z.record(z.string(), Due)]).nullish(),
  ...RULE_BASE,
})
export type DeadlineRule = z.infer<typeof DeadlineRule>

export function checkDeadlineRule(rule: DeadlineRule, max: Exact | null, setting: RuleSetting): Fault[] {
  const faults: Fault[] = []
  rule.bands.forEach((band, at) => {
    const before = rule.bands[at - 1]
    if (!before) return
    if (band.upToDaysLate <= before.upToDaysLate)
      faults.push(
        fault(['bands', at, 'upToDaysLate'], 'bands-order', 'Số ngày không lớn hơn bậc trước: xếp các bậc tăng dần.'),
      )
    if (compare(exact(band.points), exact(before.points)) > 0)
      faults.push(fault(['bands', at, 'points'], 'bands-order', 'Trễ hơn mà điểm lại cao hơn: sửa điểm của bậc này.'))
  })
  const first = rule.bands[0]
  if (first) faults.push(...checkBest('Bậc đầu (đúng hạn)', exact(first.points), max, ['bands']))
  return [...faults, ...dueFaults(rule, setting)]
}

function dueFaults({ due }: DeadlineRule, { year, periods }: RuleSetting): Fault[] {
  if (due === undefined || due === null) return []
  if (typeof due === 'string') {
    if (periods !== null)
      return [fault(['due'], 'due-shape', 'Trong quy tắc theo kỳ, “due” ghi ngày cho từng kỳ: {Q1: "04-15", …}.')]
    return dayFaults(['due'], due, year)
  }
  if (periods === null) return [fault(['due'], 'due-shape', '“due” ở đây là một ngày: viết "MM-DD" hoặc "+MM-DD".')]
  const missing = periods.filter((period) => !Object.hasOwn(due, period))
  return [
    ...missing.map((period) =>
      fault(['due'], 'due-period', `Thiếu hạn của kỳ ${periodName(period)} (${period}): bổ sung.`),
    ),
    ...Object.entries(due).flatMap(([period, day]) =>
      periods.includes(period)
        ? dayFaults(['due', period], day, year)
        : [fault(['due', period], 'unknown-id', `Kỳ “${period}” không có trong “periods”: bỏ hoặc sửa.`)],
    ),
  ]
}

function dayFaults(path: readonly PropertyKey[], due: string, year: number | null): Fault[] {
  if (year === null || findDay(due, year)) return []
  return [fault(path, 'not-a-day', `“${due}” không phải là ngày có trong lịch của năm đó: sửa lại.`)]
}

function findDay(due: string, year: number): CalendarDate | null {
  const [month = '', day = ''] = due.replace('+', '').split('-')
  return findCalendarDate(due.startsWith('+') ? year + 1 : year, Number(month), Number(day))
}

/** The day the rule asks for, of the period where it is one for each; null where the rule names none. */
export function findDue(
  rule: DeadlineRule,
  { year, period }: Pick<ScorerContext, 'year' | 'period'>,
): CalendarDate | null {
  const due = typeof rule.due === 'object' && rule.due !== null ? entryOf(rule.due, period ?? '') : rule.due
  return due === undefined || due === null ? null : findDay(due, year)
}

const DATED_SHAPES = [shapeOf(DoneOnFact), shapeOf(DaysLateFact), shapeOf(DoneFact)]
const UNDATED_SHAPES = [shapeOf(DaysLateFact), shapeOf(DoneFact)]

export const readDeadlineFact = (value: unknown, rule: DeadlineRule): Reading<PeriodFact> =>
  readShape<PeriodFact>(value, rule.due ? DATED_SHAPES : UNDATED_SHAPES)

export function deadlineScorer(rule: DeadlineRule, context: ScorerContext): Scorer {
  const due = findDue(rule, context)
  const bands = rule.bands.map((band) => ({ upToDaysLate: band.upToDaysLate, points: exact(band.points) }))
  const last = bands.at(-1)?.upToDaysLate ?? 0
  const late = (daysLate: number): Outcome => {
    const band = bands.find(({ upToDaysLate }) => daysLate <= upToDaysLate)
    if (!band) return scored(ZERO, last === 0 ? `Trễ ${daysLate} ngày: 0` : `Trễ ${daysLate} ngày, quá ${last} ngày: 0`)
    if (daysLate <= 0) return scored(band.points, `Đúng hạn: ${say(band.points)}`)
    return scored(band.points, `Trễ ${daysLate} ngày, không quá ${band.upToDaysLate} ngày: ${say(band.points)}`)
  }
  return (fact) => {
    if ('done' in fact) return fact.done ? late(0) : scored(ZERO, 'Không thực hiện: 0')
    if ('daysLate' in fact) return late(fact.daysLate)
    if (!('doneOn' in fact) || due === null) return uncheckedFact('deadline')
    const outcome = late(Math.max(0, daysBetween(due, fact.doneOn)))
    return { ...outcome, steps: [`Hạn ${formatDate(due)}, xong ${formatDate(fact.doneOn)}`, ...outcome.steps] }
  }
}
