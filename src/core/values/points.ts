/** The one place where rounding and cutting exist. A criteria set says how many digits and which way. */
import { type Exact, fraction } from './exact.ts'

export type RoundingMode = 'halfUp' | 'truncate'

export interface Rounding {
  readonly decimals: number
  /** `halfUp`: half and more goes away from zero. `truncate`: what follows is cut off. */
  readonly rounding: RoundingMode
}

/** The value itself, the very object, where there is nothing to round. */
export function round(value: Exact, how: Rounding): Exact {
  const scale = 10n ** BigInt(how.decimals)
  if (scale % value.d === 0n) return value
  const doubled = 2n * value.n * scale
  const scaled = how.rounding === 'halfUp' ? (doubled + value.d) / (2n * value.d) : (value.n * scale) / value.d
  return fraction(value.s * scaled, scale)
}

/** The digits of a value cut off after `decimals` places, zeros kept: 7/11 → `0.63`. For explanations only. */
export function cutDigits(value: Exact, decimals: number): string {
  const digits = `${(value.n * 10n ** BigInt(decimals)) / value.d}`.padStart(decimals + 1, '0')
  const sign = value.s < 0n ? '-' : ''
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
