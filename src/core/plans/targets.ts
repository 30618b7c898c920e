/** Goals with a figure: "đạt 80%", "ít nhất 02 sáng kiến", "25% trở lên", "tối thiểu 2 lần/năm". */
import type { SectionKind } from './headings.ts'
import { type OutlineNode, sectionPath } from './outline.ts'
import type { PlanTarget } from './planReading.ts'
import { kindBelow, topSections } from './sections.ts'
import { matchable, sentences, tidy, withoutEnd } from './wording.ts'

const FIGURE = String.raw`(\d{1,3}(?:\.\d{3})+|\d{1,4}(?:,\d+)?)`
const COUNTED = [
  'lần/năm',
  'lần/quý',
  'lần/tháng',
  'sáng kiến',
  'cơ sở dữ liệu',
  'mô hình',
  'hội nghị',
  'lớp',
  'cuộc',
  'buổi',
  'đợt',
  'sản phẩm',
  'doanh nghiệp',
  'dịch vụ công',
  'thủ tục hành chính',
  'tthc',
  'thủ tục',
  'hồ sơ',
  'trạm',
  'đề án',
  'dự án',
  'nền tảng',
  'ứng dụng',
  'hệ thống',
  'bậc',
  'điểm',
  'tin, bài',
  'tin bài',
  'tin',
  'bài',
  'lượt người',
  'lượt',
  'văn bản',
  'giải pháp',
  'sàn giao dịch',
  'trung tâm',
  'vùng',
  'cơ sở',
  'hợp tác xã',
  'công trình',
  'chương trình',
  'chuyên đề',
  'phóng sự',
  'người',
  'xã',
  'phường',
  'trường',
  'đơn vị',
]
const AT_LEAST = `(?:ít nhất|tối thiểu|không dưới|không thấp hơn|trên|hơn|từ|đạt từ|đạt trên|vượt)`
const AT_MOST = `(?:không quá|tối đa|dưới|xuống dưới|không vượt quá|còn dưới)`
const PERCENT = new RegExp(String.raw`(?<![\d.,/-])${FIGURE}\s*%(?:\s*(trở lên|trở xuống))?`, 'gu')
const COUNT = new RegExp(
  String.raw`(?:(${AT_LEAST}|${AT_MOST})\s+(?:có\s+|là\s+|phải có\s+|được\s+|đạt\s+)?|(?:hoàn thiện|hình thành|xây dựng|phát triển|thành lập|công nhận|tổ chức|đào tạo|vận hành|có)\s+(?:ít nhất\s+|tối thiểu\s+)?)${FIGURE}\s+(${COUNTED.join('|')})(?!\p{L})`,
  'gu',
)

/** Targets under headings of goals and of content; what tells of the past or of a shortcoming is none. */
export function readTargets(root: OutlineNode): PlanTarget[] {
  return topSections(root).flatMap(({ node, kind }) => targetsAt(node, kind))
}

function targetsAt(node: OutlineNode, outer: SectionKind | null): PlanTarget[] {
  const kind = node.parent?.kind === 'root' ? outer : kindBelow(node, outer)
  const own = kind === 'goals' || kind === 'content' ? targetsOf(node) : []
  return [...own, ...node.children.flatMap((child) => targetsAt(child, kind))]
}

function targetsOf(node: OutlineNode): PlanTarget[] {
  if (node.kind === 'row' || !node.line) return []
  const line = node.line
  return sentences(node.text).flatMap((sentence) => {
    const match = matchable(sentence.text)
    if (
      /^(?:năm 20\d{2}, (?!phấn đấu)|hiện nay|hiện tại|đến nay|ước)/u.test(match) ||
      /so với cùng kỳ|ước đạt|đã đạt/u.test(match)
    )
      return []
    return [...percents(match, sentence.text), ...counts(match, sentence.text)].map((found) => ({
      section: sectionPath(node),
      ...found,
      where: line.where,
    }))
  })
}

type Found = Pick<PlanTarget, 'text' | 'value' | 'unit' | 'op'>

function percents(match: string, text: string): Found[] {
  return [...match.matchAll(PERCENT)].flatMap((found): Found[] => {
    const before = match.slice(0, found.index)
    const after = match.slice(found.index + found[0].length)
    if (
      /\($/u.test(before.trimEnd()) ||
      /^\s*(?:x|×|=)/u.test(after) ||
      /(?:từ|khoảng)\s*\d+(?:,\d+)?%\s*(?:-|đến)\s*$/u.test(before)
    )
      return []
    if (!isMeant(before, match)) return []
    const value = numberText(found[1] ?? '')
    return [{ text: clauseAt(text, found.index), value, unit: '%', op: opOf(before, found[2], value) }]
  })
}

const CUE =
  /(?:đạt|ít nhất|tối thiểu|tối đa|trên|dưới|từ|giảm|tăng|còn|chiếm|phấn đấu|hoàn thành|bảo đảm|đảm bảo|có|tỷ lệ|mức|là|hơn|quá|chỉ tiêu|duy trì|nâng|lên|khoảng|thấp hơn|bằng|được|cắt giảm|xử lý|giải quyết|thực hiện|trả lời|công khai)(?:\s+(?:khoảng|ít nhất|tối thiểu|từ|trên|lên|xuống|dưới|được|là))*\s*$/u

/** A figure is a goal after a word of reaching, or where it begins its clause. */
const isMeant = (before: string, sentence: string) =>
  CUE.test(before) || /(?:^|[;:,.]|và)\s*$/u.test(before) || /phấn đấu|mục tiêu|chỉ tiêu/u.test(sentence)

function counts(match: string, text: string): Found[] {
  return [...match.matchAll(COUNT)].flatMap((found): Found[] => {
    const unit = found[3] ?? ''
    const at = found.index + found[0].length - unit.length
    const value = numberText(found[2] ?? '')
    const limit = found[1] ?? (/ít nhất|tối thiểu/u.test(found[0]) ? 'ít nhất' : '')
    const op =
      limit === ''
        ? '='
        : new RegExp(`^${AT_MOST}`, 'u').test(limit)
          ? '<='
          : />|^(?:trên|hơn|vượt)/u.test(limit)
            ? '>'
            : '>='
    return [{ text: clauseAt(text, found.index), value, unit: text.slice(at, at + unit.length), op }]
  })
}

/** "Đạt 80%" is at least that; "đạt 100%" is all of it. */
function opOf(before: string, behind: string | undefined, value: string): PlanTarget['op'] {
  if (behind === 'trở xuống' || new RegExp(String.raw`${AT_MOST}\s*$`, 'u').test(before))
    return /dưới\s*$/u.test(before) ? '<' : '<='
  if (value === '100') return '='
  if (behind === 'trở lên') return '>='
  return /(?:^|\s)(?:trên|hơn|vượt)\s*$/u.test(before) ? '>' : '>='
}

/** The clause around a figure, as written. */
function clauseAt(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf(';', at), text.lastIndexOf(': ', at)) + 1
  const end = text.indexOf(';', at)
  return withoutEnd(tidy(text.slice(from, end < 0 ? text.length : end)))
}

function numberText(figure: string): string {
  const plain = /^\d{1,3}(?:\.\d{3})+$/.test(figure) ? figure.replace(/\./g, '') : figure.replace(',', '.')
  return plain.replace(/^0+(?=\d)/, '')
}
