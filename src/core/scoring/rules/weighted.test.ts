import { expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const rule = { kind: 'weighted', weights: { A: '1', B: '0.6', C: '0.2', D: '0' } }

test.each([
  [{ answers: { A: 10 } }, '5'],
  [{ answers: { D: 10 } }, '0'],
  [{ answers: { A: 6, B: 3, D: 1 } }, '3.9'],
  [{ answers: { A: 1, B: 1, C: 1 } }, '3'],
  [{ answers: { A: 1, B: 0, C: 2 } }, '2.33'],
  [{ answers: {} }, 'nothingArose'],
  [{ answers: { A: 0, B: 0 } }, 'nothingArose'],
])('%j gives %s', (fact, result) => {
  expect(scoreOf('5', rule, fact).result).toBe(result)
})

test('the steps name the counts', () => {
  expect(scoreOf('5', rule, { answers: { A: 6, B: 3, D: 1 } }).steps).toEqual([
    '(6 A × 1 + 3 B × 0,6 + 1 D × 0) / 10 phiếu = 0,78',
    '0,78 × 5 = 3,9',
  ])
})

test('an answer that the question does not have is refused', () => {
  expect(factFaults('5', rule, { answers: { E: 1 } })).toEqual(['unknown-id'])
})

test.each([
  [{ A: '0.9' }, ['max-unreachable']],
  [{ A: '1', B: '1.1' }, ['max-exceeded']],
  [{}, ['max-unreachable']],
])('the weights %j have the faults %j', (weights, codes) => {
  expect(ruleFaults('5', { kind: 'weighted', weights })).toEqual(codes)
})
