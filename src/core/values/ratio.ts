/** A ratio keeps both counts, so that 2/37 stays 2/37; a denominator of 0 is "không phát sinh", never 0% or NaN. */
import { type Exact, fraction } from './exact.ts'

export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

/** The exact percentage (7/11 → 700/11), or null where nothing arose. */
export function percentOf(ratio: Ratio): Exact | null {
  if (ratio.denominator === 0) return null
  return fraction(BigInt(ratio.numerator) * 100n, BigInt(ratio.denominator))
}
