/** The sheet as rows of a tree: what the set says and what the unit has, side by side. */
import type { FactView, ScoreSheetView, Sheet } from '../../../contract/assessments.ts'
import { leafNodes, narrowedNodes, searchWords, type TreeNode, treeNodes } from '../catalogue/treeNodes.ts'

export type LeafScore = ScoreSheetView['criteria'][number]

export interface SheetIndex {
  readonly nodes: readonly TreeNode[]
  /** Leaves in the order of the set. */
  readonly leaves: readonly TreeNode[]
  readonly byCode: ReadonlyMap<string, TreeNode>
  /** The codes above each code, nearest first, beginning with itself. */
  readonly lines: ReadonlyMap<string, readonly string[]>
  readonly scores: ReadonlyMap<string, LeafScore>
  /** Points of fields and of criteria with components; of bonus and penalty after their caps. */
  readonly points: ReadonlyMap<string, string>
  /** The maximum of a field that applies to the unit. */
  readonly applied: ReadonlyMap<string, string>
  readonly facts: ReadonlyMap<string, FactView>
  readonly leads: ReadonlyMap<string, Sheet['responsibilities'][number]>
  readonly writable: ReadonlySet<string>
}

export function indexOfSheet(sheet: Sheet, words: { readonly bonus: string; readonly penalty: string }): SheetIndex {
  const nodes = treeNodes(sheet.tree, words)
  const lines = linesOf(nodes)
  return {
    nodes,
    leaves: leafNodes(nodes),
    byCode: byCode(nodes),
    lines,
    scores: new Map(sheet.score.criteria.map((leaf) => [leaf.code, leaf])),
    points: new Map([
      ...[...sheet.groups, ...sheet.score.fields].map(({ code, points }) => [code, points] as const),
      ['bonus', sheet.score.bonus],
      ['penalty', sheet.score.penalty],
    ]),
    applied: new Map(sheet.score.fields.map(({ code, max }) => [code, max])),
    facts: new Map(sheet.facts.map((fact) => [fact.code, fact])),
    leads: new Map(sheet.responsibilities.map((lead) => [lead.code, lead])),
    writable: new Set(sheet.writable),
  }
}

/** Who leads a code: named for itself, else for what stands above it. */
export function leadOf({ lines, leads }: SheetIndex, code: string): Sheet['responsibilities'][number] | undefined {
  const named = lines.get(code)?.find((one) => leads.has(one))
  return named === undefined ? undefined : leads.get(named)
}

export interface SheetFilter {
  /** Without diacritics. */
  readonly text: string
  readonly field: string | undefined
  readonly state: LeafScore['state'] | undefined
  /** Narrows to leaves further, by code. */
  readonly isWanted?: ((code: string) => boolean) | undefined
}

export function filteredNodes(index: SheetIndex, { text, field, state, isWanted }: SheetFilter): readonly TreeNode[] {
  const roots = field === undefined ? index.nodes : index.nodes.filter(({ code }) => code === field)
  if (text === '' && state === undefined && isWanted === undefined) return roots
  return narrowedNodes(
    roots,
    (node) =>
      (isWanted === undefined || isWanted(node.code)) &&
      (state === undefined || index.scores.get(node.code)?.state === state) &&
      (text === '' || searchWords(node).includes(text)),
  )
}

function byCode(nodes: readonly TreeNode[]): Map<string, TreeNode> {
  return new Map(nodes.flatMap((node) => [[node.code, node] as const, ...byCode(node.children)]))
}

function linesOf(nodes: readonly TreeNode[], above: readonly string[] = []): Map<string, readonly string[]> {
  return new Map(
    nodes.flatMap((node) => {
      const line = [node.code, ...above]
      return [[node.code, line] as const, ...linesOf(node.children, line)]
    }),
  )
}
