/** Every node of the outline with the kind of the section it stands in. */
import { innerKind, type SectionKind, sectionKind } from './headings.ts'
import type { OutlineNode } from './outline.ts'
import { folded } from './wording.ts'

export interface Section {
  readonly node: OutlineNode
  readonly kind: SectionKind | null
}

/** The top parts of a body with their kinds; what stands before the first heading belongs to none. */
export function topSections(root: OutlineNode): Section[] {
  return root.children.flatMap((node): Section[] => {
    const kind = sectionKind(node.text)
    const isShell = node.kind === 'part' || node.kind === 'caps' || node.kind === 'capital'
    if (
      isShell &&
      node.children.some((child) => child.kind === 'roman' || child.kind === 'caps' || child.kind === 'capital')
    ) {
      return node.children.map((child) => ({ node: child, kind: sectionKind(child.text) ?? kind }))
    }
    return [{ node, kind }]
  })
}

/** The kind below a heading of this kind. */
export function kindBelow(node: OutlineNode, outer: SectionKind | null): SectionKind | null {
  if (node.kind === 'text' || node.kind === 'row') return outer
  if (node.label !== null && (node.label.content !== '' || node.kind !== 'arabic')) return outer
  if (
    outer === 'content' &&
    /^(?:về |bảo đảm |đảm bảo |nguồn )*kinh phí(?: thực hiện)?$/u.test(folded(node.text).replace(/[.:\s]+$/u, ''))
  ) {
    return node.children.some((child) => child.label !== null) ? outer : 'funding'
  }
  return innerKind(node.text, outer)
}
