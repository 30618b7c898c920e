/** What fell short in the year before, and why: proof, target, not done, quality. */
import { type SectionKind, sectionKind } from './headings.ts'
import { type OutlineNode, sectionPath, wordsBelow } from './outline.ts'
import type { PlanShortcoming, ShortcomingCause } from './planReading.ts'
import { kindBelow, topSections } from './sections.ts'
import { tableFaults } from './shortcomingTable.ts'
import { matchable, withoutEnd } from './wording.ts'

const PROOF = /tài liệu (?:kiểm chứng|minh chứng|chứng minh)|minh chứng|giải trình/u
const LACKS =
  /chưa|thiếu|không (?:đầy đủ|phù hợp|đảm bảo|bảo đảm|có|hợp lệ|cung cấp|đính kèm|gửi|nộp|bổ sung|chứng minh|kèm)|chậm/u
const NOT_DONE =
  /(?:chưa|không)\s+(?:được\s+)?(?:lập|ban hành|thực hiện|xây dựng|triển khai|tổ chức|có|tham mưu|gửi|công khai|niêm yết|cập nhật|kiện toàn|bố trí|rà soát|hoàn thành|báo cáo|tiến hành|phê duyệt|kiểm tra)(?!\p{L})/u
const QUALITY =
  /chất lượng|chưa (?:sâu|cao|tốt|sát|đồng bộ|hiệu quả|thường xuyên|kịp thời|nghiêm|rõ|đúng|phù hợp)|hình thức|sơ sài|chậm|còn (?:hạn chế|lúng túng|thấp)/u
const TARGET =
  /(?:chưa|không) (?:đạt|đảm bảo|bảo đảm)\s+(?:tỷ lệ|chỉ tiêu|mức|yêu cầu|quy định|\d)|(?:chỉ|mới) (?:đạt|có)|điểm tối đa|phải (?:có|đạt)\s+(?:ít nhất |từ )?\d|tỷ lệ theo quy định|chưa đạt \d|thấp hơn|\d\s*%[^.;]{0,60}(?:quy định|yêu cầu|chỉ tiêu|kế hoạch)[^\d.;]{0,30}\d{1,3}(?:,\d+)?\s*%/u

const LOST = /(?:mất|trừ|giảm|hụt)\s+(?:\d+(?:,\d+)?|toàn bộ(?: số)?)\s*điểm/u
/** "Chưa cập nhật kịp thời": done, but not well. */
const NOT_WELL =
  /(?:chưa|không)\s+(?!được)[^.;:]{0,60}\s(?:kịp thời|đầy đủ|thường xuyên|nghiêm túc|hiệu quả|đồng bộ|đúng (?:hạn|thời hạn|quy định|tiến độ)|triệt để|chặt chẽ|rõ nét)/u

const ANNOUNCES = /(?:bị trừ|mất điểm|chưa đạt|không đạt|tồn tại|hạn chế)[^.]{0,80}:$/u

export function readShortcomings(root: OutlineNode): PlanShortcoming[] {
  return topSections(root).flatMap(({ node, kind }) => shortcomingsAt(node, kind, null))
}

/** What an item above says for those below it: the figure required, or that targets were missed. */
interface AboveItem {
  readonly required: string | null
  readonly isTarget: boolean
}

function shortcomingsAt(node: OutlineNode, outer: SectionKind | null, above: AboveItem | null): PlanShortcoming[] {
  const kind = node.parent?.kind === 'root' ? outer : kindBelow(node, outer)
  if (kind !== 'shortcomings') return shortcomingsBelow(node, kind)
  if (tellsCauses(node)) return []
  const passed = introduced(node) ?? above
  const items = node.children.filter((child) => child.kind !== 'text' && child.kind !== 'row')
  const isItem =
    items.length === 0 && node.line !== null && node.kind !== 'text' && node.kind !== 'row' && isFault(node, above)
  if (isItem && !isAnnouncement(node)) return [faultOf(node, above)]
  const told = items.length === 0 && isAnnouncement(node) ? faultsInText(node, passed) : []
  const tabled = tableFaults(node).map(({ line, text }) =>
    faultFrom(text, { section: node.path, where: line.where }, passed),
  )
  return [...told, ...tabled, ...node.children.flatMap((child) => shortcomingsAt(child, kind, passed))]
}

/** "2. Nguyên nhân" beside "1. Tồn tại, hạn chế" tells why what is listed there fell short. */
function tellsCauses(node: OutlineNode): boolean {
  const siblings = node.parent?.children ?? []
  return (
    node.children.length > 0 &&
    /^(?:về |những |các |một số )?nguyên nhân/u.test(matchable(node.text)) &&
    siblings.slice(0, siblings.indexOf(node)).some((other) => sectionKind(other.text) === 'shortcomings')
  )
}

/** Under a heading of results or of nothing plain, a line "Những tiêu chí bị trừ điểm:" announces what fell short. */
function shortcomingsBelow(node: OutlineNode, kind: SectionKind | null): PlanShortcoming[] {
  let isAnnounced = false
  return node.children.flatMap((child) => {
    if (child.kind === 'text')
      isAnnounced = (kind === 'other' || kind === null) && ANNOUNCES.test(matchable(child.text))
    return shortcomingsAt(child, isAnnounced ? 'shortcomings' : kind, null)
  })
}

/** "1.1. Hạn chế" with a paragraph below it: the paragraph tells the fault. */
const isAnnouncement = (node: OutlineNode): boolean =>
  node.children.some((child) => child.kind === 'text') &&
  /^(?:tồn tại|hạn chế|khó khăn|nguyên nhân)[\p{L}, ]{0,30}[.:]?$/u.test(matchable(node.text))

function faultsInText(node: OutlineNode, above: AboveItem | null): PlanShortcoming[] {
  if (/^nguyên nhân/u.test(matchable(node.text))) return []
  return node.children
    .filter((child) => child.kind === 'text')
    .map((child) => ({ ...faultOf(child, above), section: node.path }))
}

function isFault(node: OutlineNode, above: AboveItem | null): boolean {
  const match = matchable(node.text)
  if (above?.isTarget || above?.required) return true
  const isBullet = node.kind === 'dash' || node.kind === 'plus' || node.kind === 'star' || node.kind === 'letter'
  return isBullet || [LACKS, TARGET, NOT_DONE, LOST].some((pattern) => pattern.test(match))
}

/** "Quy định đạt từ 85%." over a list, "Các nội dung … không đạt chỉ tiêu … gồm:" over a list. */
function introduced(node: OutlineNode): AboveItem | null {
  const intro = [
    node.kind === 'root' ? '' : node.text,
    ...node.children.filter((child) => child.kind === 'text').map((child) => child.text),
  ]
    .map(matchable)
    .join(' ')
  const required = /(?:quy định|yêu cầu)[^\d]{0,30}(\d{1,3}(?:,\d+)?)\s*%/u.exec(intro)?.[1] ?? null
  const isTarget = /(?:không|chưa) đạt (?:chỉ tiêu|tỷ lệ)/u.test(intro)
  return required !== null || isTarget
    ? { required: required === null ? null : required.replace(',', '.'), isTarget }
    : null
}

function faultOf(node: OutlineNode, above: AboveItem | null): PlanShortcoming {
  const text = [withSubject(node), ...wordsBelow(node)].join('\n')
  return faultFrom(text, { section: sectionPath(node), where: node.line?.where ?? { line: 1 } }, above)
}

/** "1.1. Nguyên nhân: …" below "1. Tiêu chí 1.2 …" tells of that criterion. */
function withSubject(node: OutlineNode): string {
  const cause = /^nguyên nhân\s*:\s*(?=\S)/u.exec(matchable(node.text))
  const subject = node.parent && node.parent.kind !== 'root' && node.parent.text.length <= 300 ? node.parent.text : ''
  return cause && subject !== '' ? `${withoutEnd(subject)}: ${node.text.slice(cause[0].length)}` : node.text
}

function faultFrom(
  text: string,
  place: Pick<PlanShortcoming, 'section' | 'where'>,
  above: AboveItem | null,
): PlanShortcoming {
  const match = matchable(text)
  const cause = causeOf(match, above)
  const figures = cause === 'target' ? figuresOf(match, above) : { actual: null, required: null }
  return { section: place.section, text: withoutEnd(text), cause, ...figures, where: place.where }
}

function causeOf(match: string, above: AboveItem | null): ShortcomingCause {
  if (PROOF.test(match) && LACKS.test(match)) return 'evidence'
  if (above?.isTarget || above?.required || TARGET.test(match)) return 'target'
  if (NOT_DONE.test(match) && !NOT_WELL.test(match)) return 'notDone'
  if (QUALITY.test(match) || NOT_WELL.test(match)) return 'quality'
  return 'other'
}

const LIMIT = '(?:từ|trên|tối thiểu|ít nhất|đạt từ|tối thiểu là|không quá|không vượt quá|tối đa|dưới)'
const NUMBER = String.raw`(\d{1,4}(?:,\d+)?)`

function figuresOf(match: string, above: AboveItem | null): { actual: string | null; required: string | null } {
  const first = (...patterns: string[]) =>
    patterns.map((pattern) => new RegExp(pattern, 'u').exec(match)?.[1]).find((found) => found !== undefined) ?? null
  const stated = first(
    String.raw`(?:chưa|không) (?:đạt|đảm bảo|bảo đảm)(?: tỷ lệ| chỉ tiêu| mức| yêu cầu| quy định)?(?: ${LIMIT})?\s*${NUMBER}\s*%`,
    String.raw`(?:phải có|phải đạt|quy định(?: là)?(?: phải)?(?: có| đạt)?|yêu cầu(?: là| phải)?(?: đạt| có)?|chỉ tiêu(?: được)?(?: giao)?(?: là)?|kế hoạch(?: giao)?(?: là)?)\s*:?\s*(?:${LIMIT}\s+)?${NUMBER}`,
    String.raw`(?:chỉ|mới) (?:đạt|có)\s*\d{1,4}\s*/\s*(\d{1,4})\s+(?=\p{L})`,
    String.raw`thấp hơn[^\d]{0,40}${NUMBER}\s*%`,
    String.raw`\d\s*%\s*/\s*${NUMBER}\s*%`,
  )
  const listed = above?.isTarget ? first(String.raw`(?<!(?:chỉ|mới) )đạt(?: từ)?\s*${NUMBER}\s*%`) : null
  const required = stated ?? listed ?? above?.required ?? null
  const isReached = !above?.isTarget || (stated !== null && listed !== stated)
  const actual = first(
    String.raw`(?:^|[\s,;])có ${NUMBER}\s+(?=(\p{L}+\s+\p{L}+)(?!\p{L}).*?(?:phải|cần|yêu cầu) có \d+\s+\2(?!\p{L}))`,
    String.raw`(?:chỉ|mới)\s+(?:đạt|có)\s*(?:được\s+)?(?:tỷ lệ\s+)?${NUMBER}`,
    ...(isReached ? reached(above) : []),
  )
  return { actual: plain(actual), required: plain(required) }
}

/** How a figure that was reached is written where no figure required can be mistaken for it. */
const reached = (above: AboveItem | null): string[] =>
  above?.required
    ? [String.raw`đạt\s*(?:tỷ lệ\s*)?${NUMBER}\s*%`]
    : [
        String.raw`(?<!(?:chưa|không|phải) )đạt\s*(?:tỷ lệ\s*)?${NUMBER}\s*%`,
        String.raw`(?:là|còn)\s+${NUMBER}\s*%(?=[^.;]{0,20}thấp hơn)`,
        String.raw`(?:còn (?:cao|thấp|nhiều)|ở mức|chiếm)[\s:,(]*(?:ở mức |chiếm |là |mới )?${NUMBER}\s*%`,
      ]

const plain = (figure: string | null) => (figure === null ? null : figure.replace(',', '.').replace(/^0+(?=\d)/, ''))
