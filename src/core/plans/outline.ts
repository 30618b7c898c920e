/** The tree of a plan's body: headings, numbered items, bullets, paragraphs and rows, each with the number path that makes its id. */
import { findLabel, type Label } from './labels.ts'
import { findMarker, type Marker, type MarkerKind } from './markers.ts'
import type { PlanLine } from './planLines.ts'
import { isCapitals, tidy } from './wording.ts'

export interface OutlineNode {
  readonly kind: MarkerKind | 'caps' | 'text' | 'row' | 'root'
  readonly number: string | null
  /** The words without the sign of the item. */
  readonly text: string
  readonly line: PlanLine | null
  readonly label: Label | null
  readonly children: OutlineNode[]
  readonly parent: OutlineNode | null
  /** The number path; empty at the root. */
  path: string
}

const RANKS: Record<MarkerKind | 'caps', number> = {
  part: 1,
  caps: 1.5,
  capital: 2,
  roman: 3,
  arabic: 4,
  letter: 5,
  paren: 6,
  star: 6.5,
  dash: 7,
  plus: 8,
}
/** A bullet `*` or `•` below dashes is deeper than they are. */
const DEEP_STAR = 9
const LIST_KINDS: ReadonlySet<string> = new Set(['letter', 'paren', 'dash', 'plus', 'star', 'text'])
const NOT_HEADINGS: ReadonlySet<string> = new Set(['caps', 'text', 'dash', 'plus', 'star'])
/** What belongs to the whole document wherever it stands: closing sentences, articles of a decision. */
const OF_THE_WHOLE =
  /^(?:trên đây là|trong quá trình (?:tổ chức |triển khai |thực hiện)|yêu cầu (?:các|thủ trưởng|trưởng)|đề nghị các|nhận được kế hoạch|(?:ủy ban nhân dân|ubnd)[^.]{0,40} yêu cầu|kế hoạch này|điều \d{1,2}\.)/u

export function outline(lines: readonly PlanLine[], basePath: string): OutlineNode {
  const root: OutlineNode = {
    kind: 'root',
    number: null,
    text: '',
    line: null,
    label: null,
    children: [],
    parent: null,
    path: basePath,
  }
  const stack: { node: OutlineNode; rank: number }[] = [{ node: root, rank: 0 }]
  for (const line of lines) {
    const marker = line.cells ? null : findMarker(line.text)
    if (!marker) addPlain(stack, line)
    else addItem(stack, line, marker)
  }
  numberPaths(root)
  return root
}

function addItem(stack: { node: OutlineNode; rank: number }[], line: PlanLine, marker: Marker): void {
  const rank = rankOf(
    marker,
    stack.map((entry) => entry.node),
  )
  while ((stack.at(-1)?.rank ?? 0) >= rank) stack.pop()
  const parent = stack.at(-1)?.node
  if (!parent) return
  const text = tidy(line.text.slice(marker.length))
  const node: OutlineNode = {
    kind: marker.kind,
    number: marker.number,
    text,
    line,
    label: findLabel(text),
    children: [],
    parent,
    path: '',
  }
  parent.children.push(node)
  stack.push({ node, rank })
}

function rankOf(marker: Marker, open: readonly OutlineNode[]): number {
  if (marker.kind === 'arabic') return RANKS.arabic + ((marker.number ?? '').split('.').length - 1) * 0.1
  if (marker.kind === 'roman' && (marker.number ?? '').includes('.'))
    return RANKS.arabic + ((marker.number ?? '').split('.').length - 2) * 0.1
  if (marker.kind === 'star') return rankOfStar(open)
  return RANKS[marker.kind]
}

/** A star over dashes is a heading of theirs, a star below dashes is deeper than they are. */
function rankOfStar(open: readonly OutlineNode[]): number {
  const first = open.find((node) => node.kind === 'star' || node.kind === 'dash' || node.kind === 'plus')
  return first === undefined || first.kind === 'star' ? RANKS.star : DEEP_STAR
}

function addPlain(stack: { node: OutlineNode; rank: number }[], line: PlanLine): void {
  const isHeading = !line.cells && isCapitals(line.text) && line.text.length > 5 && line.text.length < 250
  if (isHeading) while ((stack.at(-1)?.rank ?? 0) >= RANKS.caps) stack.pop()
  const root = stack[0]?.node
  const parent = OF_THE_WHOLE.test(line.match) || /\.\s?\/\.?$/.test(line.text) ? root : stack.at(-1)?.node
  if (!parent) return
  const kind = line.cells ? 'row' : isHeading ? 'caps' : 'text'
  const node: OutlineNode = {
    kind,
    number: null,
    text: line.text,
    line,
    label: line.cells ? null : findLabel(line.text),
    children: [],
    parent,
    path: '',
  }
  parent.children.push(node)
  if (isHeading) stack.push({ node, rank: RANKS.caps })
}

/** A heading that only says nội dung or trách nhiệm adds no level; bullets are counted within their heading. */
function numberPaths(node: OutlineNode): void {
  const base = addsNoLevel(node) ? (node.parent?.path ?? node.path) : node.path
  let bullet = 0
  for (const child of node.children) {
    if (child.kind === 'text' || child.kind === 'row' || child.kind === 'caps') child.path = base
    else if (child.number === null && (addsNoLevel(child) || isLabelOfWork(child))) child.path = base
    else if (child.number === null) {
      bullet += 1
      child.path = joinPath(base, String(bullet))
    } else child.path = joinPath(base, child.number)
    numberPaths(child)
  }
}

/** A bullet "- Đơn vị chủ trì: …" is no item of the list: it is not counted. */
const isLabelOfWork = (node: OutlineNode): boolean => node.label !== null && node.label.kind !== 'content'

/** `II` + `1` → `II.1`; `II.1` + `1.2` → `II.1.2`: a number that repeats its heading's replaces it. */
export function joinPath(base: string, number: string): string {
  if (base === '') return number
  const own = number.split('.')
  const above = base.split('.')
  for (let shared = Math.min(own.length - 1, above.length); shared > 0; shared -= 1) {
    if (own.slice(0, shared).join('.') === above.slice(above.length - shared).join('.')) {
      return [...above, ...own.slice(shared)].join('.')
    }
  }
  return `${base}.${number}`
}

export function addsNoLevel(node: OutlineNode): boolean {
  return node.label !== null && node.label.content === '' && LIST_KINDS.has(node.kind) && node.parent?.kind !== 'root'
}

/** The path of the nearest heading above that adds a level. */
export function sectionPath(node: OutlineNode): string {
  let above = node.parent
  while (above && (addsNoLevel(above) || NOT_HEADINGS.has(above.kind))) above = above.parent
  return above?.path ?? ''
}

/** All words below a node, one line an item, with the signs of bullets. */
export function wordsBelow(node: OutlineNode): string[] {
  return node.children.flatMap((child) => [wordsOf(child), ...wordsBelow(child)])
}

export function wordsOf(node: OutlineNode): string {
  const sign =
    node.kind === 'dash' || node.kind === 'plus' || node.kind === 'star'
      ? { dash: '- ', plus: '+ ', star: '* ' }[node.kind]
      : ''
  const number =
    node.number === null || node.kind === 'part' ? '' : node.kind === 'letter' ? `${node.number}) ` : `${node.number}. `
  return `${sign}${number}${node.text}`
}
