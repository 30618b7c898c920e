/** For tests of rules: a leaf with one rule, and what a fact scores by it, as people would write both. */

import { LeafFile } from '../catalogue/catalogueFile.ts'
import type { Leaf } from '../catalogue/criteriaSet.ts'
import { decimalOf, exact } from '../values/exact.ts'
import type { Rounding } from '../values/points.ts'
import { readWith } from '../values/schemaFaults.ts'
import { checkRule } from './checkRule.ts'
import { readFact } from './readFact.ts'
import { prepareLeaf, scoreCriterion } from './scoreCriterion.ts'

const YEAR = 2022
const RATES: Rounding = { decimals: 2, rounding: 'truncate' }
const HALF_UP: Rounding = { decimals: 2, rounding: 'halfUp' }

export function aLeaf(max: string, rule: object): Leaf {
  const { value, faults } = readWith(LeafFile, { code: '1.1', name: 'Thử', max, rule, basis: [{ document: 'Thử' }] })
  if (!value) throw new Error(`Not a leaf: ${JSON.stringify(faults)}`)
  return value
}

/** The codes of the rule's faults. */
export function ruleFaults(max: string, rule: object): string[] {
  const leaf = aLeaf(max, rule)
  return checkRule(leaf.rule, exact(leaf.max), { year: YEAR, periods: null }).map(({ code }) => code)
}

/** The codes of the fact's faults. */
export const factFaults = (max: string, rule: object, fact: unknown): string[] =>
  readFact(fact, aLeaf(max, rule)).faults.map(({ code }) => code)

/** Points as text, or the state where there are none. Throws where the rule or the fact is at fault. */
export function scoreOf(
  max: string,
  rule: object,
  fact: unknown,
  rounding = HALF_UP,
): { result: string; steps: readonly string[] } {
  const leaf = aLeaf(max, rule)
  const faults = checkRule(leaf.rule, exact(leaf.max), { year: YEAR, periods: null })
  const reading = readFact(fact, leaf)
  if (faults.length > 0 || !reading.value) throw new Error(JSON.stringify([...faults, ...reading.faults]))
  const { state, points, steps } = scoreCriterion(
    prepareLeaf(leaf, { year: YEAR, rates: RATES }),
    reading.value,
    rounding,
  )
  const figure = points === null ? '' : decimalOf(points)
  return { result: state === 'scored' ? figure : `${state} ${figure}`.trim(), steps }
}
