/** The percentage in a fact, whether both counts or only the result was reported. */
import { type Exact, exact } from '../values/exact.ts'
import { percentOf } from '../values/ratio.ts'
import { formatPercent } from '../values/vietnamese.ts'
import type { RuleFact } from './fact.ts'
import { uncheckedFact } from './scorer.ts'

interface FactPercent {
  /** Null where the denominator is 0. */
  readonly percent: Exact | null
  /** `63,63…%` */
  readonly text: string
  /** How it came about: `7/11 = 63,63…%`. */
  readonly step: string
}

export function percentOfFact(fact: RuleFact, decimals: number): FactPercent {
  if ('numerator' in fact) {
    const percent = percentOf(fact)
    const counts = `${fact.numerator}/${fact.denominator}`
    if (percent === null) return { percent, text: counts, step: `${counts}: không phát sinh` }
    const text = formatPercent(percent, decimals)
    return { percent, text, step: `${counts} = ${text}` }
  }
  if (!('percent' in fact)) uncheckedFact('percent')
  const percent = exact(fact.percent)
  const text = formatPercent(percent, decimals)
  return { percent, text, step: `Kết quả: ${text}` }
}
