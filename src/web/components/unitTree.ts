/** Units as a tree: children under their parents, in the order of a Vietnamese dictionary. */
import type { Unit } from '../../contract/units.ts'

const collator = new Intl.Collator('vi', { numeric: true })

/** Which kinds stand first among brothers: rooms before centres before the rest. */
const rankOfKind: Record<Unit['kind'], number> = { province: 0, department: 1, room: 2, centre: 3, branch: 4, other: 5 }

const inOrder = (left: Unit, right: Unit) =>
  rankOfKind[left.kind] - rankOfKind[right.kind] || collator.compare(left.name, right.name)

/** Roots are the units whose parent is none of these: a person may see only a part of the tree. */
export function rootsOf(units: readonly Unit[]): readonly Unit[] {
  const ids = new Set(units.map(({ id }) => id))
  return units.filter(({ parentId }) => parentId === null || !ids.has(parentId)).toSorted(inOrder)
}

export function childrenByParent(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const groups = new Map<string, Unit[]>()
  for (const unit of units.toSorted(inOrder)) {
    if (unit.parentId !== null) groups.set(unit.parentId, [...(groups.get(unit.parentId) ?? []), unit])
  }
  return groups
}

/** The tree from top to bottom, each unit with its depth. */
export function inTreeOrder(units: readonly Unit[]): readonly { readonly unit: Unit; readonly depth: number }[] {
  const children = childrenByParent(units)
  const walk = (unit: Unit, depth: number): { unit: Unit; depth: number }[] => [
    { unit, depth },
    ...(children.get(unit.id) ?? []).flatMap((child) => walk(child, depth + 1)),
  ]
  return rootsOf(units).flatMap((unit) => walk(unit, 0))
}

/** A unit and everything below it. */
export function withDescendants(units: readonly Unit[], unitId: string): ReadonlySet<string> {
  const children = childrenByParent(units)
  const walk = (id: string): string[] => [id, ...(children.get(id) ?? []).flatMap((child) => walk(child.id))]
  return new Set(walk(unitId))
}
