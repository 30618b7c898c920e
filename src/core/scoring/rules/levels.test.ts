import { expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const rule = {
  kind: 'levels',
  levels: [
    { id: 'good', name: 'Tốt', points: '1.5' },
    { id: 'fair', name: 'Khá', points: '0.75' },
    { id: 'weak', name: 'Yếu', points: '0' },
  ],
}

test.each([
  ['good', '1.5'],
  ['fair', '0.75'],
  ['weak', '0'],
])('the level %s gives %s', (level, result) => {
  expect(scoreOf('1.5', rule, { level }).result).toBe(result)
})

test('a level that the rule does not know is refused', () => {
  expect(factFaults('1.5', rule, { level: 'excellent' })).toEqual(['unknown-id'])
})

test.each([
  ['1.49', ['max-exceeded']],
  ['1.5', []],
  ['2', ['max-unreachable']],
])('with the maximum %s the levels have the faults %j', (max, codes) => {
  expect(ruleFaults(max, rule)).toEqual(codes)
})
