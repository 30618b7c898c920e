import { expect, test } from 'vitest'
import { type Decimal, findDecimal } from '../values/exact.ts'
import { rankUnits } from './rankUnits.ts'

function figure(text: string): Decimal {
  const found = findDecimal(text)
  if (!found) throw new Error(text)
  return found
}

const unit = (name: string, total: string, base = '100', bonus = '0', penalty = '0') => ({
  unit: name,
  total: figure(total),
  base: figure(base),
  bonus: figure(bonus),
  penalty: figure(penalty),
})

const ranks = (ties: 'skip' | 'dense', ...sheets: ReturnType<typeof unit>[]) =>
  rankUnits(sheets, ties).map(({ unit: name, rank, tied }) => `${name} ${rank}${tied ? ' =' : ''}`)

test.each([
  ['skip', ['b 1', 'a 2 =', 'c 2 =', 'd 4']],
  ['dense', ['b 1', 'a 2 =', 'c 2 =', 'd 3']],
] as const)('ties by %s', (ties, expected) => {
  expect(ranks(ties, unit('a', '80'), unit('b', '90'), unit('c', '80'), unit('d', '70'))).toEqual(expected)
})

test('the exact index decides: equal when printed is not equal, and 2/3 of any base is the same', () => {
  expect(ranks('skip', unit('a', '83.469', '100'), unit('b', '83.4691'))).toEqual(['b 1', 'a 2'])
  expect(ranks('skip', unit('a', '60', '90'), unit('b', '50', '75'))).toEqual(['a 1 =', 'b 1 ='])
})

test('bonus and penalty count, and a unit without an index has no rank', () => {
  expect(ranks('skip', unit('a', '80', '100', '0', '1'), unit('b', '79', '100', '1'), unit('c', '0', '0'))).toEqual([
    'b 1',
    'a 2',
    'c null',
  ])
  expect(rankUnits([], 'skip')).toEqual([])
})
