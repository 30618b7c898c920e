/** Who leads and who coordinates, read from a sentence: "Sở A chủ trì, phối hợp với Sở B …", "giao Sở A …", "Sở A có trách nhiệm …". */
import { distinct, isUnitName, readUnits } from './units.ts'
import { matchable, sentences, tidy } from './wording.ts'

export interface Roles {
  readonly lead: readonly string[]
  readonly coordinating: readonly string[]
}

/** Verbs that end the naming of a unit. `tổ chức` is one only where it is not the noun of "cơ quan, tổ chức". */
const VERBS = [
  'chủ trì',
  'chịu trách nhiệm',
  'có trách nhiệm',
  'có nhiệm vụ',
  'có kế hoạch',
  'phối hợp',
  'tham mưu',
  'chủ động',
  'tiến hành',
  'rà soát',
  'triển khai',
  'thực hiện',
  'xây dựng',
  'hướng dẫn',
  'đăng tải',
  'đăng ký',
  'báo cáo',
  'căn cứ',
  'trên cơ sở',
  'tăng cường',
  'đẩy mạnh',
  'tiếp tục',
  'thường xuyên',
  'định kỳ',
  'kịp thời',
  'khẩn trương',
  'nghiêm túc',
  'tích cực',
  'quán triệt',
  'theo dõi',
  'kiểm tra',
  'giám sát',
  'tổng hợp',
  'đôn đốc',
  'đề xuất',
  'lập',
  'bố trí',
  'ban hành',
  'chỉ đạo',
  'cập nhật',
  'tuyên truyền',
  'phổ biến',
  'làm đầu mối',
  'là đầu mối',
  'là cơ quan',
  'là đơn vị',
  'bảo đảm',
  'đảm bảo',
  'cung cấp',
  'hỗ trợ',
  'vận động',
  'huy động',
  'gửi',
  'trình',
  'thẩm định',
  'phân công',
  'nghiên cứu',
  'ưu tiên',
  'mở',
  'phát huy',
  'tạo điều kiện',
  'giúp',
  'đề ra',
  'hoàn thành',
  'hoàn thiện',
  'duy trì',
  'nâng cao',
  'thống kê',
  'khảo sát',
  'công khai',
  'niêm yết',
  'số hóa',
  'tiếp nhận',
  'giải quyết',
  'cụ thể hóa',
  'gắn',
  'lồng ghép',
  'tham gia',
  'tổ chức',
  'phát động',
  'cử',
  'quy định',
  'xác định',
  'nắm',
  'lựa chọn',
  'đánh giá',
  'chấm',
  'tự đánh giá',
  'đề nghị',
  'thông báo',
  'sử dụng',
  'quản lý, vận hành',
  'kiện toàn',
  'rút ngắn',
  'đầu tư',
  'ứng dụng',
  'khai thác',
  'chấp hành',
  'tập trung',
  'làm tốt',
  'phải',
  'cần',
  'được giao',
  'được phân công',
  'khi',
  'trong quá trình',
  'đưa',
  'lấy',
  'coi',
  'chuẩn bị',
  'xem xét',
  'thành lập',
  'dựng',
  'vận hành',
  'bám sát',
  'khắc phục',
  'tuân thủ',
  'phản ánh',
  'nhân rộng',
  'thực thi',
  'hoàn chỉnh',
  'bàn giao',
  'khen thưởng',
  'nâng',
  'phấn đấu',
  'cải thiện',
  'đẩy nhanh',
  'xử lý',
  'kết nối',
  'tích hợp',
  'chia sẻ',
  'làm sạch',
  'mở rộng',
  'đổi mới',
  'chấn chỉnh',
  'cắt giảm',
  'đơn giản hóa',
  'sắp xếp',
  'đối chiếu',
  'thu thập',
].sort((a, b) => b.length - a.length)
const VERB = new RegExp(String.raw`(?<=[\s,:])(?:${VERBS.join('|')})(?!\p{L})`, 'gu')
const NOUN_AFTER =
  /^tổ chức\s+(?:chính trị|xã hội|đoàn thể|khác|có liên quan|liên quan|đảng|kinh tế|tín dụng|thành viên|hành nghề|cá nhân|,)/u
const WITH = /^(?:chủ trì\s*(?:,|và)?\s*)?phối hợp(?:\s+(?:chặt chẽ|thường xuyên))?(?:\s+(?:với|cùng))?\s+/u

/** The unit that a sentence begins with, with what it says after the name; null where it begins otherwise. */
export function findSubject(sentence: string): { unit: string; rest: string; length: number } | null {
  const text = sentence.replace(/^(?:Đề nghị|Giao|Yêu cầu|Khuyến khích|Phân công)\s+(?:cho\s+)?/u, '')
  const skipped = sentence.length - text.length
  if (!/^\p{Lu}/u.test(text.trim()) && skipped === 0) return null
  if (!isUnitName(text)) return null
  const match = matchable(text)
  const verb = verbAt(text, 2)
  const end =
    verb < 0
      ? verb
      : verb + (/^được (?:phân công|giao)(?:\s+(?:chủ trì|nhiệm vụ))?/u.exec(match.slice(verb))?.[0].length ?? 0)
  if (end < 0 || end > 260) return null
  const name = text
    .slice(0, end)
    .replace(/[\s,:]+$/u, '')
    .replace(/\s+(?:sẽ|cần|phải|luôn|cũng|sớm|đều)$/u, '')
  if (/\s(?:đã|đang|được)$/u.test(name) || /\.\s/.test(name) || name.includes(':') || isNounOnly(match.slice(0, end)))
    return null
  if (!name.split(/;\s*/).every(isUnitName)) return null
  return { unit: tidy(name), rest: text.slice(end).trimStart(), length: skipped + end }
}

/** A sentence such as "Hệ thống …" never gets here; "Báo cáo …", "Tổ chức …", "Hội nghị …" begin with a head by chance. */
function isNounOnly(name: string): boolean {
  return /^(?:báo cáo|hội nghị|hội thảo|hội thi|tổ chức|trường hợp|thuế suất|bộ chỉ số|bộ tiêu chí|bộ thủ tục|đơn vị tính|ban hành|phòng ngừa|phòng, chống|phòng chống|cơ sở (?:dữ liệu|hạ tầng|vật chất|pháp lý|để)|quỹ đất|đoàn kết|trưởng thành|bộ nhận diện|bộ quy tắc|tổng|ngành nghề|cục bộ|trình|báo chí)(?!\p{L})/u.test(
    name,
  )
}

/** Where the first verb stands after `from`, or -1. */
function verbAt(text: string, from: number): number {
  const match = matchable(text)
  VERB.lastIndex = from
  for (let found = VERB.exec(match); found; found = VERB.exec(match)) {
    if (found.index > 400) return -1
    if (isVerbHere(text, match, found[0], found.index)) return found.index
    VERB.lastIndex = found.index + found[0].length
  }
  return -1
}

function isVerbHere(text: string, match: string, verb: string, at: number): boolean {
  if (/^\p{Lu}/u.test(text.slice(at)) || depthAt(text, at) > 0) return false
  const before = match.slice(0, at).trimEnd()
  if (isInsideName(text, before, verb, at)) return false
  if (verb === 'tổ chức') {
    if (/^tổ chức (?:thực hiện|triển khai|quán triệt|rà soát|kiểm tra|tuyên truyền|đánh giá)/u.test(match.slice(at)))
      return true
    return !NOUN_AFTER.test(match.slice(at)) && !/(?:,|các|và|những|cơ quan|đơn vị|ban|mọi)$/u.test(before)
  }
  if (
    /(?:^|\s)(?:cơ quan|đơn vị|(?<!văn )phòng|bộ phận|công tác|ban|trung tâm|quỹ|hội đồng|đội|tổ|đoàn|người|việc|được|chuyên viên|thường trực|tổ chức|doanh nghiệp|cơ sở)$/u.test(
      before,
    ) &&
    !/(?:^|\s)(?:phòng tổ chức|hỗ trợ doanh nghiệp)$/u.test(before) &&
    !/\p{L}\s(?:Ban|Trung tâm|Quỹ|Hội đồng|Đội|Đoàn)$/u.test(text.slice(0, at).trimEnd())
  ) {
    return (
      /^(?:chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|phải|cần|tiếp tục|căn cứ)/u.test(verb) ||
      (/(?:(?:các|mỗi|từng) (?:phòng|cơ quan|đơn vị)|, đơn vị|các doanh nghiệp)$/u.test(before) &&
        !/^(?:thực hiện|chủ trì|cung cấp|quản lý)/u.test(verb))
    )
  }
  if (
    verb === 'khi' ||
    verb === 'mở' ||
    verb === 'lập' ||
    verb === 'cử' ||
    verb === 'gắn' ||
    verb === 'đưa' ||
    verb === 'lấy' ||
    verb === 'coi' ||
    verb === 'nắm'
  ) {
    return /(?:sở|ubnd[^,]*|tỉnh|thành phố|phường|xã|vụ|chính|phòng|liên quan|quan|vị)$/u.test(before)
  }
  return true
}

/** "Trung tâm trợ giúp pháp lý", "Phòng Kế hoạch tổng hợp": words of doing that belong to a unit's name. */
function isInsideName(text: string, before: string, verb: string, at: number): boolean {
  if (verb === 'giúp') return /(?<!\p{L})trợ$/u.test(before)
  if (verb !== 'tổng hợp') return false
  const isList = /^\s*(?:$|[,;.)]|và\s)/u.test(text.slice(at + verb.length))
  return isList && /(?:kế hoạch|hành chính|nghiên cứu|kinh tế|tài chính|quản trị|nội chính)(?:\s*-)?$/u.test(before)
}

function depthAt(text: string, at: number): number {
  let depth = 0
  for (let index = 0; index < at; index += 1) {
    const letter = text[index]
    if (letter === '(' || letter === '“') depth += 1
    if (letter === ')' || letter === '”') depth = Math.max(0, depth - 1)
  }
  return depth
}

/** The units of "phối hợp với A, B và C …" at the beginning of `text`; empty where it begins otherwise. */
export function readPartners(text: string): string[] {
  const match = matchable(text)
  const found = WITH.exec(match)
  if (!found) return []
  const rest = text.slice(found[0].length)
  if (!isUnitName(rest)) return []
  const end = partnersEnd(rest)
  return readUnits(rest.slice(0, end))
}

function partnersEnd(rest: string): number {
  const verb = verbAt(rest, 2)
  const other =
    /[.;:]\s|[.;:]$|\s(?:để|nhằm|trong|khi|về|trước|và\s+(?=(?:báo cáo|tham mưu|tổ chức|triển khai)))/u.exec(
      matchable(rest),
    )
  const ends = [verb, other?.index ?? -1].filter((at) => at >= 0)
  return ends.length > 0 ? Math.min(...ends) : rest.length
}

/** Lead and coordination in what follows "Cơ quan thực hiện:" and the like: a plain list leads, sentences are taken apart. */
export function readPerformers(content: string): Roles {
  const clauses = clausesOf(content)
  const read = clauses.map((clause) => readClause(clause, clauses.length === 1))
  if (!read.some((clause) => clause.isLead))
    return {
      lead: distinct(read.flatMap((clause) => clause.units)),
      coordinating: distinct(read.flatMap((clause) => clause.partners)),
    }
  const lead = read.filter((clause) => clause.isLead).flatMap((clause) => clause.units)
  const others = read.flatMap((clause) => (clause.isLead ? clause.partners : [...clause.units, ...clause.partners]))
  return { lead: distinct(lead), coordinating: distinct(others).filter((unit) => !lead.includes(unit)) }
}

/** Clauses stand between semicolons; a further sentence only tells how, and names nobody new. */
function clausesOf(content: string): string[] {
  return content
    .split('\n')
    .flatMap((line) => {
      const first = sentences(apart(tidy(line.replace(/^[-+*•\s]+/u, ''))))[0]
      return (first?.text ?? '').split(';').map(tidy)
    })
    .filter((clause) => clause !== '')
}

/** "A (chủ trì), B (phối hợp)" and "A chủ trì, B phối hợp" are two clauses, as with a semicolon. */
function apart(text: string): string {
  return text
    .replace(/\(\s*(chủ trì|phối hợp|đầu mối)\s*\)/giu, '$1')
    .replace(/(chủ trì)\s*,\s*(?=(?!phối hợp|tham mưu)[^;]{3,160}?phối hợp\s*(?:$|[,;.]))/giu, '$1; ')
    .replace(/(phối hợp)\s*,\s*(?=[^;]{3,160}?chủ trì\s*(?:$|[,;.]))/giu, '$1; ')
}

function readClause(clause: string, isOnly: boolean): { units: string[]; partners: string[]; isLead: boolean } {
  const text = clause.replace(/^(?:giao|đề nghị|phân công|do|và)\s+/iu, '')
  const end = verbAt(text, 2)
  if (!isOnly && !isUnitName(text)) return { units: [], partners: [], isLead: false }
  if (end < 0) return { units: readUnits(text), partners: [], isLead: false }
  const rest = text.slice(end)
  const verb = matchable(rest)
  if (/^phối hợp/u.test(verb) && end === 0) return { units: [], partners: readPartners(rest), isLead: false }
  return {
    units: readUnits(text.slice(0, end)),
    partners: readPartners(rest),
    isLead: /^(?:chủ trì|là cơ quan chủ trì|là đơn vị chủ trì|làm đầu mối|là đầu mối)/u.test(verb),
  }
}

/** Roles that a sentence of content gives by itself: its subject, or the unit that it charges ("giao Sở A chủ trì …"). */
export function readSentenceRoles(text: string): (Roles & { readonly end: number }) | null {
  const first = sentences(text)[0]?.text ?? text
  const subject = findSubject(first)
  if (subject) return { lead: readUnits(subject.unit), coordinating: readPartners(subject.rest), end: subject.length }
  const match = matchable(text)
  const charged =
    /(?:^|[\s,;(])giao\s+(?:cho\s+)?(?=(?:các\s+)?(?:sở|văn phòng|phòng|ban|ubnd|ủy ban|công an|trung tâm|chi cục|thanh tra))/u.exec(
      match,
    )
  if (!charged) return null
  const rest = text.slice(charged.index + charged[0].length)
  const end = verbAt(rest, 2)
  if (end < 0) return null
  return { lead: readUnits(rest.slice(0, end)), coordinating: readPartners(rest.slice(end)), end: 0 }
}

/** The partners that work names at its beginning: "Chủ trì, phối hợp với A, B …", "Phối hợp với A …". */
export function readNamedPartners(text: string): string[] {
  const first = sentences(text)[0]?.text ?? text
  return readPartners(first.replace(/^[-+*•\s]+/u, ''))
}

/** Who does the work, in brackets behind it: "… (Văn phòng Sở chủ trì, phối hợp với các phòng)". */
export function readBracketRoles(text: string): (Roles & { readonly end: number }) | null {
  for (const found of text.matchAll(/\(([^()]{3,300})\)/gu)) {
    const words = found[1] ?? ''
    if (!isUnitName(words) || !/(?<!\p{L})(?:chủ trì|thực hiện|phối hợp)(?!\p{L})/u.test(matchable(words))) continue
    const roles = readPerformers(words)
    if (roles.lead.length > 0) return { ...roles, end: 0 }
  }
  return null
}
