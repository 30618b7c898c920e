import { expect, test } from 'vitest'
import { ruleFaults, scoreOf } from '../aScore.testing.ts'

const rule = {
  kind: 'events',
  events: [
    { id: 'late', name: 'Nộp trễ', points: '0.25' },
    { id: 'false', name: 'Sai số liệu', points: '0.5' },
  ],
}

test.each([
  [{ events: {} }, '0'],
  [{ events: { late: 3 } }, '0.75'],
  [{ events: { late: 2, false: 1 } }, '1'],
  [{ events: { late: 4, false: 1 } }, '1'],
])('%j gives %s', (fact, result) => {
  expect(scoreOf('1', rule, fact).result).toBe(result)
})

test('the steps name every event that happened and end with the points', () => {
  expect(scoreOf('1', rule, { events: { late: 1, false: 1 } }).steps).toEqual([
    'Nộp trễ: 1 × 0,25 = 0,25',
    'Sai số liệu: 1 × 0,5 = 0,5',
    'Cộng: 0,75',
  ])
  expect(scoreOf('1', rule, { events: { late: 9 } }).steps.at(-1)).toBe('Cộng 2,25, nhiều nhất 1: 1')
})

test('events without points never give the maximum', () => {
  expect(ruleFaults('1', { kind: 'events', events: [{ id: 'a', name: 'A', points: '0' }] })).toEqual([
    'max-unreachable',
  ])
})

test('an event with the name of what every object inherits did not happen unless it is reported', () => {
  const odd = { kind: 'events', events: [{ id: 'constructor', name: 'A', points: '0.5' }] }
  expect(scoreOf('1', odd, { events: {} }).result).toBe('0')
  expect(scoreOf('1', odd, { events: { constructor: 1 } }).result).toBe('0.5')
})
