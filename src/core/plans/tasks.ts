/** Tasks of a plan: pieces of work under headings of content that have a lead or a deadline. */
import type { SectionKind } from './headings.ts'
import { EMPTY_SET, inlineLabels, type LabelSet, labelSetOf, merge } from './labelSets.ts'
import { joinPath, type OutlineNode, sectionPath, wordsBelow, wordsOf } from './outline.ts'
import type { DraftTask, ReadContext } from './readContext.ts'
import { findSubject, readBracketRoles, readNamedPartners, readSentenceRoles } from './roles.ts'
import { kindBelow, topSections } from './sections.ts'
import { readTaskRows } from './taskTable.ts'
import { distinct, isUnitName, readUnits } from './units.ts'
import { isCapitals, matchable, sentences, tidy, withoutEnd } from './wording.ts'

/** What a heading above says about the work below it. */
interface Above {
  readonly lead: readonly string[]
  readonly coordinating: readonly string[]
  readonly deadline: string | null
}

const NOTHING_ABOVE: Above = { lead: [], coordinating: [], deadline: null }

/** Where no heading says what stands below it, all of a plan is content; in a letter or a directive it is not. */
export function readTasks(root: OutlineNode, isPlan: boolean, context: ReadContext): DraftTask[] {
  const isAllContent = isPlan && topSections(root).every((section) => section.kind === null)
  return topSections(root).flatMap(({ node, kind }) => {
    const isHeading = isPlan || node.children.length > 0
    const own = (isHeading ? kind : null) ?? (isAllContent ? 'content' : null)
    return tasksAt(node, own, NOTHING_ABOVE, context)
  })
}

function tasksAt(node: OutlineNode, outer: SectionKind | null, above: Above, context: ReadContext): DraftTask[] {
  if (
    node.kind === 'row' ||
    // A paragraph outside every heading has no number to be called by.
    (node.kind === 'text' && node.parent?.kind === 'root') ||
    (node.label !== null && node.label.kind !== 'content' && node.label.kind !== 'responsibility')
  )
    return []
  const kind = node.parent?.kind === 'root' ? outer : kindBelow(node, outer)
  if (kind === 'organising' || kind === 'funding' || kind === 'purpose' || kind === 'shortcomings') return []
  if (kind !== 'content') return labelledOnly(node, kind, above, context)
  const tables = tableTasks(node, context)
  const labels = node.children.filter((child) => isTaskLabel(child, node))
  if (labels.length > 0) return [...tables, ...labelledTasks(node, labels, above, context)]
  const unit = unitHeading(node)
  // "Đối với các xã: nếu bằng điểm thì …" is a rule about them; work stands in a list below.
  if (unit && (unit.rest === '' || withoutToward(node.text) === node.text))
    return [...tables, ...unitTasks(node, unit, above, context)]
  const own = ownTask(node, above, context)
  if (own) return [...tables, ...own]
  return [...tables, ...node.children.flatMap((child) => tasksAt(child, kind, above, context))]
}

/** Under a heading that announces nothing ("II. CẢI CÁCH THỂ CHẾ") work is a task where labels name who does it. */
function labelledOnly(node: OutlineNode, kind: SectionKind | null, above: Above, context: ReadContext): DraftTask[] {
  const tables = kind === 'goals' ? [] : tableTasks(node, context)
  const labels = node.children.filter((child) => isTaskLabel(child, node))
  if (labelSetOf(labels).hasRole) return [...tables, ...labelledTasks(node, labels, above, context)]
  const inline = node.kind === 'root' || labels.length > 0 ? null : inlineLabels(node.text).set
  if (inline?.hasRole) return [...tables, ...(ownTask(node, above, context) ?? [])]
  return [...tables, ...node.children.flatMap((child) => tasksAt(child, kind, above, context))]
}

/** A duration of the whole plan ("2. Thời gian thực hiện: …" under a top heading) is not a label of work. */
function isTaskLabel(child: OutlineNode, node: OutlineNode): boolean {
  if (child.label === null || child.label.kind === 'content') return false
  const isTop =
    node.parent?.kind === 'root' &&
    (node.kind === 'roman' || node.kind === 'part' || node.kind === 'capital' || node.kind === 'caps')
  if (!isTop || child.kind !== 'arabic') return true
  return child.label.kind !== 'deadline' && child.label.kind !== 'responsibility' && child.label.kind !== 'product'
}

interface Group {
  readonly content: OutlineNode[]
  readonly labels: OutlineNode[]
}

/** Content and the labels that close it, one group for each set of labels in a list. */
function groupsOf(node: OutlineNode, labels: readonly OutlineNode[]): Group[] {
  const groups: Group[] = [{ content: [], labels: [] }]
  for (const child of node.children) {
    const current = groups.at(-1) ?? { content: [], labels: [] }
    if (labels.includes(child)) {
      const isAgain =
        current.content.length > 0 && current.labels.some((label) => label.label?.kind === child.label?.kind)
      if (isAgain && isLabelFirst(node, labels)) groups.push({ content: [], labels: [child] })
      else current.labels.push(child)
    } else if (child.kind !== 'row') {
      if (current.labels.length > 0 && current.content.length > 0 && labelsFollow(node, child, labels))
        groups.push({ content: [child], labels: [] })
      else current.content.push(child)
    }
  }
  return groups
}

const isLabelFirst = (node: OutlineNode, labels: readonly OutlineNode[]) =>
  node.children[0] !== undefined && labels.includes(node.children[0])

function labelsFollow(node: OutlineNode, child: OutlineNode, labels: readonly OutlineNode[]): boolean {
  const rest = node.children.slice(node.children.indexOf(child) + 1)
  return rest.some((other) => labels.includes(other))
}

function labelledTasks(
  node: OutlineNode,
  labels: readonly OutlineNode[],
  above: Above,
  context: ReadContext,
): DraftTask[] {
  const groups = groupsOf(node, labels)
  if (groups.length === 1 && groups[0]) return groupTasks(node, groups[0], node.path, above, context)
  return groups.flatMap((group, index) => {
    const only = group.content[0]
    const path =
      group.content.length === 1 && only && only.path !== node.path ? only.path : joinPath(node.path, String(index + 1))
    const set = withAbove(labelSetOf(group.labels), above)
    if (!only || !isClosed(set, context)) return []
    const text = group.content.flatMap((part) => [part.text, ...wordsBelow(part)]).join('\n')
    return [draft(only, { path, section: node.path, text, title: titleOf(only) }, set, context)]
  })
}

function groupTasks(node: OutlineNode, group: Group, path: string, above: Above, context: ReadContext): DraftTask[] {
  const set = withAbove(labelSetOf(group.labels), above)
  const bullets = group.content
    .flatMap((part) => (part.label?.kind === 'content' && part.label.content === '' ? part.children : [part]))
    .filter((part) => part.kind !== 'text')
  const inner = bullets.filter(
    (bullet) => bullet.children.some((child) => isTaskLabel(child, bullet)) || inlineLabels(bullet.text).set !== null,
  )
  if (inner.length > 0 && inner.length >= bullets.length - 1) {
    const passed = { lead: set.lead, coordinating: set.coordinating, deadline: set.deadline }
    return bullets.flatMap((bullet) => tasksAt(bullet, 'content', passed, context))
  }
  if (!isClosed(set, context)) return group.content.flatMap((part) => tasksAt(part, 'content', above, context))
  if (isForEach(group, set) && bullets.length > 0) return bullets.flatMap((bullet) => bulletTasks(bullet, set, context))
  const single = bullets.length === 1 && group.content.length === 1 ? bullets[0] : undefined
  if (single && single.children.length === 0 && !single.text.endsWith(':') && single.label === null)
    return bulletTasks(single, set, context)
  const words = group.content.filter((part) => kindBelow(part, 'content') === 'content').flatMap(contentWords)
  const text = [node.text, ...words].filter((line) => line !== '').join('\n')
  const title = titleOf(node, group.content.length > 0)
  return [draft(node, { path, section: sectionPath(node), text, title }, set, context)]
}

/**
 * Responsibility is laid down for a whole section where it has a sub-heading of its own beside that of the content; with
 * a time beside it, it is one label of a set.
 */
function isForEach(group: Group, set: LabelSet): boolean {
  const hasHeading = group.content.some((part) => part.label?.kind === 'content' && part.label.content === '')
  const hasOwnHeading = group.labels.some(
    (label) => label.label?.kind === 'responsibility' && label.label.content === '',
  )
  return (
    set.isForEach && (hasHeading || hasOwnHeading) && !group.labels.some((label) => label.label?.kind === 'deadline')
  )
}

/** The words of a part of the content, without the label that names it as content. */
function contentWords(part: OutlineNode): string[] {
  const own = part.label?.kind === 'content' ? part.label.content : wordsOf(part)
  return [own, ...wordsBelow(part)]
}

/** One bullet is one task; an inner duty with its own date may be a further one. */
function bulletTasks(bullet: OutlineNode, set: LabelSet, context: ReadContext): DraftTask[] {
  const inline = inlineLabels(bullet.text)
  const own = inline.set ? mergeOver(inline.set, set) : set
  const text = [inline.head, ...wordsBelow(bullet)].join('\n')
  const task = draft(
    bullet,
    { path: bullet.path, section: sectionPath(bullet), text, title: titleOf(bullet) },
    own,
    context,
  )
  return [task, ...innerDuty(bullet, task, context)]
}

function innerDuty(bullet: OutlineNode, outer: DraftTask, context: ReadContext): DraftTask[] {
  for (const sentence of sentences(bullet.text).slice(1)) {
    const subject = findSubject(sentence.text)
    const deadline = subject ? context.statedDeadline(sentence.text.split(';')[0] ?? '') : null
    if (
      !subject ||
      !deadline ||
      (deadline.kind !== 'beforeDate' && deadline.kind !== 'month' && deadline.kind !== 'quarter')
    )
      continue
    const lead = readUnits(subject.unit)
    return [{ ...outer, id: `${outer.id}b`, text: sentence.text, lead, coordinating: [], deadline, product: null }]
  }
  return []
}

/** Labels make work a task where they name a unit or a time. */
const isClosed = (set: LabelSet, context: ReadContext) =>
  set.lead.length > 0 || set.coordinating.length > 0 || (set.deadline !== null && context.isTime(set.deadline))

function withAbove(set: LabelSet, above: Above): LabelSet {
  return {
    ...set,
    lead: set.lead.length > 0 ? set.lead : above.lead,
    coordinating: set.coordinating.length > 0 || set.lead.length > 0 ? set.coordinating : above.coordinating,
    deadline: set.deadline ?? above.deadline,
  }
}

function mergeOver(own: LabelSet, outer: LabelSet): LabelSet {
  const both = merge(own, outer)
  return {
    ...both,
    lead: own.lead.length > 0 ? own.lead : outer.lead,
    coordinating: own.hasRole ? own.coordinating : outer.coordinating,
  }
}

/** The unit that a heading or bullet names and nothing else: "1. Sở Y tế", "Đối với Sở Y tế", "- UBND các xã, phường: …". */
export function unitHeading(node: OutlineNode): { lead: string[]; rest: string } | null {
  if (node.kind === 'text' || node.kind === 'row' || node.kind === 'root' || node.label !== null) return null
  const words = withoutToward(node.text)
  const colon = words.indexOf(':')
  const name = colon > 0 ? words.slice(0, colon) : words
  if (name.length > 260 || !isUnitName(name) || tellsWork(name)) return null
  const rest = colon > 0 ? tidy(words.slice(colon + 1)) : ''
  if (rest === '' && node.children.length === 0) return null
  if (!looksLikeName(name) || (colon < 0 && GENERIC.test(matchable(name)))) return null
  const units = readUnits(name.replace(/^(?:đề nghị|giao|yêu cầu|khuyến khích|trách nhiệm của)\s+/iu, ''))
  return { lead: units, rest }
}

/** "Đối với UBND các xã: …" lays work on the communes. */
export const withoutToward = (text: string): string => text.replace(/^Đối với\s+(?=\p{L})/u, '')

/** "Sở A xây dựng kế hoạch …" tells work; in "Phòng Quản lý xây dựng" the last words belong to the name. */
function tellsWork(name: string): boolean {
  const subject = findSubject(`${capitalised(name)} .`)
  return subject !== null && !END_OF_NAME.test(matchable(subject.rest))
}

const END_OF_NAME =
  /^(?:xây dựng|đầu tư(?: công| xây dựng)?|khai thác|kiểm tra|đổi mới sáng tạo|tổng hợp|thẩm định|giám sát|hỗ trợ|ứng dụng|vận hành|đánh giá|thống kê|khảo sát|nghiên cứu|tiếp nhận(?: và trả kết quả)?|tuyên truyền|hướng dẫn)[\s.]*$/u

/** A class of bodies without "các" is a unit's name only before a colon. */
const GENERIC =
  /^(?:doanh nghiệp|hợp tác xã|cá nhân|cộng đồng|ngành|hội|báo|đài|đoàn|trường|viện|người)(?!\p{L}).{0,40}$/u

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "Báo cáo, thống kê", "Tổ chức, bộ máy" begin with a word of units but name none. */
function looksLikeName(name: string): boolean {
  const words = matchable(name)
  if (
    /^(?:tổ chức|báo cáo|báo chí|hội nghị|hội thảo|phòng,? chống|phòng ngừa|ban hành|đoàn kết|bộ tiêu chí|bộ chỉ số|cơ sở|tổ chức bộ máy|ngành nghề|quỹ đất|trường hợp|cán bộ|công chức|hội nhập|ban đầu|tổng|cục bộ|đài thọ|xã hội|thuế|thành phố|đại hội|cụm công nghiệp|khối lượng|tỉnh)(?:\s|,|$)/u.test(
      words,
    )
  ) {
    return /^(?:thuế (?:tỉnh|thành phố|cơ sở)|thuế \p{L}+$)/u.test(words)
  }
  return !isCapitals(name) || words.split(' ').length <= 12
}

function unitTasks(
  node: OutlineNode,
  unit: { lead: string[]; rest: string },
  above: Above,
  context: ReadContext,
): DraftTask[] {
  const bullets = node.children.filter((child) => child.kind !== 'text' && child.kind !== 'row')
  const base: LabelSet = {
    ...EMPTY_SET,
    lead: unit.lead,
    coordinating: above.coordinating,
    deadline: above.deadline,
    hasRole: true,
  }
  if (bullets.length === 0) {
    const text = [unit.rest, ...wordsBelow(node)].filter((line) => line !== '').join('\n')
    return [
      draft(
        node,
        { path: node.path, section: sectionPath(node), text, title: titleOf(node) },
        withPartners(base, text),
        context,
      ),
    ]
  }
  return bullets.flatMap((bullet) => {
    const labels = bullet.children.filter((child) => isTaskLabel(child, bullet))
    if (labels.length > 0)
      return labelledTasks(bullet, labels, { lead: unit.lead, coordinating: [], deadline: above.deadline }, context)
    return bulletTasks(bullet, withPartners(base, bullet.text), context).slice(0, 1)
  })
}

/** "Chủ trì, phối hợp với A, B …": the partners that the work itself names. */
function withPartners(set: LabelSet, text: string): LabelSet {
  const partners = readNamedPartners(text)
  return partners.length > 0 ? { ...set, coordinating: distinct([...set.coordinating, ...partners]) } : set
}

/** Work whose own words name its lead or its time. */
function ownTask(node: OutlineNode, above: Above, context: ReadContext): DraftTask[] | null {
  const inline = node.kind === 'root' ? null : inlineLabels(node.text)
  if (inline?.set && isClosed(inline.set, context)) {
    const told = inline.set.hasRole ? null : readSentenceRoles(inline.head)
    const set = withAbove(told ? { ...inline.set, ...told } : inline.set, above)
    const text = [inline.head, ...wordsBelow(node)].join('\n')
    return [draft(node, { path: node.path, section: sectionPath(node), text, title: titleOf(node) }, set, context)]
  }
  const texts = node.children.filter((child) => child.kind === 'text')
  const items = node.children.filter((child) => child.kind !== 'text')
  if (items.length > 0 && !isSentenceWithList(node, items)) return null
  const own = node.label?.kind === 'content' && node.label.content !== '' ? node.label.content : node.text
  const roles =
    readSentenceRoles(own) ??
    readBracketRoles(own) ??
    (items.length === 0
      ? (texts
          .map((child) => readSentenceRoles(child.text) ?? readBracketRoles(child.text))
          .find((found) => found !== null) ?? null)
      : null)
  const set: LabelSet = {
    ...EMPTY_SET,
    lead: roles?.lead ?? above.lead,
    coordinating: roles?.coordinating ?? above.coordinating,
    deadline: above.deadline,
    hasRole: roles !== null,
  }
  const words = [own, ...wordsBelow(node)].join('\n')
  if (set.lead.length === 0 && !context.hasFirmDeadline(words)) return null
  return [draft(node, { path: node.path, section: sectionPath(node), text: words, title: titleOf(node) }, set, context)]
}

function isSentenceWithList(node: OutlineNode, items: readonly OutlineNode[]): boolean {
  return (
    items.every((item) => item.kind === 'plus' || item.kind === 'star') &&
    (node.kind === 'dash' || node.kind === 'letter') &&
    findSubject(node.text) !== null
  )
}

function tableTasks(node: OutlineNode, context: ReadContext): DraftTask[] {
  const rows = node.children.flatMap((child) => (child.kind === 'row' && child.line ? [child.line] : []))
  return rows.length === 0 ? [] : readTaskRows(rows, node.path, titleOf(node, true), context)
}

/** The nearest headings, joined; the top heading only where there is no nearer one. */
function titleOf(node: OutlineNode, isOwn = false): string {
  const titles: string[] = []
  for (
    let above: OutlineNode | null = isOwn ? node : node.parent;
    above && above.kind !== 'root';
    above = above.parent
  ) {
    const isTop = above.parent?.kind === 'root' && titles.length > 0
    if (above.kind !== 'text' && above.label === null && above.text.length <= 300 && !isTop)
      titles.unshift(withoutEnd(above.text.split(/:\s/)[0] ?? above.text))
  }
  return titles.join(' – ')
}

interface DraftWords {
  readonly path: string
  readonly section: string
  readonly text: string
  readonly title: string
}

function draft(node: OutlineNode, words: DraftWords, set: LabelSet, context: ReadContext): DraftTask {
  const where = node.line?.where
  return context.draft({
    ...words,
    where: where ?? context.start,
    lead: set.lead,
    coordinating: set.coordinating,
    deadlineWords: set.deadline,
    product: set.product,
  })
}
