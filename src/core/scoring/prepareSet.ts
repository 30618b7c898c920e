/** A criteria set made ready for many units: every figure read, every rule's words made, once. */
import { type CriteriaSet, type Extra, type Field, isLeaf, type Leaf } from '../catalogue/criteriaSet.ts'
import { type Exact, exact, sum } from '../values/exact.ts'
import { type PreparedLeaf, prepareLeaf } from './scoreCriterion.ts'

/** A leaf with the codes that a "không áp dụng" above it may be given for, outermost first. */
export interface PlacedLeaf extends PreparedLeaf {
  readonly above: readonly string[]
}

interface PreparedClass {
  readonly name: string
  readonly from: Exact
}

export interface PlacedLeaves {
  readonly leaves: readonly PlacedLeaf[]
  /** Of all of them together. */
  readonly max: Exact
}

export interface PreparedSet {
  readonly set: CriteriaSet
  readonly max: Exact
  readonly fields: readonly (PlacedLeaves & { readonly field: Field })[]
  readonly bonus: PreparedExtra
  readonly penalty: PreparedExtra
  /** From the highest threshold down. */
  readonly classes: readonly PreparedClass[]
}

interface PreparedExtra extends PlacedLeaves {
  readonly cap: Exact | null
}

// A set is never edited, so what was made from it stays true as long as it is held.
const prepared = new WeakMap<CriteriaSet, PreparedSet>()

export function prepareSet(set: CriteriaSet): PreparedSet {
  const before = prepared.get(set)
  if (before) return before
  const place = (leaf: Leaf, above: readonly string[]): PlacedLeaf => ({ ...prepareLeaf(leaf, set), above })
  const together = (leaves: readonly PlacedLeaf[]): PlacedLeaves => ({ leaves, max: sum(leaves.map(({ max }) => max)) })
  const extra = ({ cap, leaves }: Extra): PreparedExtra => ({
    cap: cap === null ? null : exact(cap),
    ...together(leaves.map((leaf) => place(leaf, []))),
  })
  const inField = (field: Field) =>
    field.criteria.flatMap((criterion) =>
      isLeaf(criterion)
        ? [place(criterion, [field.code])]
        : criterion.components.map((leaf) => place(leaf, [field.code, criterion.code])),
    )
  const ready: PreparedSet = {
    set,
    max: exact(set.max),
    fields: set.fields.map((field) => ({ field, ...together(inField(field)) })),
    bonus: extra(set.bonus),
    penalty: extra(set.penalty),
    classes: set.classes
      .map(({ name, from }) => ({ name, from: exact(from) }))
      .sort((left, right) => right.from.compare(left.from)),
  }
  prepared.set(set, ready)
  return ready
}
