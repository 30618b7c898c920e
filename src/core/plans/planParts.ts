/** The parts of a plan: head, title, opening with its legal grounds, body, closing with recipients and signature, appendices. */
import { findMarker } from './markers.ts'
import type { PlanLine } from './planLines.ts'
import { planLine } from './planLines.ts'
import { isCapitals, matchable } from './wording.ts'

export interface PlanParts {
  readonly all: readonly PlanLine[]
  readonly head: readonly PlanLine[]
  readonly kind: string | null
  readonly kindLine: PlanLine | null
  /** The lines between the kind and the opening: the subject. */
  readonly title: readonly PlanLine[]
  readonly opening: readonly PlanLine[]
  readonly body: readonly PlanLine[]
  /** The last sentences before "Nơi nhận". */
  readonly closingWords: readonly PlanLine[]
  readonly closing: readonly PlanLine[]
  readonly appendices: readonly PlanLine[]
  /** The body is that of a plan which a decision approves. */
  readonly isAttached: boolean
}

const KINDS = [
  'Kế hoạch',
  'Chương trình',
  'Chương trình hành động',
  'Kế hoạch hành động',
  'Đề án',
  'Phương án',
  'Quyết định',
  'Chỉ thị',
  'Thông báo',
  'Hướng dẫn',
  'Báo cáo',
  'Tờ trình',
  'Nghị quyết',
  'Công điện',
  'Giấy mời',
  'Biên bản',
]
const OPENING =
  /^(?:căn cứ|kính gửi|thực hiện|theo|triển khai|xét|trên cơ sở|để|nhằm|sau khi|thời gian qua|do|nghiêm túc|tiếp tục|thi hành|\(ban hành|\(kèm)(?!\p{L})/u
/** Who decides, in capitals below the subject of a decision. */
const DECIDES =
  /^(?:chủ tịch|ủy ban nhân dân|hội đồng nhân dân|giám đốc|cục trưởng|trưởng ban|bộ trưởng|thủ tướng|chánh (?:văn phòng|thanh tra))(?!\p{L})/u
const SIGNING = /^(?:t\.?m|k\.?t|t\.?l|tuq|q)\s?\.\s*\p{L}/u
const APPENDIX =
  /^(?:phụ lục|phụ biểu|mẫu biểu|biểu số|biểu mẫu|danh mục|bảng)(?:\s+(?:số\s*)?(?:\d{1,2}|[ivx]{1,4}|[a-h]))?\s*[.:]?$|^(?:phụ lục|phụ biểu|mẫu biểu)\s+(?:số\s*)?(?:\d{1,2}|[ivx]{1,4})(?!\p{L})/u

export function planParts(lines: readonly PlanLine[]): PlanParts {
  const kindAt = findKind(lines)
  const articleAt = kindAt.kind === 'Quyết định' ? findArticle(lines, kindAt.end) : -1
  const bodyAt = articleAt >= 0 ? articleAt : findBody(lines, kindAt.end)
  const closingAt = findClosing(lines, bodyAt)
  const attached = articleAt >= 0 ? findAttached(lines, closingAt) : null
  const appendixAt = attached?.end ?? findAppendix(lines, closingAt)
  const front = lines.slice(kindAt.end, bodyAt)
  const titleEnd = findTitleEnd(front, kindAt.rest !== null)
  const title = kindAt.rest === null ? front.slice(0, titleEnd) : [kindAt.rest, ...front.slice(0, titleEnd)]
  return {
    all: lines,
    head: kindAt.kind === null ? lines.slice(0, bodyAt) : lines.slice(0, kindAt.start),
    kind: kindAt.kind,
    kindLine: kindAt.kind === null ? null : (lines[kindAt.start] ?? null),
    title: kindAt.kind === null ? [] : title,
    opening: front.slice(titleEnd),
    body: attached
      ? lines.slice(attached.bodyAt, attached.bodyEnd)
      : lines.slice(bodyAt, Math.min(closingAt, appendixAt)),
    closingWords: lines.slice(Math.max(bodyAt, closingAt - 3), closingAt),
    closing: lines.slice(closingAt, Math.max(closingAt, attached?.start ?? appendixAt)),
    appendices: lines.slice(appendixAt),
    isAttached: attached !== null,
  }
}

interface Attached {
  readonly start: number
  readonly bodyAt: number
  readonly bodyEnd: number
  readonly end: number
}

/** The plan that a decision approves, behind the decision's signature, with the lines of its body. */
function findAttached(lines: readonly PlanLine[], closingAt: number): Attached | null {
  const start = lines.findIndex((line, index) => index > closingAt && isAttachedKind(line, lines[index + 1]))
  if (start < 0) return null
  const bodyAt = findBody(lines, start + 1)
  const closing = findClosing(lines, bodyAt)
  const appendix = findAppendix(lines, bodyAt)
  return { start, bodyAt, bodyEnd: Math.min(closing, appendix), end: appendix }
}

const isAttachedKind = (line: PlanLine, next: PlanLine | undefined): boolean =>
  !line.cells &&
  isCapitals(line.text) &&
  (/^(?:kế hoạch|chương trình|đề án|phương án)(?: hành động)?[.:]?$/u.test(line.match) ||
    (/^(?:kế hoạch|chương trình|đề án|phương án)\s/u.test(line.match) &&
      next !== undefined &&
      !/^[-+]/.test(next.text)))

const findArticle = (lines: readonly PlanLine[], from: number): number =>
  lines.findIndex((line, index) => index >= from && /^điều\s+1(?!\d)/u.test(line.match))

interface KindPlace {
  readonly kind: string | null
  readonly start: number
  readonly end: number
  readonly rest: PlanLine | null
}

/** The line "KẾ HOẠCH"; a subject on the same line is kept as `rest`. */
function findKind(lines: readonly PlanLine[]): KindPlace {
  const top = lines.slice(0, 40)
  for (const [index, line] of top.entries()) {
    const kind = KINDS.find((known) => line.match.replace(/[\s.:]+$/u, '') === matchable(known))
    if (kind) return { kind: kind.startsWith('Kế hoạch') ? 'Kế hoạch' : kind, start: index, end: index + 1, rest: null }
  }
  for (const [index, line] of top.slice(0, 20).entries()) {
    const kind = ['Kế hoạch', 'Chương trình', 'Đề án', 'Phương án'].find((known) =>
      line.match.startsWith(`${matchable(known)} `),
    )
    if (!kind || line.cells || / số \d/.test(line.match) || /[.;]$/.test(line.text)) continue
    if (index > 2 && !isCapitals(line.text)) continue
    const rest = planLine(line.text.slice(kind.length), line.where)
    return { kind, start: index, end: index + 1, rest }
  }
  return { kind: null, start: 0, end: 0, rest: null }
}

/** The body begins with the first heading: `I.`, "Phần I", `A.`, else `1.`, else a heading in capitals without a number. */
function findBody(lines: readonly PlanLine[], from: number): number {
  const isHeading = (kinds: readonly string[]) => (line: PlanLine, index: number) =>
    index >= from && !line.cells && kinds.includes(findMarker(line.text)?.kind ?? '')
  const main = lines.findIndex(isHeading(['roman', 'part', 'capital']))
  const numbered = lines.findIndex(isHeading(['arabic']))
  const isMainFirst = main >= 0 && (numbered < 0 || main <= numbered || main - numbered < 40)
  if (isMainFirst) return main
  const article = findArticle(lines, from)
  const first = [numbered, article].filter((at) => at >= 0)
  return first.length > 0 ? Math.min(...first) : Math.min(findClosing(lines, from), from + 8)
}

function findTitleEnd(front: readonly PlanLine[], hasTitle: boolean): number {
  let end = 0
  for (const line of front) {
    if (line.cells) break
    const isFirst = end === 0 && !hasTitle
    if (isFirst && !/^(?:căn cứ|kính gửi)(?!\p{L})/u.test(line.match) && !/;$/.test(line.text)) {
      end += 1
      continue
    }
    const isCapital = isCapitals(line.text)
    if (!isFirst && isCapital && DECIDES.test(line.match)) break
    const aboveIsCapital = end > 0 && isCapitals(front[end - 1]?.text ?? '')
    if (
      isFirst ||
      (!isCapital && (aboveIsCapital || OPENING.test(line.match) || /[.;:]$/.test(line.text) || line.text.length > 160))
    )
      break
    end += 1
  }
  return end
}

function findClosing(lines: readonly PlanLine[], from: number): number {
  const recipients = lines.findIndex((line, index) => index >= from && /^nơi nhận\s*(?::|$|\()/u.test(line.match))
  if (recipients >= 0) {
    let start = recipients
    while (start > from && isSigning(lines[start - 1])) start -= 1
    return start < recipients ? start : signatureAbove(lines, from, recipients)
  }
  for (let index = lines.length - 1; index >= from; index -= 1) {
    const line = lines[index]
    if (line && SIGNING.test(line.match) && isCapitals(line.text))
      return lines[index - 1] && isSigning(lines[index - 1]) ? index - 1 : index
  }
  return lines.length
}

/** Where "Nơi nhận" stands below the whole signature, the closing begins with the signature. */
function signatureAbove(lines: readonly PlanLine[], from: number, recipients: number): number {
  let start = recipients
  for (let at = recipients - 1; at >= Math.max(from, recipients - 8); at -= 1) {
    const line = lines[at]
    if (!line || line.cells || line.text.length > 80 || findMarker(line.text)) break
    if (isSigning(line)) start = at
  }
  return start
}

function isSigning(line: PlanLine | undefined): boolean {
  if (!line || line.cells) return false
  const text = line.columns.at(-1) ?? line.text
  return (
    isCapitals(text) &&
    (SIGNING.test(matchable(text)) || /^(?:phó\s+)?(?:chủ tịch|giám đốc|trưởng|chánh)/u.test(matchable(text)))
  )
}

function findAppendix(lines: readonly PlanLine[], closingAt: number): number {
  const after = lines.findIndex((line, index) => index > closingAt && (isAppendixHeading(line) || isFootnote(line)))
  return after >= 0 ? after : lines.length
}

/** Notes at the end of a file: "[1] Chương trình số …". */
const isFootnote = (line: PlanLine): boolean => /^\[\d{1,3}\]\s*\S/.test(line.text)

/** "PHỤ LỤC", "Phụ lục II", "Mẫu biểu số 01" as a line of its own. */
export function isAppendixHeading(line: PlanLine): boolean {
  if (line.cells || !APPENDIX.test(line.match) || line.text.length > 200) return false
  return isCapitals(line.text) || /^(?:phụ lục|phụ biểu|mẫu biểu)/u.test(line.match)
}
