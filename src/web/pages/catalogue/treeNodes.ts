/** The tree of a criteria set as rows: fields, criteria with components, leaves; then bonus and penalty. */
import type { CriteriaTree, LeafView } from '../../../contract/criteriaTree.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'

export interface TreeNode {
  readonly kind: 'field' | 'group' | 'leaf' | 'bonus' | 'penalty'
  /** The criterion's code; `bonus` and `penalty` for the two parts outside the hundred. */
  readonly code: string
  readonly name: string
  /** Null where the set states no cap. */
  readonly max: string | null
  readonly leaf: LeafView | null
  readonly children: readonly TreeNode[]
}

export function treeNodes(tree: CriteriaTree, words: { readonly bonus: string; readonly penalty: string }): TreeNode[] {
  const fields = tree.fields.map(
    (field): TreeNode => ({
      ...named(field),
      kind: 'field',
      leaf: null,
      children: field.criteria.map((criterion) =>
        'components' in criterion
          ? { ...named(criterion), kind: 'group', leaf: null, children: criterion.components.map(leafNode) }
          : leafNode(criterion),
      ),
    }),
  )
  const extras = (['bonus', 'penalty'] as const).flatMap((kind): TreeNode[] => {
    const { cap, leaves } = tree[kind]
    if (leaves.length === 0) return []
    return [{ kind, code: kind, name: words[kind], max: cap, leaf: null, children: leaves.map(leafNode) }]
  })
  return [...fields, ...extras]
}

/** What fits, with what stands above it; a fitting field or criterion keeps everything below it. */
export function narrowedNodes(nodes: readonly TreeNode[], fits: (node: TreeNode) => boolean): TreeNode[] {
  return nodes.flatMap((node) => {
    if (node.leaf) return fits(node) ? [node] : []
    const children = narrowedNodes(node.children, fits)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}

export const leafNodes = (nodes: readonly TreeNode[]): TreeNode[] =>
  nodes.flatMap((node) => (node.leaf ? [node] : leafNodes(node.children)))

/** Code, name and the words of the rule, without diacritics. */
export function searchWords({ code, name, leaf }: TreeNode): string {
  const evidence = leaf?.evidence.map((piece) => piece.name) ?? []
  return foldVietnamese([code, name, ...(leaf?.ruleWords ?? []), ...evidence].join(' '))
}

const named = ({ code, name, max }: { code: string; name: string; max: string }) => ({ code, name, max })

const leafNode = (leaf: LeafView): TreeNode => ({ ...named(leaf), kind: 'leaf', leaf, children: [] })
