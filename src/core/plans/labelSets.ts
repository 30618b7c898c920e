/** The labels that close one piece of work, gathered from a line and from the lines below it. */
import type { Label, LabelKind } from './labels.ts'
import { hasLabelInside, splitLabels } from './labels.ts'
import type { OutlineNode } from './outline.ts'
import { type Roles, readPerformers } from './roles.ts'
import { distinct, readUnits } from './units.ts'
import { matchable } from './wording.ts'

export interface LabelSet {
  readonly lead: readonly string[]
  readonly coordinating: readonly string[]
  /** The words after a label of time; null where there is none. */
  readonly deadline: string | null
  readonly product: string | null
  readonly hasRole: boolean
  /** Responsibility under a sub-heading of its own, for every bullet of the content. */
  readonly isForEach: boolean
}

export const EMPTY_SET: LabelSet = {
  lead: [],
  coordinating: [],
  deadline: null,
  product: null,
  hasRole: false,
  isForEach: false,
}

/** The labels of `nodes`, those below a label without words of its own included. */
export function labelSetOf(nodes: readonly OutlineNode[]): LabelSet {
  return nodes.flatMap((node) => setsOfNode(node)).reduce(merge, EMPTY_SET)
}

/** The labels inside a line of content: "… (Chủ trì: Văn phòng; hoàn thành: quý II)". */
export function inlineLabels(text: string): { head: string; set: LabelSet | null } {
  const { head, labels } = splitLabels(text)
  if (labels.length === 0) return { head: text, set: null }
  return { head, set: labels.map((label) => setOfLabel(label, false)).reduce(merge, EMPTY_SET) }
}

export function merge(one: LabelSet, two: LabelSet): LabelSet {
  return {
    lead: distinct([...one.lead, ...two.lead]),
    coordinating: distinct([...one.coordinating, ...two.coordinating]),
    deadline: one.deadline ?? two.deadline,
    product: one.product ?? two.product,
    hasRole: one.hasRole || two.hasRole,
    isForEach: one.isForEach || two.isForEach,
  }
}

function setsOfNode(node: OutlineNode): LabelSet[] {
  const label = node.label
  if (!label) return []
  const inner = node.children.filter((child) => child.label !== null && child.label.kind !== 'content')
  const own = ownWords(node, label, inner)
  const sets = own === null ? [] : setsOfWords(label, own)
  return [
    ...sets,
    ...inner.flatMap(setsOfNode),
    ...(label.kind === 'responsibility' ? [{ ...EMPTY_SET, isForEach: true }] : []),
  ]
}

/** The words of a label: on its line, else on the lines below it. */
function ownWords(node: OutlineNode, label: Label, inner: readonly OutlineNode[]): string | null {
  const below = node.children.filter((child) => !inner.includes(child)).map((child) => child.text)
  if ((label.kind === 'deadline' || label.kind === 'product') && label.content !== '') return label.content
  const words = [label.content, ...below].filter((line) => line !== '').join('\n')
  if (words === '' && inner.length > 0) return null
  return words
}

function setsOfWords(label: Label, words: string): LabelSet[] {
  const inside = hasLabelInside(label.content) ? splitLabels(label.content) : null
  if (!inside || inside.labels.length === 0)
    return [setOfLabel({ kind: label.kind, content: words }, words.includes('\n'))]
  return [
    setOfLabel({ kind: label.kind, content: inside.head }, false),
    ...inside.labels.map((other) => setOfLabel(other, false)),
  ]
}

function setOfLabel(label: Label, isSeveralLines: boolean): LabelSet {
  const content = label.content
  switch (label.kind) {
    case 'deadline':
      return { ...EMPTY_SET, deadline: content }
    case 'product':
      return { ...EMPTY_SET, product: content === '' ? null : content }
    case 'coordinating':
      return { ...EMPTY_SET, coordinating: rolesOf(content, 'coordinating').coordinating, hasRole: content !== '' }
    case 'content':
      return EMPTY_SET
    default: {
      const roles = rolesOf(content, label.kind)
      return { ...EMPTY_SET, ...roles, hasRole: roles.lead.length + roles.coordinating.length > 0 || isSeveralLines }
    }
  }
}

/** A plain list after a label of lead leads; a sentence ("Sở A chủ trì, phối hợp với …") is taken apart. */
function rolesOf(content: string, kind: LabelKind): Roles {
  const isSentence = /(?:chủ trì|phối hợp với|phối hợp cùng|tham mưu|triển khai|rà soát)(?!\p{L})/u.test(
    matchable(content),
  )
  if (kind === 'coordinating') {
    const roles = isSentence ? readPerformers(content) : { lead: readUnits(content), coordinating: [] }
    return { lead: [], coordinating: distinct([...roles.lead, ...roles.coordinating]) }
  }
  if (kind === 'lead' && !isSentence) return { lead: readUnits(content), coordinating: [] }
  return readPerformers(content)
}
