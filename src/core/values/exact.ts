/**
 * Exact fractions: the only arithmetic that points, percentages and indexes are computed with. Nothing here rounds;
 * `points.round` does, once, where a criteria set says so. A figure travels as `Decimal`, text with a point.
 */
import Fraction from 'fraction.js'

export type Exact = Fraction

declare const decimalBrand: unique symbol

/** A figure as text in its shortest form: `"0.25"`, `"100"`; never `"1.50"`, never a comma. Safe in JSON. */
export type Decimal = string & { readonly [decimalBrand]: true }

// 15 digits each side hold any budget in đồng; longer input is refused before it costs time.
const SHAPE = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/

export const NOUGHT = '0' as Decimal
export const ZERO: Exact = new Fraction(0)
export const ONE: Exact = new Fraction(1)
export const HUNDRED: Exact = new Fraction(100)

/** The shortest form of a figure written with digits, an optional minus and an optional point; null for anything else. */
export function findDecimal(text: string): Decimal | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '')
  const part = (match[3] ?? '').replace(/0+$/, '')
  const digits = part === '' ? whole : `${whole}.${part}`
  return (digits === '0' ? digits : `${match[1] ?? ''}${digits}`) as Decimal
}

/** How many digits stand after the point. */
export function decimalsOf(figure: Decimal): number {
  const point = figure.indexOf('.')
  return point < 0 ? 0 : figure.length - point - 1
}

export function exact(figure: Decimal): Exact {
  const point = figure.indexOf('.')
  if (point < 0) return new Fraction(BigInt(figure), 1n)
  return new Fraction(BigInt(figure.replace('.', '')), 10n ** BigInt(figure.length - point - 1))
}

export const exactCount = (count: number): Exact => new Fraction(BigInt(count), 1n)

/** A fraction of two counts or figures. Throws on a zero denominator: ask `isZero` first, it is a case with a name. */
export const fraction = (numerator: bigint, denominator: bigint): Exact => new Fraction(numerator, denominator)

export const add = (left: Exact, right: Exact): Exact => left.add(right)
export const subtract = (left: Exact, right: Exact): Exact => left.sub(right)
export const multiply = (left: Exact, right: Exact): Exact => left.mul(right)
export const divide = (left: Exact, right: Exact): Exact => left.div(right)
export const negate = (value: Exact): Exact => value.neg()

/** Below 0, 0 or above 0 as `left` is less than, equal to or more than `right`. */
export function compare(left: Exact, right: Exact): number {
  const difference = left.s * left.n * right.d - right.s * right.n * left.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const isZero = (value: Exact): boolean => value.n === 0n
export const least = (left: Exact, right: Exact): Exact => (compare(left, right) <= 0 ? left : right)
export const greatest = (left: Exact, right: Exact): Exact => (compare(left, right) >= 0 ? left : right)

export function sum(values: readonly Exact[]): Exact {
  let total = ZERO
  for (const value of values) total = isZero(value) ? total : total.add(value)
  return total
}

/** The same figure as decimal text, or null where it has no end (1/3). */
export function findDecimalOf(value: Exact): Decimal | null {
  if (value.d === 1n) return `${value.s * value.n}` as Decimal
  const decimals = findDecimalsNeeded(value.d)
  return decimals === null ? null : placePoint(value.s * value.n * (10n ** BigInt(decimals) / value.d), decimals)
}

/** A fraction in lowest terms ends where its denominator has no factors but 2 and 5. */
function findDecimalsNeeded(denominator: bigint): number | null {
  let rest = denominator
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; rest /= 2n) twos++
  for (; rest % 5n === 0n; rest /= 5n) fives++
  return rest === 1n ? Math.max(twos, fives) : null
}

/** As `findDecimalOf`, for a value that is known to end: one that was rounded, or a sum of such. Throws otherwise. */
export function decimalOf(value: Exact): Decimal {
  const figure = findDecimalOf(value)
  if (figure === null) throw new RangeError(`Not a finite decimal: ${value.toFraction()}`)
  return figure
}

function placePoint(scaled: bigint, decimals: number): Decimal {
  const digits = `${scaled < 0n ? -scaled : scaled}`.padStart(decimals + 1, '0')
  const whole = digits.slice(0, -decimals)
  const part = digits.slice(-decimals).replace(/0+$/, '')
  return `${scaled < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}` as Decimal
}
