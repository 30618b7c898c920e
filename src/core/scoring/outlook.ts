/** Where a unit may still get: the class above an index, and the highest index that the facts so far leave open. */
import { allLeaves, type CriteriaSet } from '../catalogue/criteriaSet.ts'
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  divide,
  exact,
  HUNDRED,
  multiply,
  subtract,
  sum,
} from '../values/exact.ts'
import { round } from '../values/points.ts'
import type { Facts } from './facts.ts'
import { openPointsOf } from './gaps/gapOf.ts'
import { prepareSet } from './prepareSet.ts'
import { classOf, indexOf, type ScoreSheet } from './scoreSheet.ts'

export interface NextClass {
  readonly name: string
  readonly from: Decimal
  /** How far the index is from it, and how many points of the base that is. */
  readonly away: Decimal
  readonly points: Decimal
}

/** Null in the highest class. */
export function nextClassOf(set: CriteriaSet, index: Decimal, base: Decimal): NextClass | null {
  const own = exact(index)
  const above = prepareSet(set).classes.findLast(({ from }) => compare(from, own) > 0)
  if (!above) return null
  const away = subtract(above.from, own)
  return {
    name: above.name,
    from: decimalOf(above.from),
    away: decimalOf(away),
    points: decimalOf(divide(multiply(away, exact(base)), HUNDRED)),
  }
}

/** An index with its class; both null where nothing applies. */
export interface Reachable {
  readonly index: Decimal | null
  readonly class: string | null
}

/**
 * Facts stand as they are, bonus and penalty too; what has no fact yet gets its maximum. `sheet` is that of these very facts.
 */
export function reachableOf(set: CriteriaSet, facts: Facts, sheet: ScoreSheet): Reachable {
  const leaves = new Map(allLeaves(set).map((leaf) => [leaf.code, leaf]))
  const open = sheet.missing.flatMap((code) => {
    const leaf = leaves.get(code)
    return leaf ? [openPointsOf(set, leaf, facts.facts.get(code))] : []
  })
  const points = subtract(add(add(exact(sheet.total), sum(open)), exact(sheet.bonus)), exact(sheet.penalty))
  const index = indexOf(points, exact(sheet.base))
  return { index: index && decimalOf(round(index, set.index)), class: index && classOf(index, prepareSet(set)) }
}
