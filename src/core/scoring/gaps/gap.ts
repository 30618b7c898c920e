/** What stands between a fact and the full points of its leaf, as figures: words are made of it in `gapWords.ts`. */
import type { Decimal } from '../../values/exact.ts'
import type { ScoringRule } from '../scoringRule.ts'

/** A threshold on the way, nearer than the full points. */
interface NextStep {
  readonly missing: number
  readonly need: number
  readonly required: Decimal
  /** Points that reaching it wins. */
  readonly wins: Decimal
}

export interface Gap {
  /** `nothingArose`: the points were lost because nothing of the kind happened in the year. */
  readonly kind: ScoringRule['kind'] | 'nothingArose'
  /** Points that closing it wins: the maximum less what the fact has. */
  readonly wins: Decimal
  /** How many more things close it (with `better` lower: how many fewer); null where it is not counted in things. */
  readonly missing: number | null
  readonly better: 'higher' | 'lower'
  /** What was counted, of how many, and what the full points ask for: 7, 11 and 9 for 80%. */
  readonly have: number | null
  readonly of: number | null
  readonly need: number | null
  /** The figure and the threshold of the full points as the rule writes it; `actual` is cut, never rounded up to the threshold. */
  readonly actual: Decimal | null
  readonly required: Decimal | null
  /** `%`, `ngày`, `kỳ`, or nothing. */
  readonly unit: string
  /** `thủ tục`, `hồ sơ`: what the leaf's name says is counted; null where it does not say. */
  readonly thing: string | null
  /**
   * Parts not achieved; events that cost or bring points; periods short of their points, each with the reason; own and best
   * level; the day `YYYY-MM-DD` that was due; how the figure must stand to the reference; why a person gave fewer points.
   */
  readonly names: readonly string[]
  readonly next: NextStep | null
}
