import { expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const points = { better: '1', same: '0.5', worse: '0' }

test.each([
  ['lower', '17', '19', '1', '17 < 19, tốt hơn: 1'],
  ['lower', '19', '19.0', '0.5', '19 = 19, giữ nguyên: 0,5'],
  ['lower', '20', '19', '0', '20 > 19, kém hơn: 0'],
  ['higher', '83.47', '79.81', '1', '83,47 > 79,81, tốt hơn: 1'],
  ['higher', '79.80999', '79.81', '0', '79,80999 < 79,81, kém hơn: 0'],
])('where %s is better, %s against %s gives %s', (better, value, reference, result, step) => {
  expect(scoreOf('1', { kind: 'compare', better, points }, { value, reference })).toEqual({ result, steps: [step] })
})

test.each([
  [{ value: '1' }, ['missing-key']],
  [{ value: 1, reference: 2 }, ['not-quoted', 'not-quoted']],
  [{ value: '-1', reference: '2' }, ['negative']],
])('the fact %j is refused: %j', (fact, codes) => {
  expect(factFaults('1', { kind: 'compare', better: 'higher', points }, fact)).toEqual(codes)
})

test.each([
  [{ better: '1', same: '1', worse: '1' }, []],
  [{ ...points, better: '0.9' }, ['max-unreachable']],
  [{ ...points, same: '1.5' }, ['bands-order']],
  [{ ...points, worse: '0.6' }, ['bands-order']],
])('the points %j have the faults %j', (faulty, codes) => {
  expect(ruleFaults('1', { kind: 'compare', better: 'higher', points: faulty })).toEqual(codes)
})
