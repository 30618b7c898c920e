/** One unit's whole year: every leaf once, in the order of the set, then totals, index and class. FORMATS, section 3. */
import type { Basis, CriteriaSet, Leaf } from '../catalogue/criteriaSet.ts'
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  divide,
  type Exact,
  greatest,
  HUNDRED,
  isZero,
  least,
  multiply,
  subtract,
  sum,
  ZERO,
} from '../values/exact.ts'
import type { CriteriaSetId, CriterionCode } from '../values/ids.ts'
import { round } from '../values/points.ts'
import type { Fact } from './fact.ts'
import { ATTRIBUTE_REASONS, type Facts } from './facts.ts'
import { type PlacedLeaf, type PlacedLeaves, type PreparedSet, prepareSet } from './prepareSet.ts'
import { type LeafResult, type LeafState, MISSING, notApplicable, scoreCriterion } from './scoreCriterion.ts'

export interface LeafScore {
  readonly code: CriterionCode
  readonly state: LeafState
  /** Null where the leaf is missing, does not apply, or nothing arose and the policy takes it out. */
  readonly points: Decimal | null
  readonly max: Decimal
  readonly steps: readonly string[]
  readonly basis: readonly Basis[]
  readonly assumed: boolean
  readonly note?: string
}

export interface FieldScore {
  readonly code: CriterionCode
  readonly points: Decimal
  /** What applies. */
  readonly max: Decimal
}

export interface ScoreSheet {
  readonly catalogue: CriteriaSetId
  readonly version: number
  readonly status: CriteriaSet['status']
  readonly year: number
  readonly unit: string
  readonly criteria: readonly LeafScore[]
  readonly fields: readonly FieldScore[]
  readonly total: Decimal
  readonly base: Decimal
  /** After their caps. */
  readonly bonus: Decimal
  readonly penalty: Decimal
  readonly index: Decimal | null
  readonly class: string | null
  /** False while a leaf of a field has no fact. */
  readonly complete: boolean
  readonly missing: readonly CriterionCode[]
}

/** The facts must have come through `readFacts` or `readFact` for this very set. */
export function scoreSheet(set: CriteriaSet, facts: Facts): ScoreSheet {
  const prepared = prepareSet(set)
  const criteria: LeafScore[] = []
  const missing: CriterionCode[] = []
  const fields = prepared.fields.map(({ field, ...leaves }) => {
    const tally = addLeaves(prepared, leaves, facts, criteria)
    missing.push(...tally.missing)
    return { code: field.code, ...tally }
  })
  const bonus = addExtra(prepared, prepared.bonus, facts, criteria)
  const penalty = addExtra(prepared, prepared.penalty, facts, criteria)
  const total = sum(fields.map((field) => field.points))
  const base = set.index.rebase ? sum(fields.map((field) => field.max)) : prepared.max
  const index = indexOf(subtract(add(total, bonus), penalty), base)
  return {
    catalogue: set.id,
    version: set.version,
    status: set.status,
    year: set.year,
    unit: facts.unit,
    criteria,
    fields: fields.map(({ code, points, max }) => ({ code, points: decimalOf(points), max: decimalOf(max) })),
    total: decimalOf(total),
    base: decimalOf(base),
    bonus: decimalOf(bonus),
    penalty: decimalOf(penalty),
    index: index && decimalOf(round(index, set.index)),
    class: index && classOf(index, prepared),
    complete: missing.length === 0,
    missing,
  }
}

/** Points over base × 100, never below 0; null where the base is 0. */
export function indexOf(points: Exact, base: Exact): Exact | null {
  if (isZero(base)) return null
  return greatest(ZERO, multiply(divide(points, base), HUNDRED))
}

/** The class of an unrounded index. */
export const classOf = (index: Exact, { classes }: PreparedSet): string | null =>
  classes.find(({ from }) => compare(index, from) >= 0)?.name ?? null

function addLeaves(prepared: PreparedSet, { leaves, max: whole }: PlacedLeaves, facts: Facts, criteria: LeafScore[]) {
  const missing: CriterionCode[] = []
  let points = ZERO
  let max = whole
  for (const placed of leaves) {
    const own = facts.facts.get(placed.leaf.code)
    const above = findFactAbove(placed, facts.facts)
    const result = resultOf(prepared, placed, facts.attributes, above ?? own)
    criteria.push(leafScore(placed.leaf, result, above, own))
    if (result.state === 'missing') missing.push(placed.leaf.code)
    if (result.points !== null && !isZero(result.points)) points = add(points, result.points)
    if (!result.inBase) max = subtract(max, placed.max)
  }
  return { points, max, missing }
}

function addExtra(prepared: PreparedSet, extra: PreparedSet['bonus'], facts: Facts, criteria: LeafScore[]): Exact {
  const { points } = addLeaves(prepared, extra, facts, criteria)
  return extra.cap === null ? points : least(points, extra.cap)
}

function resultOf({ set }: PreparedSet, placed: PlacedLeaf, attributes: Facts['attributes'], fact: Fact | undefined) {
  const { appliesWhen } = placed.leaf
  if (appliesWhen !== 'always' && !attributes[appliesWhen]) return notApplicable(ATTRIBUTE_REASONS[appliesWhen])
  return fact ? scoreCriterion(placed, fact, set.points) : MISSING
}

/** "Không áp dụng" given for the field or the criterion holds over any fact of the leaf. */
function findFactAbove(placed: PlacedLeaf, facts: ReadonlyMap<string, Fact>): Fact | undefined {
  for (const code of placed.above) {
    const fact = facts.get(code)
    if (fact) return fact
  }
  return undefined
}

/** What was assumed or noted stands beside the points whichever of the two facts it was said of. */
function leafScore(leaf: Leaf, result: LeafResult, above: Fact | undefined, own: Fact | undefined): LeafScore {
  const score = {
    code: leaf.code,
    state: result.state,
    points: result.figure,
    max: leaf.max,
    steps: result.steps,
    basis: leaf.basis,
    assumed: above?.assumed === true || own?.assumed === true,
  }
  const note = above?.note ?? own?.note
  return note === undefined ? score : { ...score, note }
}
