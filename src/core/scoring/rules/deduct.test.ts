import { expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const rule = {
  kind: 'deduct',
  events: [
    { id: 'reprimand', name: 'Khiển trách', points: '0.5' },
    { id: 'warning', name: 'Cảnh cáo', points: '1' },
  ],
}

test.each([
  [{ events: {} }, '2'],
  [{ events: { reprimand: 1 } }, '1.5'],
  [{ events: { reprimand: 2, warning: 1 } }, '0'],
  [{ events: { warning: 3 } }, '0'],
])('%j gives %s', (fact, result) => {
  expect(scoreOf('2', rule, fact).result).toBe(result)
})

test('the minimum holds', () => {
  expect(scoreOf('2', { ...rule, from: '2', minimum: '0.5' }, { events: { warning: 5 } })).toEqual({
    result: '0.5',
    steps: ['Cảnh cáo: 5 × 1 = 5', '2 − 5 = −3', 'không thấp hơn 0,5: 0,5'],
  })
})

test.each([
  [{ events: { dismissal: 1 } }, ['unknown-id']],
  [{ events: { warning: '1' } }, ['quoted-count']],
  [{ events: { warning: -1 } }, ['negative']],
])('the fact %j is refused: %j', (fact, codes) => {
  expect(factFaults('2', rule, fact)).toEqual(codes)
})

test.each([
  [{ ...rule, from: '1.9' }, ['max-unreachable']],
  [{ ...rule, from: '2.1' }, ['max-exceeded']],
  [{ ...rule, minimum: '2.5' }, ['max-exceeded']],
  [{ ...rule, events: [rule.events[0], rule.events[0]] }, ['duplicate-id']],
])('the rule %j has the faults %j', (faulty, codes) => {
  expect(ruleFaults('2', faulty)).toEqual(codes)
})
