/** What changed from one version or year of a set to another: settings, and leaves added, removed or changed. */
import { type CriteriaSet, isLeaf, type Leaf } from './criteriaSet.ts'

/** A leaf's own keys, or where it stands. */
export type LeafChangeKey = Exclude<keyof Leaf, 'code'> | 'place'

export type SettingKey =
  | Exclude<keyof CriteriaSet, 'fields' | 'bonus' | 'penalty'>
  | 'bonusCap'
  | 'penaltyCap'
  | 'groups'

export type LeafChange =
  | { readonly kind: 'added'; readonly code: string; readonly after: Leaf }
  | { readonly kind: 'removed'; readonly code: string; readonly before: Leaf }
  | {
      readonly kind: 'changed'
      readonly code: string
      readonly before: Leaf
      readonly after: Leaf
      readonly keys: readonly LeafChangeKey[]
    }

export interface CatalogueComparison {
  readonly settings: readonly SettingKey[]
  /** In the order of the new set, what was removed last. */
  readonly leaves: readonly LeafChange[]
}

interface PlacedLeaf {
  readonly leaf: Leaf
  /** The codes above it, or bonus or penalty. */
  readonly place: string
}

const LEAF_KEYS = [
  'name',
  'max',
  'scoredBy',
  'appraisedBy',
  'rule',
  'evidence',
  'basis',
  'source',
  'appliesWhen',
  'indicator',
] as const satisfies readonly (keyof Leaf)[]

const SETTING_KEYS = [
  'id',
  'version',
  'title',
  'authority',
  'scope',
  'year',
  'status',
  'decision',
  'max',
  'points',
  'index',
  'rates',
  'ties',
  'classes',
] as const satisfies readonly (keyof CriteriaSet)[]

export function compareCatalogues(before: CriteriaSet, after: CriteriaSet): CatalogueComparison {
  const old = placedLeaves(before)
  const now = placedLeaves(after)
  const kept = [...now].flatMap(([code, placed]) => changeOf(code, old.get(code), placed) ?? [])
  const removed = [...old].flatMap(([code, { leaf }]): LeafChange[] =>
    now.has(code) ? [] : [{ kind: 'removed', code, before: leaf }],
  )
  return { settings: changedSettings(before, after), leaves: [...kept, ...removed] }
}

function changeOf(code: string, before: PlacedLeaf | undefined, after: PlacedLeaf): LeafChange | null {
  if (!before) return { kind: 'added', code, after: after.leaf }
  const keys: LeafChangeKey[] = LEAF_KEYS.filter((key) => !same(before.leaf[key], after.leaf[key]))
  if (before.place !== after.place) keys.push('place')
  return keys.length === 0 ? null : { kind: 'changed', code, before: before.leaf, after: after.leaf, keys }
}

function changedSettings(before: CriteriaSet, after: CriteriaSet): SettingKey[] {
  const keys: SettingKey[] = SETTING_KEYS.filter((key) => !same(before[key], after[key]))
  if (before.bonus.cap !== after.bonus.cap) keys.push('bonusCap')
  if (before.penalty.cap !== after.penalty.cap) keys.push('penaltyCap')
  if (!same(groupNames(before), groupNames(after))) keys.push('groups')
  return keys
}

function placedLeaves(set: CriteriaSet): Map<string, PlacedLeaf> {
  const fields = set.fields.flatMap((field) =>
    field.criteria.flatMap((criterion) =>
      isLeaf(criterion)
        ? [{ leaf: criterion, place: field.code }]
        : criterion.components.map((leaf) => ({ leaf, place: `${field.code} ${criterion.code}` })),
    ),
  )
  const bonus = set.bonus.leaves.map((leaf) => ({ leaf, place: 'bonus' }))
  const penalty = set.penalty.leaves.map((leaf) => ({ leaf, place: 'penalty' }))
  return new Map([...fields, ...bonus, ...penalty].map((placed) => [placed.leaf.code, placed]))
}

/** Codes and names of fields and of criteria that have components. */
const groupNames = (set: CriteriaSet): string[] =>
  set.fields.flatMap((field) => [
    `${field.code} ${field.name}`,
    ...field.criteria.flatMap((criterion) => (isLeaf(criterion) ? [] : [`${criterion.code} ${criterion.name}`])),
  ])

/** Sets are plain JSON with canonical figures; the order in which keys were written does not count. */
function same(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(Reflect.get(left, key), Reflect.get(right, key)))
  )
}
