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

const TIME_LIMIT = new RegExp(
  String.raw`(?:${AT_MOST}|trong vòng)\s+${FIGURE}\s+(giây|phút|giờ|ngày làm việc|ngày)(?!\p{L})`,
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
  if (node.kind === 'row' || !node.line || node.label?.kind === 'deadline') return []
  const line = node.line
  return sentences(node.text).flatMap((sentence) => {
    const match = matchable(sentence.text)
    if (
      /^(?:năm 20\d{2}, (?!phấn đấu)|hiện nay|hiện tại|đến nay|ước)/u.test(match) ||
      /so với cùng kỳ|ước đạt|đã đạt/u.test(match)
    )
      return []
    return [...percents(match, sentence.text), ...counts(match, sentence.text), ...times(match, sentence.text)].map(
      (found) => ({
        section: sectionPath(node),
        ...found,
        where: line.where,
      }),
    )
  })
}

/** How far, in letters, the words around a figure are looked at, and how long a clause may be on each side. */
const NEAR = 80
const CLAUSE = 400

type Found = Pick<PlanTarget, 'text' | 'value' | 'unit' | 'op'>

function percents(match: string, text: string): Found[] {
  const isGoal = /phấn đấu|mục tiêu|chỉ tiêu/u.test(match)
  return [...match.matchAll(PERCENT)].flatMap((found): Found[] => {
    const before = match.slice(Math.max(0, found.index - NEAR), found.index)
    const after = match.slice(found.index + found[0].length, found.index + found[0].length + NEAR)
    if (
      /\($/u.test(before.trimEnd()) ||
      /^\s*(?:x|×|=)/u.test(after) ||
      /(?:từ|khoảng)\s*\d+(?:,\d+)?%\s*(?:-|đến)\s*$/u.test(before)
    )
      return []
    if (!isGoal && !isMeant(before)) return []
    const value = numberText(found[1] ?? '')
    return [{ text: clauseAt(text, found.index), value, unit: '%', op: opOf(before, found[2], value) }]
  })
}

const CUE =
  /(?:đạt|ít nhất|tối thiểu|tối đa|trên|dưới|từ|giảm|tăng|còn|chiếm|phấn đấu|hoàn thành|bảo đảm|đảm bảo|có|tỷ lệ|mức|là|hơn|quá|chỉ tiêu|duy trì|nâng|lên|khoảng|thấp hơn|bằng|được|cắt giảm|xử lý|giải quyết|thực hiện|trả lời|công khai|số hóa|niêm yết|công bố|cập nhật|tiếp nhận|rà soát|kiểm tra|lập)(?:\s+(?:khoảng|ít nhất|tối thiểu|từ|trên|lên|xuống|dưới|được|là))*\s*$/u

/** A figure is a goal after a word of reaching, or where it begins its clause. */
const isMeant = (before: string) => CUE.test(before) || before === '' || /[;:,.]\s*$|\svà\s*$/u.test(before)

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

/** "Không quá 15 phút". */
const times = (match: string, text: string): Found[] =>
  [...match.matchAll(TIME_LIMIT)].map((found) => ({
    text: clauseAt(text, found.index),
    value: numberText(found[1] ?? ''),
    unit: found[2] ?? '',
    op: /^(?:xuống |còn )?dưới/u.test(found[0]) ? '<' : '<=',
  }))

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
  const start = Math.max(0, at - CLAUSE)
  const around = text.slice(start, at + CLAUSE)
  const place = at - start
  const from = Math.max(around.lastIndexOf(';', place), around.lastIndexOf(': ', place)) + 1
  const end = around.indexOf(';', place)
  return withoutEnd(tidy(around.slice(from, end < 0 ? around.length : end)))
}

function numberText(figure: string): string {
  const plain = /^\d{1,3}(?:\.\d{3})+$/.test(figure) ? figure.replace(/\./g, '') : figure.replace(',', '.')
  return plain.replace(/^0+(?=\d)/, '')
}
