import { expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

test.each([
  // a target of 80%, nothing below 10%
  [{ numerator: 7, denominator: 11 }, '1.99'],
  [{ numerator: 8, denominator: 10 }, '2.5'],
  [{ percent: '80' }, '2.5'],
  [{ percent: '79.999' }, '2.5'], // 2,49996… before the one rounding
  [{ percent: '79.5' }, '2.48'],
  [{ percent: '10' }, '0.31'], // exactly the floor: 0,3125
  [{ percent: '9.999' }, '0'],
  [{ numerator: 0, denominator: 5 }, '0'],
  [{ numerator: 0, denominator: 0 }, 'nothingArose'],
])('%j gives %s', (fact, result) => {
  expect(scoreOf('2.5', { kind: 'proportional', target: '80', floor: '10' }, fact).result).toBe(result)
})

test.each([
  [{ numerator: 1, denominator: 3 }, '0.67'],
  [{ numerator: 2, denominator: 37 }, '0.11'],
  [{ numerator: 37, denominator: 37 }, '2'],
])('without target and floor %j gives %s', (fact, result) => {
  expect(scoreOf('2', { kind: 'proportional' }, fact).result).toBe(result)
})

test('the set decides how points are rounded', () => {
  const fact = { numerator: 7, denominator: 11 }
  const cut = scoreOf('2.5', { kind: 'proportional', target: '80' }, fact, { decimals: 2, rounding: 'truncate' })
  expect(cut.result).toBe('1.98')
  expect(cut.steps.at(-1)).toBe('cắt còn 2 chữ số: 1,98')
})

test('the steps are those of the format', () => {
  expect(scoreOf('2.5', { kind: 'proportional', target: '80' }, { numerator: 7, denominator: 11 }).steps).toEqual([
    '7/11 = 63,63…%',
    '63,63…% / 80% × 2,5 = 1,988…',
    'làm tròn 2 chữ số: 1,99',
  ])
})

test.each([
  [{ kind: 'proportional', target: '0' }, ['target-zero']],
  [{ kind: 'proportional', target: '100.5' }, ['max-unreachable']],
  [{ kind: 'proportional', floor: '101' }, ['max-unreachable']],
  [{ kind: 'proportional', target: '100', floor: '100' }, []],
])('the rule %j has the faults %j', (rule, codes) => {
  expect(ruleFaults('1', rule)).toEqual(codes)
})

test('the answer to another question is refused', () => {
  expect(factFaults('1', { kind: 'proportional' }, { achieved: true })).toEqual(['wrong-kind'])
})
