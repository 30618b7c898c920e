/**
 * A fact as a form holds it, and back: numbers are typed as people write them (7, 1.200, 85,5). What is not a number
 * goes to the server as it was typed, which says what is wrong with it.
 */
import type { Fact, PeriodFact, RuleFact } from '../../../core/scoring/fact.ts'
import type { ScoringRule } from '../../../core/scoring/scoringRule.ts'
import { assertNever } from '../../../core/values/result.ts'

type InnerRule = Extract<ScoringRule, { kind: 'periodic' }>['each']
type Rule = ScoringRule | InnerRule
type Typed = string | undefined

/** The fields of every rule kind; each kind shows its own. */
export interface FigureForm {
  readonly achieved?: boolean | undefined
  readonly parts?: Readonly<Record<string, boolean | undefined>> | undefined
  readonly level?: string | undefined
  readonly by?: 'counts' | 'percent' | undefined
  readonly numerator?: Typed
  readonly denominator?: Typed
  readonly percent?: Typed
  readonly count?: Typed
  readonly value?: Typed
  readonly reference?: Typed
  readonly events?: Readonly<Record<string, Typed>> | undefined
  readonly when?: 'doneOn' | 'daysLate' | 'notDone' | undefined
  readonly doneOn?: string | null | undefined
  readonly daysLate?: Typed
  readonly answers?: Readonly<Record<string, Typed>> | undefined
  readonly variables?: Readonly<Record<string, Typed>> | undefined
  readonly points?: Typed
  readonly reason?: Typed
  readonly periods?: Readonly<Record<string, PeriodForm | undefined>> | undefined
}

export interface PeriodForm extends FigureForm {
  readonly about?: 'figures' | 'nothingArose' | 'notYet' | undefined
}

export interface FactForm {
  readonly about: 'figures' | 'nothingArose' | 'notApplicable'
  readonly fact: FigureForm & { readonly assumed?: boolean | undefined; readonly note?: Typed }
}

/** `rule` null: a field or a criterion with components, which can only be told not to apply. */
export function factOfForm(rule: ScoringRule | null, { about, fact }: FactForm): Record<string, unknown> {
  const marks = { ...(fact.assumed && { assumed: true }), ...textOf('note', fact.note) }
  if (rule === null || about === 'notApplicable')
    return { notApplicable: true, ...textOf('reason', fact.reason), ...marks }
  if (about === 'nothingArose') return { nothingArose: true, ...marks }
  return { ...figuresOf(rule, fact), ...marks }
}

export function formOfFact(rule: ScoringRule | null, fact: Fact | null): FactForm {
  if (fact === null) return { about: rule === null ? 'notApplicable' : 'figures', fact: rule ? emptyForm(rule) : {} }
  const marks = { assumed: fact.assumed, note: fact.note }
  if ('notApplicable' in fact) return { about: 'notApplicable', fact: { reason: fact.reason, ...marks } }
  if ('nothingArose' in fact) return { about: 'nothingArose', fact: { ...(rule && emptyForm(rule)), ...marks } }
  return { about: 'figures', fact: { ...formOfFigures(rule, fact), ...marks } }
}

function figuresOf(rule: Rule, form: FigureForm): Record<string, unknown> {
  switch (rule.kind) {
    case 'achieved':
      return { achieved: form.achieved }
    case 'parts':
      return { parts: Object.fromEntries(Object.entries(form.parts ?? {}).filter(([, yes]) => yes)) }
    case 'levels':
      return { level: form.level }
    case 'bands':
      if (rule.on === 'percent') return rateOf(form)
      return rule.on === 'count' ? { count: countOf(form.count) } : { value: figureOf(form.value) }
    case 'proportional':
      return rateOf(form)
    case 'count':
      return { count: countOf(form.count) }
    case 'deduct':
    case 'events':
      return { events: countsOf(form.events) }
    case 'deadline':
      if (form.when === 'notDone') return { done: false }
      return form.when === 'doneOn' ? { doneOn: form.doneOn } : { daysLate: countOf(form.daysLate) }
    case 'periodic':
      return { periods: periodsOf(rule.each, form.periods ?? {}) }
    case 'weighted':
      return { answers: countsOf(form.answers) }
    case 'compare':
      return { value: figureOf(form.value), reference: figureOf(form.reference) }
    case 'formula':
      return { variables: mapped(form.variables, figureOf) }
    case 'manual':
      return { points: figureOf(form.points), ...textOf('reason', form.reason) }
    default:
      return assertNever(rule)
  }
}

function periodsOf(each: InnerRule, periods: NonNullable<FigureForm['periods']>): Record<string, unknown> {
  const told = Object.entries(periods).filter(
    ([, period]) => period?.about === 'figures' || period?.about === 'nothingArose',
  )
  return Object.fromEntries(
    told.map(([name, period = {}]) => [
      name,
      period.about === 'nothingArose' ? { nothingArose: true } : figuresOf(each, period),
    ]),
  )
}

function formOfFigures(rule: ScoringRule | null, fact: RuleFact): FigureForm {
  if ('periods' in fact) {
    const each = rule?.kind === 'periodic' ? rule.each : null
    const names = rule?.kind === 'periodic' ? rule.periods : Object.keys(fact.periods)
    return { periods: Object.fromEntries(names.map((name) => [name, periodForm(each, fact.periods[name])])) }
  }
  if ('achieved' in fact) return { achieved: fact.achieved }
  if ('parts' in fact) return { parts: fact.parts }
  if ('level' in fact) return { level: fact.level }
  if ('numerator' in fact)
    return { by: 'counts', numerator: String(fact.numerator), denominator: String(fact.denominator) }
  if ('percent' in fact) return { by: 'percent', percent: typedFigure(fact.percent) }
  if ('count' in fact) return { count: String(fact.count) }
  if ('reference' in fact) return { value: typedFigure(fact.value), reference: typedFigure(fact.reference) }
  if ('value' in fact) return { value: typedFigure(fact.value) }
  if ('events' in fact) return { events: mapped(fact.events, String) }
  if ('doneOn' in fact) return { when: 'doneOn', doneOn: fact.doneOn }
  if ('daysLate' in fact) return { when: 'daysLate', daysLate: String(fact.daysLate) }
  if ('done' in fact) return fact.done ? { when: 'daysLate', daysLate: '0' } : { when: 'notDone' }
  if ('answers' in fact) return { answers: mapped(fact.answers, String) }
  if ('variables' in fact) return { variables: mapped(fact.variables, typedFigure) }
  if ('points' in fact) return { points: typedFigure(fact.points), reason: fact.reason }
  return {}
}

function periodForm(each: InnerRule | null, fact: PeriodFact | undefined): PeriodForm {
  if (fact === undefined) return { ...(each && emptyForm(each)), about: 'notYet' }
  if ('nothingArose' in fact) return { ...(each && emptyForm(each)), about: 'nothingArose' }
  return { ...formOfFigures(null, fact), about: 'figures' }
}

/** Choices that have a first one; every other field begins empty. */
function emptyForm(rule: Rule): FigureForm {
  if (rule.kind === 'proportional' || (rule.kind === 'bands' && rule.on === 'percent')) return { by: 'counts' }
  if (rule.kind === 'deadline') return { when: rule.due ? 'doneOn' : 'daysLate' }
  if (rule.kind !== 'periodic') return {}
  return { periods: Object.fromEntries(rule.periods.map((name) => [name, periodForm(rule.each, undefined)])) }
}

const rateOf = (form: FigureForm): Record<string, unknown> =>
  form.by === 'percent'
    ? { percent: figureOf(form.percent) }
    : { numerator: countOf(form.numerator), denominator: countOf(form.denominator) }

/** `7`, `1.200` → a number; anything else stays what was typed. */
function countOf(typed: Typed): number | string | undefined {
  const text = typed?.trim() ?? ''
  if (text === '') return undefined
  const plain = /^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text
  return /^\d{1,15}$/.test(plain) ? Number(plain) : text
}

/** `85,5` and `1.200.000,5` → a figure with a point; `85.5` stays. */
function figureOf(typed: Typed): string | undefined {
  const text = typed?.trim() ?? ''
  if (text === '') return undefined
  if (text.includes(',')) return text.replaceAll('.', '').replace(',', '.')
  return /^\d{1,3}(\.\d{3}){2,}$/.test(text) ? text.replaceAll('.', '') : text
}

const typedFigure = (figure: string): string => figure.replace('.', ',')

const countsOf = (typed: Readonly<Record<string, Typed>> | undefined) => mapped(typed, countOf)

/** What was left blank is not named. */
function mapped<From, To>(
  typed: Readonly<Record<string, From>> | undefined,
  read: (value: From) => To | undefined,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(typed ?? {}).flatMap(([name, value]) => {
      const figure = read(value)
      return figure === undefined ? [] : [[name, figure]]
    }),
  )
}

function textOf(key: string, typed: Typed): Record<string, string> {
  const text = typed?.trim() ?? ''
  return text === '' ? {} : { [key]: text }
}
