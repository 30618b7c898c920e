/** A criteria set as checked and read: plain JSON, every figure a decimal text. How it is written stands in `catalogueFile.ts`. */
import { add, type Decimal, decimalOf, exact, ZERO } from '../values/exact.ts'
import type { CriteriaSetId, CriterionCode } from '../values/ids.ts'
import type { Rounding } from '../values/points.ts'
import type { CatalogueHeader, LeafFile } from './catalogueFile.ts'

/** What points are given for: a criterion without components, or a component. */
export type Leaf = LeafFile

export type AppliesWhen = Leaf['appliesWhen']
export type Basis = Leaf['basis'][number]

/** A criterion that is only the sum of its components. */
export interface CriterionGroup {
  readonly code: CriterionCode
  readonly name: string
  readonly max: Decimal
  readonly components: readonly Leaf[]
}

export type Criterion = Leaf | CriterionGroup

export interface Field {
  readonly code: CriterionCode
  readonly name: string
  readonly max: Decimal
  readonly criteria: readonly Criterion[]
}

/** Leaves outside the hundred, with the most that they may add or take together; null is no cap. */
export interface Extra {
  readonly cap: Decimal | null
  readonly leaves: readonly Leaf[]
}

/** Whatever holds leaves under a code of its own. */
export type CriteriaGroup = Field | CriterionGroup

export interface CriteriaSet {
  readonly id: CriteriaSetId
  readonly version: number
  readonly title: string
  readonly authority: string
  readonly scope: string
  readonly year: number
  readonly status: CatalogueHeader['status']
  readonly decision: CatalogueHeader['decision']
  readonly max: Decimal
  readonly points: Rounding
  readonly index: Rounding & { readonly rebase: boolean }
  readonly rates: Rounding
  readonly ties: CatalogueHeader['ties']
  readonly classes: CatalogueHeader['classes']
  readonly fields: readonly Field[]
  readonly bonus: Extra
  readonly penalty: Extra
}

export const isLeaf = (part: Criterion | Field): part is Leaf => 'rule' in part

/** The leaves under a field or a criterion, in the order of the set. */
export function leavesOf(group: CriteriaGroup): readonly Leaf[] {
  if ('components' in group) return group.components
  return group.criteria.flatMap((criterion) => (isLeaf(criterion) ? [criterion] : criterion.components))
}

/** Every leaf once: fields first, then bonus, then penalty. */
export const allLeaves = (set: CriteriaSet): readonly Leaf[] => [
  ...set.fields.flatMap(leavesOf),
  ...set.bonus.leaves,
  ...set.penalty.leaves,
]

export const findLeaf = (set: CriteriaSet, code: string): Leaf | undefined =>
  allLeaves(set).find((leaf) => leaf.code === code)

/** A field or a criterion with components by its code. */
export const findGroup = (set: CriteriaSet, code: string): CriteriaGroup | undefined =>
  set.fields.flatMap(groupsOf).find((group) => group.code === code)

const groupsOf = (field: Field): CriteriaGroup[] => [
  field,
  ...field.criteria.flatMap((criterion) => (isLeaf(criterion) ? [] : [criterion])),
]

export const sumOfMaxima = (leaves: readonly { readonly max: Decimal }[]): Decimal =>
  decimalOf(leaves.reduce((total, leaf) => add(total, exact(leaf.max)), ZERO))
