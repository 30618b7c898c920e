/** The one place where rounding exists. A criteria set says how many digits and which way. */
import { type Exact, fraction } from './exact.ts'

export type RoundingMode = 'halfUp' | 'truncate'

export interface Rounding {
  readonly decimals: number
  /** `halfUp`: half and more goes away from zero. `truncate`: what follows is cut off. */
  readonly rounding: RoundingMode
}

export function round(value: Exact, how: Rounding): Exact {
  const scale = 10n ** BigInt(how.decimals)
  if (scale % value.d === 0n) return value
  const doubled = 2n * value.n * scale
  const scaled = how.rounding === 'halfUp' ? (doubled + value.d) / (2n * value.d) : (value.n * scale) / value.d
  return fraction(value.s * scaled, scale)
}
