import { describe, expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const reports = { kind: 'periodic', periods: ['Q1', 'H1', 'Q3', 'Y'], each: { kind: 'achieved', max: '0.25' } }
const ratios = (policy: object = {}, outer: object = {}) => ({
  kind: 'periodic',
  periods: ['Q1', 'Q2'],
  each: { kind: 'proportional', max: '0.5', ...policy },
  ...outer,
})
const yes = { achieved: true }
const no = { achieved: false }

test.each([
  [{ Q1: yes, H1: yes, Q3: yes, Y: yes }, '1'],
  [{ Q1: yes, H1: no, Q3: yes, Y: yes }, '0.75'],
  [{ Q1: no, H1: no, Q3: no, Y: no }, '0'],
  [{ Q1: yes, H1: yes, Q3: yes }, 'missing'],
  [{}, 'missing'],
])('%j gives %s', (periods, result) => {
  expect(scoreOf('1', reports, { periods }).result).toBe(result)
})

test('the points of the periods are summed before the one rounding', () => {
  const rule = {
    kind: 'periodic',
    periods: ['Q1', 'H1', 'Q3', 'Y'],
    each: { kind: 'deadline', max: '0.125', bands: [{ upToDaysLate: 0, points: '0.125' }] },
  }
  const periods = { Q1: { daysLate: 0 }, H1: { daysLate: 1 }, Q3: { daysLate: 0 }, Y: { done: true } }
  const score = scoreOf('0.5', rule, { periods })
  expect(score.result).toBe('0.38') // 0,375; each rounded by itself would give 0,39
  expect(score.steps.slice(-2)).toEqual(['Cộng các kỳ: 0,125 + 0 + 0,125 + 0,125 = 0,375', 'làm tròn 2 chữ số: 0,38'])
})

describe('a period in which nothing arose', () => {
  const quiet = { numerator: 0, denominator: 0 }
  const half = { numerator: 1, denominator: 2 }
  test.each([
    ['counts in full by default', ratios(), { Q1: quiet, Q2: half }, '0.75'],
    [
      'counts in full where the policy is notApplicable',
      ratios({ whenNothingArose: 'notApplicable' }),
      { Q1: { nothingArose: true }, Q2: half },
      '0.75',
    ],
    ['counts nothing where the policy is zero', ratios({ whenNothingArose: 'zero' }), { Q1: quiet, Q2: half }, '0.25'],
    [
      'in every period leaves the leaf to the outer policy',
      ratios({}, {}),
      { Q1: quiet, Q2: { nothingArose: true } },
      'nothingArose',
    ],
    [
      'in every period, outer policy full',
      ratios({ whenNothingArose: 'zero' }, { whenNothingArose: 'full' }),
      { Q1: quiet, Q2: quiet },
      'nothingArose 1',
    ],
    [
      'in every period, outer policy zero',
      ratios({}, { whenNothingArose: 'zero' }),
      { Q1: quiet, Q2: quiet },
      'nothingArose 0',
    ],
    ['beside a missing one leaves the leaf missing', ratios(), { Q1: quiet }, 'missing'],
  ])('%s', (_, rule, periods, result) => {
    expect(scoreOf('1', rule, { periods }).result).toBe(result)
  })
})

test('a formula that lacks a variable in one period leaves the leaf missing', () => {
  const rule = { kind: 'periodic', periods: ['M1', 'M2'], each: { kind: 'formula', max: '1', expression: 'a / b' } }
  const full = { variables: { a: '1', b: '2' } }
  expect(scoreOf('2', rule, { periods: { M1: full, M2: full } }).result).toBe('1')
  expect(scoreOf('2', rule, { periods: { M1: full, M2: { variables: { a: '1' } } } }).result).toBe('missing')
})

test('a day of its own for each period', () => {
  const rule = {
    kind: 'periodic',
    periods: ['Q4', 'Y'],
    each: { kind: 'deadline', max: '1', bands: [{ upToDaysLate: 0, points: '1' }], due: { Q4: '12-20', Y: '+01-10' } },
  }
  expect(scoreOf('2', rule, { periods: { Q4: { doneOn: '2022-12-20' }, Y: { doneOn: '2023-01-10' } } }).result).toBe(
    '2',
  )
  expect(scoreOf('2', rule, { periods: { Q4: { doneOn: '2022-12-21' }, Y: { doneOn: '2023-01-11' } } }).result).toBe(
    '0',
  )
})

test.each([
  [{ periods: { Q2: yes } }, ['unknown-id']],
  [{ periods: { Q1: { notApplicable: true, reason: 'x' } } }, ['not-in-period']],
  [{ periods: { Q1: { achieved: true, assumed: true } } }, ['unknown-key']],
  [{ periods: { Q1: { achieved: true, note: 'x' } } }, ['unknown-key']],
  [{ periods: { Q1: { count: 1 }, H1: { achieved: 'x' } } }, ['wrong-kind', 'wrong-shape']],
  [{ periods: { Q1: null } }, ['wrong-kind']],
])('the fact %j is refused: %j', (fact, codes) => {
  expect(factFaults('1', reports, fact)).toEqual(codes)
})

const due = (days: unknown) => ({
  kind: 'periodic',
  periods: ['Q1', 'Q2'],
  each: { kind: 'deadline', max: '0.5', bands: [{ upToDaysLate: 0, points: '0.5' }], due: days },
})

test.each([
  [reports, []],
  [{ ...reports, each: { kind: 'achieved', max: '0.3' } }, ['max-exceeded']],
  [{ ...reports, each: { kind: 'achieved', max: '0.2' } }, ['max-unreachable']],
  [{ ...reports, periods: ['Q1', 'Q5', 'Q3', 'Y'] }, ['unknown-id']],
  [{ ...reports, periods: ['Q1', 'Q1', 'Q3', 'Y'] }, ['duplicate-id']],
  [{ ...reports, each: { kind: 'count', each: '0', max: '0.25' } }, ['max-unreachable']],
  [due({ Q1: '03-31', Q2: '06-30' }), []],
  [due('03-31'), ['due-shape']],
  [due({ Q1: '03-31' }), ['due-period']],
  [due({ Q1: '03-31', Q2: '06-31' }), ['not-a-day']],
  [due({ Q1: '03-31', Q2: '06-30', Q3: '09-30' }), ['unknown-id']],
])('the rule %j has the faults %j', (rule, codes) => {
  expect(ruleFaults('1', rule)).toEqual(codes)
})
