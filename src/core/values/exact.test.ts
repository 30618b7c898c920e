import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  decimalsOf,
  exact,
  exactCount,
  findDecimal,
  findDecimalOf,
  fraction,
  multiply,
  subtract,
} from './exact.ts'
import { type Rounding, round } from './points.ts'
import { percentOf } from './ratio.ts'

function figure(text: string): Decimal {
  const found = findDecimal(text)
  if (found === null) throw new Error(text)
  return found
}

test.each([
  ['0', '0'],
  ['007.50', '7.5'],
  ['0.25', '0.25'],
  ['100', '100'],
  ['-0.0', '0'],
  ['-1.50', '-1.5'],
  ['', null],
  ['1,5', null],
  ['.5', null],
  ['1.', null],
  ['+1', null],
  ['1e3', null],
  ['0x10', null],
  ['NaN', null],
  ['Infinity', null],
  [' 1', null],
  ['１', null],
  ['1/2', null],
  ["1.'3'", null],
  ['9'.repeat(16), null],
])('the figure “%s” is read as %s', (text, expected) => {
  expect(findDecimal(text)).toBe(expected)
})

test('a figure knows its decimals and comes back as it was', () => {
  expect(decimalsOf(figure('1.250'))).toBe(2)
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
      fc.integer({ min: 0, max: 14 }),
      (digits, decimals) => {
        const value = fraction(digits, 10n ** BigInt(decimals))
        const text = decimalOf(value)
        expect(compare(exact(text), value)).toBe(0)
        expect(findDecimal(text) ?? text).toBe(text)
      },
    ),
  )
})

test('arithmetic is exact where floats are not', () => {
  expect(decimalOf(add(exact(figure('0.1')), exact(figure('0.2'))))).toBe('0.3')
  expect(decimalOf(subtract(exact(figure('0.3')), exact(figure('0.1'))))).toBe('0.2')
  expect(decimalOf(multiply(fraction(1n, 3n), exactCount(3)))).toBe('1')
  expect(findDecimalOf(fraction(1n, 3n))).toBeNull()
  expect(() => decimalOf(fraction(1n, 3n))).toThrow(RangeError)
})

test('a ratio keeps its counts; nothing of nothing is no percentage', () => {
  expect(percentOf({ numerator: 7, denominator: 11 })).toMatchObject({ n: 700n, d: 11n })
  expect(percentOf({ numerator: 0, denominator: 0 })).toBeNull()
})

describe('rounding', () => {
  const halfUp = (decimals: number): Rounding => ({ decimals, rounding: 'halfUp' })
  const truncate = (decimals: number): Rounding => ({ decimals, rounding: 'truncate' })
  test.each([
    ['0.125', halfUp(2), '0.13'],
    ['0.124999999', halfUp(2), '0.12'],
    ['1.005', halfUp(2), '1.01'], // what floats get wrong
    ['2.5', halfUp(0), '3'],
    ['84.56', halfUp(0), '85'],
    ['0.375', truncate(2), '0.37'],
    ['63.6363', truncate(2), '63.63'],
    ['-0.125', halfUp(2), '-0.13'],
    ['-0.129', truncate(2), '-0.12'],
    ['7', halfUp(2), '7'],
  ])('%s by %j is %s', (text, how, expected) => {
    expect(decimalOf(round(exact(figure(text)), how))).toBe(expected)
  })

  test('never moves a figure by more than half a step, or a whole one when cut', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 4 }),
        (n, d, decimals) => {
          const value = fraction(BigInt(n), BigInt(d))
          const step = fraction(1n, 10n ** BigInt(decimals))
          expect(
            compare(
              subtract(round(value, halfUp(decimals)), value)
                .abs()
                .mul(2n),
              step,
            ),
          ).toBeLessThanOrEqual(0)
          expect(compare(subtract(round(value, truncate(decimals)), value).abs(), step)).toBeLessThan(0)
        },
      ),
    )
  })
})
