/** A criteria set as screens and the API show it: every rule told in words beside it. */
import type { CriteriaTree, LeafView } from '../../../contract/criteriaTree.ts'
import { type CriteriaSet, isLeaf, type Leaf } from '../../../core/catalogue/criteriaSet.ts'
import { describeRule } from '../../../core/catalogue/describeRule.ts'

// A set is never edited, so its tree stays true as long as the set is held.
const made = new WeakMap<CriteriaSet, CriteriaTree>()

export function treeOf(set: CriteriaSet): CriteriaTree {
  const before = made.get(set)
  if (before) return before
  const tree: CriteriaTree = {
    max: set.max,
    classes: set.classes.map(({ name, from }) => ({ name, from })),
    fields: set.fields.map(({ code, name, max, criteria }) => ({
      code,
      name,
      max,
      criteria: criteria.map((criterion) =>
        isLeaf(criterion)
          ? leafView(criterion)
          : {
              code: criterion.code,
              name: criterion.name,
              max: criterion.max,
              components: criterion.components.map(leafView),
            },
      ),
    })),
    bonus: { cap: set.bonus.cap, leaves: set.bonus.leaves.map(leafView) },
    penalty: { cap: set.penalty.cap, leaves: set.penalty.leaves.map(leafView) },
  }
  made.set(set, tree)
  return tree
}

const leafView = (leaf: Leaf): LeafView => ({
  ...leaf,
  ruleWords: describeRule(leaf),
  evidence: [...leaf.evidence],
  basis: leaf.basis.map((basis) => ({ ...basis })),
})
