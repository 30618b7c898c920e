/** A criteria set made ready for many units: every figure read, every rule's words made, once. */
import { type CriteriaSet, type Criterion, type Field, isLeaf, type Leaf, leavesOf } from '../catalogue/criteriaSet.ts'
import { type Decimal, type Exact, exact } from '../values/exact.ts'
import { type PreparedLeaf, prepareLeaf } from './scoreCriterion.ts'

/** A leaf with the codes that a "không áp dụng" above it may be given for, outermost first. */
export interface PlacedLeaf extends PreparedLeaf {
  readonly above: readonly string[]
}

interface PreparedClass {
  readonly name: string
  readonly from: Exact
}

export interface PreparedSet {
  readonly set: CriteriaSet
  readonly max: Exact
  readonly fields: readonly { readonly field: Field; readonly leaves: readonly PlacedLeaf[] }[]
  readonly bonus: PreparedExtra
  readonly penalty: PreparedExtra
  /** From the highest threshold down. */
  readonly classes: readonly PreparedClass[]
}

interface PreparedExtra {
  readonly cap: Exact | null
  readonly leaves: readonly PlacedLeaf[]
}

// A set is never edited, so what was made from it stays true as long as it is held.
const prepared = new WeakMap<CriteriaSet, PreparedSet>()

export function prepareSet(set: CriteriaSet): PreparedSet {
  const before = prepared.get(set)
  if (before) return before
  const place = (leaf: Leaf, above: readonly string[]): PlacedLeaf => ({ ...prepareLeaf(leaf, set), above })
  const extra = ({ cap, leaves }: { cap: Decimal | null; leaves: readonly Leaf[] }): PreparedExtra => ({
    cap: cap === null ? null : exact(cap),
    leaves: leaves.map((leaf) => place(leaf, [])),
  })
  const ready: PreparedSet = {
    set,
    max: exact(set.max),
    fields: set.fields.map((field) => ({
      field,
      leaves: field.criteria.flatMap((criterion) =>
        leavesUnder(criterion).map((leaf) =>
          place(leaf, isLeaf(criterion) ? [field.code] : [field.code, criterion.code]),
        ),
      ),
    })),
    bonus: extra(set.bonus),
    penalty: extra(set.penalty),
    classes: set.classes
      .map(({ name, from }) => ({ name, from: exact(from) }))
      .sort((left, right) => right.from.compare(left.from)),
  }
  prepared.set(set, ready)
  return ready
}

const leavesUnder = (criterion: Criterion): readonly Leaf[] => (isLeaf(criterion) ? [criterion] : leavesOf(criterion))
