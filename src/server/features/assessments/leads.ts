/** Who leads a criterion: what is said for its own code, else for the criterion or the field above it. */
import { type CriteriaSet, isLeaf } from '../../../core/catalogue/criteriaSet.ts'

/** Each code of a set with the codes above it, nearest first, beginning with itself. */
export type CodeLines = ReadonlyMap<string, readonly string[]>

// A set is never edited, so its lines stay true as long as it is held.
const made = new WeakMap<CriteriaSet, CodeLines>()

export function codeLinesOf(set: CriteriaSet): CodeLines {
  const before = made.get(set)
  if (before) return before
  const lines = new Map<string, readonly string[]>()
  for (const field of set.fields) {
    lines.set(field.code, [field.code])
    for (const criterion of field.criteria) {
      lines.set(criterion.code, [criterion.code, field.code])
      if (isLeaf(criterion)) continue
      for (const leaf of criterion.components) lines.set(leaf.code, [leaf.code, criterion.code, field.code])
    }
  }
  for (const leaf of [...set.bonus.leaves, ...set.penalty.leaves]) lines.set(leaf.code, [leaf.code])
  made.set(set, lines)
  return lines
}

/** The unit that leads `code`, or undefined where nobody was named for it or above it. */
export function leadOf(lines: CodeLines, leads: ReadonlyMap<string, string>, code: string): string | undefined {
  const named = lines.get(code)?.find((one) => leads.has(one))
  return named === undefined ? undefined : leads.get(named)
}
