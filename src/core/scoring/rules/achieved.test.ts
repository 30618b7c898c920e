import { expect, test } from 'vitest'
import { factFaults, scoreOf } from '../aScore.testing.ts'

const rule = { kind: 'achieved' }

test.each([
  [{ achieved: true }, '0.5'],
  [{ achieved: false }, '0'],
  [{ nothingArose: true }, 'nothingArose'],
  [{ notApplicable: true, reason: 'không có' }, 'notApplicable'],
])('%j gives %s', (fact, result) => {
  expect(scoreOf('0.5', rule, fact).result).toBe(result)
})

test.each([
  ['full', 'nothingArose 0.5'],
  ['zero', 'nothingArose 0'],
  ['notApplicable', 'nothingArose'],
])('where nothing arose and the policy is %s: %s', (whenNothingArose, result) => {
  expect(scoreOf('0.5', { ...rule, whenNothingArose }, { nothingArose: true }).result).toBe(result)
})

test.each([
  [{ achieved: 'true' }, ['wrong-shape']],
  [{ count: 1 }, ['wrong-kind']],
  [{}, ['wrong-kind']],
  [null, ['wrong-kind']],
  [{ achieved: true, reason: 'x' }, ['unknown-key']],
  [{ nothingArose: true, reason: 'x' }, ['unknown-key']],
  [{ nothingArose: false }, ['not-in-list']],
  [{ notApplicable: true }, ['missing-key']],
  [{ achieved: true, assumed: 'yes' }, ['wrong-shape']],
])('the fact %j is refused: %j', (fact, codes) => {
  expect(factFaults('0.5', rule, fact)).toEqual(codes)
})
