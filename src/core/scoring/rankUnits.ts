/** Ranks units by their exact index, never by the printed one. */
import type { CriteriaSet } from '../catalogue/criteriaSet.ts'
import { add, compare, exact, subtract } from '../values/exact.ts'
import { indexOf, type ScoreSheet } from './scoreSheet.ts'

type RankedSheet = Pick<ScoreSheet, 'unit' | 'total' | 'bonus' | 'penalty' | 'base'>

export interface UnitRank {
  readonly unit: string
  /** Null where the unit has no index because nothing applies to it. */
  readonly rank: number | null
  /** Whether another unit has the same rank. */
  readonly tied: boolean
}

/** In order of rank, units without an index last; ties in the order given. `skip` counts 1, 2, 2, 4, `dense` 1, 2, 2, 3. */
export function rankUnits(sheets: readonly RankedSheet[], ties: CriteriaSet['ties']): UnitRank[] {
  const indexed = sheets.map((sheet) => {
    const points = subtract(add(exact(sheet.total), exact(sheet.bonus)), exact(sheet.penalty))
    return { unit: sheet.unit, index: indexOf(points, exact(sheet.base)) }
  })
  const ranked = indexed
    .flatMap(({ unit, index }) => (index === null ? [] : [{ unit, index }]))
    .sort((left, right) => compare(right.index, left.index))
  const same = (one: number, other: number) => {
    const left = ranked[one]
    const right = ranked[other]
    return left !== undefined && right !== undefined && compare(left.index, right.index) === 0
  }
  const ranks: UnitRank[] = []
  ranked.forEach(({ unit }, at) => {
    const above = same(at, at - 1)
    const before = ranks[at - 1]?.rank ?? 0
    const rank = above ? before : ties === 'skip' ? at + 1 : before + 1
    ranks.push({ unit, rank, tied: above || same(at, at + 1) })
  })
  const unranked = indexed.flatMap(({ unit, index }) => (index === null ? [{ unit, rank: null, tied: false }] : []))
  return [...ranks, ...unranked]
}
