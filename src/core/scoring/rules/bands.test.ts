import { describe, expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const onPercent = {
  kind: 'bands',
  on: 'percent',
  bands: [
    { from: '30', points: '0.5' },
    { from: '85', points: '2' },
  ],
}
const onCount = {
  kind: 'bands',
  on: 'count',
  bands: [
    { from: '0', points: '0' },
    { from: '1', points: '1' },
    { from: '2', points: '2' },
  ],
}
const lower = {
  kind: 'bands',
  on: 'value',
  better: 'lower',
  bands: [
    { upTo: '2.5', points: '1' },
    { upTo: '5', points: '0.5' },
  ],
}

describe('on a percentage', () => {
  test.each([
    [{ percent: '29.99' }, '0'],
    [{ percent: '30' }, '0.5'],
    [{ percent: '84.56' }, '0.5'], // 84,56 is not 85
    [{ percent: '84.999999999' }, '0.5'],
    [{ percent: '85' }, '2'],
    [{ percent: '85.00' }, '2'],
    [{ percent: '100' }, '2'],
    [{ numerator: 0, denominator: 7 }, '0'],
    [{ numerator: 5, denominator: 6 }, '0.5'], // 83,33…
    [{ numerator: 17, denominator: 20 }, '2'],
    [{ numerator: 0, denominator: 0 }, 'nothingArose'],
  ])('%j gives %s', (fact, result) => {
    expect(scoreOf('2', onPercent, fact).result).toBe(result)
  })

  test('the steps name the counts, the band and the points', () => {
    expect(scoreOf('2', onPercent, { numerator: 7, denominator: 11 }).steps).toEqual([
      '7/11 = 63,63…%',
      '63,63…% ≥ 30% và < 85%: 0,5',
    ])
    expect(scoreOf('2', onPercent, { percent: '12.5' }).steps).toEqual([
      'Kết quả: 12,5%',
      '12,5% < 30%, chưa đến bậc nào: 0',
    ])
  })

  test.each([
    [{ numerator: 8, denominator: 7 }, ['above-denominator']],
    [{ numerator: 1, denominator: 0 }, ['above-denominator']],
    [{ numerator: 7 }, ['missing-key']],
    [{ numerator: 7, denominator: 11, percent: '63' }, ['unknown-key']],
    [{ numerator: -1, denominator: 11 }, ['negative']],
    [{ numerator: '7', denominator: '11' }, ['quoted-count', 'quoted-count']],
    [{ numerator: 7.5, denominator: 11 }, ['not-a-count']],
    [{ percent: '100.01' }, ['above-hundred']],
    [{ percent: '-1' }, ['negative']],
    [{ percent: 63.63 }, ['not-quoted']],
    [{ percent: '63,63' }, ['comma']],
    [{ percent: 'NaN' }, ['not-a-figure']],
    [{ percent: '63.63%' }, ['not-a-figure']],
    [{ count: 1 }, ['wrong-kind']],
  ])('the fact %j is refused: %j', (fact, codes) => {
    expect(factFaults('2', onPercent, fact)).toEqual(codes)
  })
})

test.each([
  [0, '0'],
  [1, '1'],
  [2, '2'],
  [9, '2'],
])('a count of %i gives %s', (count, result) => {
  expect(scoreOf('2', onCount, { count }).result).toBe(result)
})

test.each([
  ['0', '1'],
  ['2.5', '1'],
  ['2.51', '0.5'],
  ['5', '0.5'],
  ['5.01', '0'],
])('where less is better, %s gives %s', (value, result) => {
  expect(scoreOf('1', lower, { value }).result).toBe(result)
})

describe('faults of the rule', () => {
  const bands = (...rungs: [string, string][]) => ({
    kind: 'bands',
    on: 'percent',
    bands: rungs.map(([from, points]) => ({ from, points })),
  })
  test.each([
    ['in order', bands(['0', '0'], ['50', '1']), []],
    ['out of order', bands(['50', '0'], ['30', '1']), ['bands-order']],
    ['the same threshold twice', bands(['50', '0'], ['50.0', '1']), ['bands-order']],
    ['points that fall', bands(['0', '1'], ['30', '0.5'], ['50', '1']), ['bands-order']],
    ['points that stay', bands(['0', '0'], ['30', '1'], ['50', '1']), []],
    [
      'points that stay where less is better',
      {
        ...lower,
        bands: [
          { upTo: '1', points: '1' },
          { upTo: '2', points: '1' },
        ],
      },
      [],
    ],
    ['never the maximum', bands(['0', '0'], ['50', '0.9']), ['max-unreachable']],
    ['more than the maximum', bands(['0', '0'], ['50', '1.1']), ['max-exceeded']],
    ['a threshold that no percentage reaches', bands(['0', '0'], ['101', '1']), ['max-unreachable']],
    [
      '“upTo” where more is better',
      { kind: 'bands', on: 'count', bands: [{ upTo: '1', points: '1' }] },
      ['missing-key', 'unknown-key'],
    ],
    [
      '“from” where less is better',
      { kind: 'bands', on: 'count', better: 'lower', bands: [{ from: '1', points: '1' }] },
      ['missing-key', 'unknown-key'],
    ],
    [
      'where less is better and points rise',
      {
        ...lower,
        bands: [
          { upTo: '1', points: '0.5' },
          { upTo: '2', points: '1' },
        ],
      },
      ['bands-order', 'max-unreachable'],
    ],
  ])('%s', (_, rule, codes) => {
    expect(ruleFaults('1', rule)).toEqual(codes)
  })
})
