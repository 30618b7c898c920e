import { expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const formula = (expression: string) => ({ kind: 'formula', expression })

test.each([
  ['a / b * 2', { a: '1', b: '3' }, '0.67'],
  ['a ÷ b × 2', { a: '1', b: '3' }, '0.67'],
  ['1 − a', { a: '0.25' }, '0.75'],
  ['-a + 1', { a: '0.25' }, '0.75'],
  ['a - b - 1', { a: '5', b: '3' }, '1'],
  ['a / b / 2', { a: '8', b: '4' }, '1'],
  ['2 * (a + b)', { a: '0.1', b: '0.2' }, '0.6'],
  ['a + b * 2', { a: '1', b: '0.5' }, '2'],
  ['min(a, b, 1.5)', { a: '3', b: '2' }, '1.5'],
  ['max(min(a, 1), b)', { a: '3', b: '0.5' }, '1'],
  ['tỷ_lệ * 2', { tỷ_lệ: '0.5' }, '1'],
  ['a * 5', { a: '1' }, '2'], // cut to the maximum
  ['a - 5', { a: '1' }, '0'], // never below 0
  ['1.5', {}, '1.5'],
  ['a / b', { a: '1', b: '0' }, 'nothingArose'],
  ['a / (b - b)', { a: '1', b: '3' }, 'nothingArose'],
  ['a / b', { a: '1' }, 'missing'],
  ['constructor * 2', {}, 'missing'], // never what every object inherits
  ['a / 0', {}, 'missing'], // before anything is divided
])('%s with %j gives %s', (expression, variables, result) => {
  expect(scoreOf('2', formula(expression), { variables }).result).toBe(result)
})

test('the steps name the figures and the result', () => {
  expect(scoreOf('2', formula('a / b * 5'), { variables: { a: '2', b: '3' } }).steps).toEqual([
    'a = 2; b = 3',
    'a / b × 5 = 3,333…',
    'nhiều nhất 2: 2',
  ])
})

test.each([
  [{ variables: { a: '1', c: '2' } }, ['unknown-id']],
  [{ variables: { a: '-1' } }, ['negative']],
  [{ variables: { a: 1 } }, ['not-quoted']],
])('the fact %j is refused: %j', (fact, codes) => {
  expect(factFaults('2', formula('a / b'), fact)).toEqual(codes)
})

test.each([
  '',
  'a +',
  '* a',
  '(a',
  'a)',
  'a b',
  'min a',
  'min()',
  '2a',
  'a ^ 2',
  'a; b',
  '0,5 * a',
  `${'('.repeat(60)}a${')'.repeat(60)}`,
  `a${' + a'.repeat(200)}`,
])('the expression “%s” is refused', (expression) => {
  expect(() => ruleFaults('2', formula(expression))).not.toThrow(RangeError)
  if (expression !== '') expect(ruleFaults('2', formula(expression))).toEqual(['formula'])
})
