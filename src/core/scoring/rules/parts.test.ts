import { expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const rule = {
  kind: 'parts',
  parts: [
    { id: 'a', name: 'Kế hoạch', points: '0.3' },
    { id: 'b', name: 'Thực hiện', points: '0.4' },
    { id: 'constructor', name: 'Báo cáo', points: '0.3' },
  ],
}

test.each([
  [{ parts: {} }, '0'], // a part that is not named is not achieved, whatever every object inherits
  [{ parts: { a: true } }, '0.3'],
  [{ parts: { a: true, b: false, constructor: true } }, '0.6'],
  [{ parts: { a: true, b: true, constructor: true } }, '1'],
])('%j gives %s', (fact, result) => {
  expect(scoreOf('1', rule, fact).result).toBe(result)
})

test('every part stands in the steps, which end with the points', () => {
  expect(scoreOf('1', rule, { parts: { a: true } }).steps).toEqual([
    'Kế hoạch: có, 0,3',
    'Thực hiện: không, 0',
    'Báo cáo: không, 0',
    'Cộng các phần: 0,3 + 0 + 0 = 0,3',
  ])
})

test.each([
  [{ parts: { d: true } }, ['unknown-id']],
  [{ parts: { a: 1 } }, ['wrong-shape']],
  [{ parts: { a: 1, d: true } }, ['wrong-shape', 'unknown-id']],
  [{ parts: { d: true, e: true } }, ['unknown-id', 'unknown-id']],
])('the fact %j is refused: %j', (fact, codes) => {
  expect(factFaults('1', rule, fact)).toEqual(codes)
})

test.each([
  ['0.9', ['max-exceeded']],
  ['1', []],
  ['1.1', ['max-unreachable']],
])('with the maximum %s the parts have the faults %j', (max, codes) => {
  expect(ruleFaults(max, rule)).toEqual(codes)
})
