/** The documents that a plan rests on, from the paragraphs "Căn cứ …", "Thực hiện …" of its opening. */
import { findCitation, findListed } from './citations.ts'
import type { PlanLine } from './planLines.ts'
import type { Basis } from './planReading.ts'
import { matchable } from './wording.ts'

const GROUND =
  /^[-+*\s]*(?:căn cứ|thực hiện|theo|triển khai|xét|trên cơ sở|tiếp tục thực hiện|để (?:tiếp tục |triển khai |tổ chức )*thực hiện|thi hành)(?!\p{L})/u
/** From here on a sentence speaks of this plan itself. */
const OWN_PLAN = /(?:ban hành|xây dựng|đề ra)\s+(?:kế hoạch|chương trình|phương án|đề án)/u

export function readBases(opening: readonly PlanLine[]): Basis[] {
  const bases: Basis[] = []
  for (const line of opening) {
    if (!GROUND.test(line.match)) continue
    let kind = ''
    for (const segment of segmentsOf(line.text)) {
      const cited = findListed(segment, kind) ?? findCitation(segment)
      if (!cited || !isOwnMention(segment, cited.start)) continue
      kind = cited.kind
      const isKnown = bases.some((basis) => basis.number !== null && basis.number === cited.number)
      const { start: _start, ...basis } = cited
      if (!isKnown) bases.push({ ...basis, where: line.where })
    }
  }
  return bases
}

/** The citations of one paragraph stand between semicolons; what quotation marks hold is the title of another document. */
function segmentsOf(text: string): string[] {
  const segments: string[] = []
  let depth = 0
  let piece = ''
  for (const letter of apart(text)) {
    if (letter === '“' || letter === '(') depth += 1
    if (letter === '”' || letter === ')') depth = Math.max(0, depth - 1)
    if (letter === ';' && depth === 0) {
      segments.push(piece.trim())
      piece = ''
    } else piece += letter
  }
  segments.push(piece.trim())
  return segments
    .flatMap((segment) => segment.split(/(?<=\.)\s+(?=\p{Lu})|\s+(?=Căn cứ\s)/u))
    .filter((segment) => segment !== '')
}

const SEVERAL_KINDS =
  /(của\s+(?:(?!\s(?:về|ban hành|phê duyệt|quy định|sửa đổi)\s)[^;,]){2,60}?)\s+và\s+(?=(?:Nghị quyết|Quyết định|Chương trình|Kế hoạch|Chỉ thị|Công văn|Thông báo|Nghị định|Thông tư|Kết luận|Hướng dẫn)\s)/gu

/** Several numbers or several documents in one sentence are set apart; a number broken at a dash is put together. */
function apart(text: string): string {
  return text
    .replace(/(\d|\p{Lu}{2,})-\s+(?=\p{Lu})/gu, '$1-')
    .replace(/(?:,|\svà)\s+(?=số\s*\d)/gu, ';')
    .replace(SEVERAL_KINDS, '$1;')
    .replace(/\s(?=tại\s+(?:Công văn|Văn bản)\s+số)/gu, ';')
}

/** A citation counts where it is what the segment is about: not inside the title of another, not after the plan names itself. */
function isOwnMention(segment: string, start: number): boolean {
  const before = matchable(segment.slice(0, start))
  if (OWN_PLAN.test(before)) return false
  return before.length <= 60 || /(?:tại|theo)\s*$/u.test(before)
}
