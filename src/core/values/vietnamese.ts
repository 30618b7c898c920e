/** Numbers and order as Vietnamese readers expect them: a comma before the decimals, the alphabet of a dictionary. */
import { type Decimal, decimalsOf, type Exact, findDecimalOf } from './exact.ts'
import { cutDigits } from './points.ts'

/** A figure with more decimals than this is cut where it explains something. */
export const MOST_DECIMALS = 8

const collator = new Intl.Collator('vi', { numeric: true })

export const compareVietnamese = (left: string, right: string): number => collator.compare(left, right)

/** `"83.47"` → `83,47`; a minus is the sign, not the hyphen. */
export const formatDecimal = (figure: Decimal): string => withComma(figure)

const withComma = (figure: string): string =>
  figure.startsWith('-') ? `−${figure.slice(1).replace('.', ',')}` : figure.replace('.', ',')

/**
 * A figure in an explanation: whole where it ends soon (`1,5`), else cut after `decimals` digits and marked: `63,63…`.
 * It is cut and not rounded, so that a figure below a threshold never looks as if it had reached it.
 */
export function formatExact(value: Exact, decimals: number): string {
  const whole = findDecimalOf(value)
  if (whole !== null && decimalsOf(whole) <= MOST_DECIMALS) return withComma(whole)
  return `${withComma(cutDigits(value, decimals))}…`
}

/** `63,63…%` for an exact percentage. */
export const formatPercent = (percent: Exact, decimals: number): string => `${formatExact(percent, decimals)}%`
