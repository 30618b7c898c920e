import { describe, expect, test } from 'vitest'
import { ScoringRule } from '../../../core/scoring/scoringRule.ts'
import { type FigureForm, factOfForm, formOfFact } from './factForm.ts'

const rule = (written: object) => ScoringRule.parse(written)
const named = [
  { id: 'a', name: 'A', points: '1' },
  { id: 'b', name: 'B', points: '1' },
]
const bands = (on: string) => rule({ kind: 'bands', on, bands: [{ from: '0', points: '1' }] })
const deadline = (due?: string) =>
  rule({ kind: 'deadline', ...(due && { due }), bands: [{ upToDaysLate: 0, points: '1' }] })
const periodic = rule({ kind: 'periodic', periods: ['Q1', 'Q2', 'Y'], each: { kind: 'proportional', max: '1' } })

const facts: readonly (readonly [string, ScoringRule, Record<string, unknown>])[] = [
  ['achieved', rule({ kind: 'achieved' }), { achieved: false }],
  ['parts', rule({ kind: 'parts', parts: named }), { parts: { a: true } }],
  ['level', rule({ kind: 'levels', levels: named }), { level: 'b' }],
  ['two counts', rule({ kind: 'proportional' }), { numerator: 7, denominator: 11 }],
  ['a percentage', bands('percent'), { percent: '84.56' }],
  ['a count', bands('count'), { count: 0 }],
  ['a value', bands('value'), { value: '1200.5' }],
  ['counted', rule({ kind: 'count', each: '1' }), { count: 3 }],
  ['events', rule({ kind: 'events', events: named }), { events: { b: 2 } }],
  ['no event', rule({ kind: 'deduct', events: named }), { events: {} }],
  ['a day', deadline('03-31'), { doneOn: '2022-04-02' }],
  ['days late', deadline(), { daysLate: 3 }],
  ['not done', deadline(), { done: false }],
  ['answers', rule({ kind: 'weighted', weights: { A: '1', B: '0.5' } }), { answers: { A: 12 } }],
  [
    'compared',
    rule({ kind: 'compare', better: 'lower', points: { better: '1', same: '0', worse: '0' } }),
    { value: '3', reference: '5.5' },
  ],
  ['variables', rule({ kind: 'formula', expression: 'a / b' }), { variables: { a: '1.5' } }],
  ['by hand', rule({ kind: 'manual' }), { points: '0.5', reason: 'theo biên bản' }],
  ['periods', periodic, { periods: { Q1: { numerator: 1, denominator: 2 }, Y: { nothingArose: true } } }],
  ['nothing arose', periodic, { nothingArose: true }],
  ['does not apply', periodic, { notApplicable: true, reason: 'không được giao' }],
  ['assumed, with a note', bands('count'), { count: 2, assumed: true, note: 'ước' }],
]

describe('a fact put into the form and taken out again is the same', () => {
  test.each(facts)('%s', (_, kind, fact) => {
    expect(factOfForm(kind, formOfFact(kind, fact as never))).toEqual(fact)
  })

  test('for a whole criterion', () => {
    const fact = { notApplicable: true as const, reason: 'x' }
    expect(factOfForm(null, formOfFact(null, fact))).toEqual(fact)
  })
})

describe('numbers as people type them', () => {
  const value = (typed: string) => figures(bands('value'), { value: typed }).value
  const count = (typed: string) => figures(bands('count'), { count: typed }).count
  const figures = (kind: ScoringRule, fact: FigureForm) => factOfForm(kind, { about: 'figures', fact })

  test.each([
    ['85,5', '85.5'],
    ['85.5', '85.5'],
    ['1.200.000', '1200000'],
    ['1.200,5', '1200.5'],
    ['  3 ', '3'],
    ['ba', 'ba'],
    ['-1', '-1'],
    ['1,2,3', '1.2,3'],
  ])('the value %s is sent as %s', (typed, sent) => {
    expect(value(typed)).toBe(sent)
  })

  test.each([
    ['7', 7],
    ['1.200', 1200],
    ['1,5', '1,5'],
    ['12.34', '12.34'],
    ['bảy', 'bảy'],
    ['9'.repeat(20), '9'.repeat(20)],
  ])('the count %s is sent as %s', (typed, sent) => {
    expect(count(typed)).toBe(sent)
  })

  test('what is left blank is not sent', () => {
    expect(figures(bands('value'), { value: ' ' })).toEqual({ value: undefined })
    expect(figures(rule({ kind: 'events', events: named }), { events: { a: '', b: '0' } })).toEqual({
      events: { b: 0 },
    })
  })
})

test('an empty form begins with the choice that fits the rule', () => {
  expect(formOfFact(deadline('03-31'), null)).toEqual({ about: 'figures', fact: { when: 'doneOn' } })
  expect(formOfFact(deadline(), null)).toEqual({ about: 'figures', fact: { when: 'daysLate' } })
  expect(formOfFact(periodic, null).fact.periods?.Q2).toEqual({ by: 'counts', about: 'notYet' })
  expect(formOfFact(null, null)).toEqual({ about: 'notApplicable', fact: {} })
})
