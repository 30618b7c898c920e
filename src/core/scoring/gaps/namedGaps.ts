/** Gaps of the rules that judge things by name: parts, levels, events, days late, answers, a reference. */
import { daysBetween } from '../../values/calendarDate.ts'
import { compare, decimalOf, divide, exact, exactCount, subtract } from '../../values/exact.ts'
import { entryOf, type RuleFact } from '../fact.ts'
import type { CompareRule } from '../rules/compare.ts'
import { type DeadlineRule, findDue } from '../rules/deadline.ts'
import type { DeductRule } from '../rules/deduct.ts'
import type { EventsRule } from '../rules/events.ts'
import type { LevelsRule } from '../rules/levels.ts'
import type { PartsRule } from '../rules/parts.ts'
import type { WeightedRule } from '../rules/weighted.ts'
import { say } from '../scorer.ts'
import { ceilingOf, type GapContext, type RuleGap } from './thresholdGaps.ts'

export function partsGap(rule: PartsRule, fact: RuleFact): RuleGap {
  const achieved = 'parts' in fact ? fact.parts : {}
  const paying = rule.parts.filter((part) => part.points !== '0')
  const names = paying.filter((part) => entryOf(achieved, part.id) !== true).map((part) => part.name)
  const of = paying.length
  return { kind: 'parts', missing: names.length, have: of - names.length, of, need: of, names }
}

export function levelsGap(rule: LevelsRule, fact: RuleFact): RuleGap {
  const own = rule.levels.find((level) => 'level' in fact && level.id === fact.level)
  const best = rule.levels.toSorted((left, right) => compare(exact(right.points), exact(left.points)))[0]
  return { kind: 'levels', names: [own?.name ?? '', best?.name ?? ''] }
}

/** What happened and cost points: each with how often. */
export function deductGap(rule: DeductRule, fact: RuleFact): RuleGap {
  const counts = 'events' in fact ? fact.events : {}
  const happened = rule.events.flatMap(({ id, name }) => {
    const count = entryOf(counts, id) ?? 0
    return count === 0 ? [] : [{ name, count }]
  })
  const have = happened.reduce((total, { count }) => total + count, 0)
  const names = happened.map(({ name, count }) => (count === 1 ? name : `${name} (${count} lần)`))
  return { kind: 'deduct', better: 'lower', have, need: 0, missing: have, names }
}

/** Countable where every event gives the same points; else only what each would give can be told. */
export function eventsGap(rule: EventsRule, _fact: RuleFact, { max, points }: GapContext): RuleGap {
  const paying = rule.events.filter((event) => event.points !== '0')
  const same = paying.every((event) => event.points === paying[0]?.points) ? paying[0] : undefined
  return {
    kind: 'events',
    missing: same ? ceilingOf(divide(subtract(max, points), exact(same.points))) : null,
    names: paying.map((event) => `${event.name} (mỗi lần ${say(exact(event.points))} điểm)`),
  }
}

interface Time {
  readonly year: number
  readonly period: string | null
}

export function deadlineGap(rule: DeadlineRule, fact: RuleFact, time: Time): RuleGap {
  const due = findDue(rule, time)
  const gap = { kind: 'deadline', better: 'lower', unit: 'ngày', names: due ? [due] : [] } as const
  const late = 'daysLate' in fact ? fact.daysLate : 'doneOn' in fact && due ? daysBetween(due, fact.doneOn) : null
  if (late === null) return gap
  const need = rule.bands[0]?.upToDaysLate ?? 0
  return { ...gap, actual: decimalOf(exactCount(late)), required: decimalOf(exactCount(need)) }
}

/** Answers below the best one: the share of these is what is lost. */
export function weightedGap(rule: WeightedRule, fact: RuleFact): RuleGap {
  const answers = 'answers' in fact ? fact.answers : {}
  const countOf = (ids: readonly string[]) => ids.reduce((total, id) => total + (entryOf(answers, id) ?? 0), 0)
  const ids = Object.keys(rule.weights)
  const have = countOf(ids.filter((id) => rule.weights[id] === '1'))
  const of = countOf(ids)
  return { kind: 'weighted', have, of, need: of, missing: of - have, thing: 'phiếu' }
}

export function compareGap(rule: CompareRule, fact: RuleFact): RuleGap {
  if (!('reference' in fact)) return { kind: 'compare' }
  const holdingIsEnough = rule.points.same === rule.points.better
  const [up, down] = holdingIsEnough ? ['không thấp hơn', 'không cao hơn'] : ['cao hơn', 'thấp hơn']
  const names = [rule.better === 'higher' ? up : down]
  return { kind: 'compare', better: rule.better, actual: fact.value, required: fact.reference, names }
}
