import { expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const rule = { kind: 'count', each: '0.25' }

test.each([
  [0, '0', 'Số lượng: 0 × 0,25 = 0'],
  [1, '0.25', 'Số lượng: 1 × 0,25 = 0,25'],
  [2, '0.5', 'Số lượng: 2 × 0,25 = 0,5'],
  [3, '0.5', 'nhiều nhất 0,5: 0,5'],
  [9_000_000_000_000_000, '0.5', 'nhiều nhất 0,5: 0,5'],
])('%i things give %s', (count, result, lastStep) => {
  const score = scoreOf('0.5', rule, { count })
  expect(score.result).toBe(result)
  expect(score.steps.at(-1)).toBe(lastStep)
})

test.each([
  [{ count: -1 }, ['negative']],
  [{ count: '1' }, ['quoted-count']],
  [{ count: 1.5 }, ['not-a-count']],
  [{ count: Number.NaN }, ['not-a-count']],
  [{ count: 1e21 }, ['too-large']],
])('the fact %j is refused: %j', (fact, codes) => {
  expect(factFaults('0.5', rule, fact)).toEqual(codes)
})

test('nothing for each thing never gives the maximum', () => {
  expect(ruleFaults('0.5', { kind: 'count', each: '0' })).toEqual(['max-unreachable'])
})
