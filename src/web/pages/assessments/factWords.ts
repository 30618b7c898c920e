/** A fact in words, a line each: what was reported, without what it scores. */
import type { Fact, PeriodFact, RuleFact } from '../../../core/scoring/fact.ts'
import { periodName } from '../../../core/scoring/periods.ts'
import type { ScoringRule } from '../../../core/scoring/scoringRule.ts'
import { formatFigure } from '../../figures.ts'
import { formatCount, formatDay } from '../../format.ts'
import type { Texts } from '../../text/texts.tsx'

type InnerRule = Extract<ScoringRule, { kind: 'periodic' }>['each']
type Words = Texts['sheets']['words']

export function factWords(rule: ScoringRule | null, fact: Fact, t: Texts['sheets']): string[] {
  if ('notApplicable' in fact) return [t.words.notApplicable(fact.reason)]
  return ruleFactWords(rule, fact, t)
}

function ruleFactWords(rule: ScoringRule | InnerRule | null, fact: RuleFact, t: Texts['sheets']): string[] {
  if ('periods' in fact) {
    const each = rule?.kind === 'periodic' ? rule.each : null
    return Object.entries(fact.periods).map(
      ([period, inner]) => `${periodName(period)}: ${ruleFactWords(each, inner, t).join('; ')}`,
    )
  }
  return simpleWords(namesOf(rule), fact, t.words)
}

function simpleWords(
  names: ReadonlyMap<string, string>,
  fact: PeriodFact | Extract<RuleFact, { points: unknown }>,
  words: Words,
): string[] {
  const name = (id: string) => names.get(id) ?? id
  if ('nothingArose' in fact) return [words.nothingArose]
  if ('achieved' in fact) return [fact.achieved ? words.achieved : words.notAchieved]
  if ('level' in fact) return [name(fact.level)]
  if ('numerator' in fact) return [words.of(formatCount(fact.numerator), formatCount(fact.denominator))]
  if ('percent' in fact) return [`${formatFigure(fact.percent)}%`]
  if ('count' in fact) return [formatCount(fact.count)]
  if ('reference' in fact) return [words.compared(formatFigure(fact.value), formatFigure(fact.reference))]
  if ('value' in fact) return [formatFigure(fact.value)]
  if ('doneOn' in fact) return [words.doneOn(formatDay(fact.doneOn))]
  if ('daysLate' in fact) return [fact.daysLate === 0 ? words.onTime : words.late(formatCount(fact.daysLate))]
  if ('done' in fact) return [fact.done ? words.onTime : words.notDone]
  if ('points' in fact) return [words.manual(formatFigure(fact.points), fact.reason)]
  if ('variables' in fact) return Object.entries(fact.variables).map(([id, value]) => `${id} = ${formatFigure(value)}`)
  if ('parts' in fact) {
    const achieved = Object.entries(fact.parts).flatMap(([id, yes]) => (yes ? [name(id)] : []))
    return achieved.length > 0 ? achieved : [words.noParts]
  }
  const counts = Object.entries('events' in fact ? fact.events : fact.answers).filter(([, count]) => count > 0)
  return counts.length > 0 ? counts.map(([id, count]) => words.times(name(id), formatCount(count))) : [words.noEvents]
}

function namesOf(rule: ScoringRule | InnerRule | null): ReadonlyMap<string, string> {
  const items =
    rule?.kind === 'parts'
      ? rule.parts
      : rule?.kind === 'levels'
        ? rule.levels
        : rule?.kind === 'events' || rule?.kind === 'deduct'
          ? rule.events
          : []
  return new Map(items.map(({ id, name }) => [id, name]))
}
