import { expect, test } from 'vitest'
import { factFaults, scoreOf } from '../aScore.testing.ts'

const rule = { kind: 'manual' }

test.each([
  ['0', '0'],
  ['1.25', '1.25'],
  ['1.255', '1.26'],
  ['2', '2'],
])('%s given by hand is %s', (points, result) => {
  const score = scoreOf('2', rule, { points, reason: 'theo biên bản' })
  expect(score.result).toBe(result)
  expect(score.steps[0]).toBe('Lý do: theo biên bản')
})

test.each([
  [{ points: '2.01', reason: 'x' }, ['above-max']],
  [{ points: '-1', reason: 'x' }, ['negative']],
  [{ points: 1, reason: 'x' }, ['not-quoted']],
  [{ points: '1' }, ['missing-key']],
  [{ points: '1', reason: ' ' }, ['blank']],
  [{ points: '2.01', reason: ' ' }, ['blank', 'above-max']],
])('the fact %j is refused: %j', (fact, codes) => {
  expect(factFaults('2', rule, fact)).toEqual(codes)
})
