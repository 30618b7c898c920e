/** Documents cited in a sentence: kind, number, day and issuer, as Vietnamese documents write them. */
import type { CalendarDate } from '../values/calendarDate.ts'
import { findCalendarDate } from '../values/calendarDate.ts'
import { matchable, tidy, withoutEnd } from './wording.ts'

export interface Citation {
  readonly kind: string
  readonly number: string | null
  readonly title: string | null
  readonly issuedOn: CalendarDate | null
  readonly issuer: string | null
  readonly start: number
}

const KINDS = [
  'Nghị quyết liên tịch',
  'Thông tư liên tịch',
  'Nghị quyết',
  'Nghị định',
  'Quyết định',
  'Thông tư',
  'Chỉ thị',
  'Kết luận',
  'Thông báo',
  'Thông tri',
  'Kế hoạch',
  'Chương trình',
  'Công văn',
  'Công điện',
  'Văn bản',
  'Hướng dẫn',
  'Phương án',
  'Đề án',
  'Quy chế',
  'Quy định',
  'Báo cáo',
  'Tờ trình',
  'Chiến lược',
  'Hiến pháp',
  'Pháp lệnh',
  'Bộ luật',
  'Luật',
]
const KIND_BY_SYMBOL: Record<string, string> = {
  KH: 'Kế hoạch',
  QĐ: 'Quyết định',
  NQ: 'Nghị quyết',
  NĐ: 'Nghị định',
  TT: 'Thông tư',
  CT: 'Chỉ thị',
  CTr: 'Chương trình',
  CTR: 'Chương trình',
  TB: 'Thông báo',
  PA: 'Phương án',
  ĐA: 'Đề án',
  HD: 'Hướng dẫn',
  BC: 'Báo cáo',
  KL: 'Kết luận',
  CĐ: 'Công điện',
  TTr: 'Tờ trình',
}

/** `108/QĐ-UBND`, `278/2025/NĐ-CP`, `57-NQ/TW`, `202/2025/QH15`, `30c/NQ-CP`. */
const NUMBER = String.raw`\d{1,5}[a-z]?(?:\/\d{4})?[-/][A-ZĐ][\p{L}\d&]*(?:[-/.&][\p{Lu}\d][\p{L}\d&]*)*`
const NUMBERED = new RegExp(
  String.raw`(?<!\p{L})(${KINDS.map(matchable).join('|')})(?:\s+(?!số)[^\d\s,.;:()“”"]+){0,3}?\s*:?\s*(?:số\s*:?\s*)?(${NUMBER})`,
  'iu',
)
/** "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": the name of a law stands between its kind and its number. */
const NUMBERED_LAW = new RegExp(
  String.raw`^((?:căn cứ|theo|thực hiện)\s+)?(luật|bộ luật|pháp lệnh)\s+[^;,.]{3,150}?\s+số\s*:?\s*(${NUMBER})`,
  'iu',
)
const LISTED = new RegExp(String.raw`^(?:và\s+)?(?:số\s*:?\s*)(${NUMBER})`, 'iu')
/** A comma inside the name of a law ("Luật Phòng, chống tham nhũng") has a small letter behind it, and no day before it. */
const LAW =
  /^(?:[Cc]ăn cứ\s+)*((?:[Ll]uật|[Bb]ộ luật|[Hh]iến pháp|[Pp]háp lệnh)(?!\p{L})[^;,.\d]*(?:,\s+(?=\p{Ll})(?!(?:được|ngày|năm|của|số|sửa đổi|bổ sung|như|và|theo|để|trong|căn cứ|luật|các|có|thực hiện)(?!\p{L}))[^;,.\d]*)*[^;,.]*)/u
const DAY = /ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/u
const ISSUER_END =
  /\s+(?:về|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn|triển khai|thực hiện|thông qua|ngày|tại|do|kết luận|công bố|v\/v|năm|đối với|cập nhật|trong|giai đoạn|giao|thành lập)(?!\p{L})|\s+và\s+(?=chương trình|kế hoạch|quyết định|nghị quyết|chỉ thị|công văn|thông báo|nghị định|thông tư|kết luận|hướng dẫn)|[;,.(“"]/u

/** The first citation of a text, or null. Only what stands with its own mention is taken: day and issuer. */
export function findCitation(text: string): Citation | null {
  const law = NUMBERED_LAW.exec(text)
  if (law?.[2] && law[3]) {
    const kind = `${law[2].charAt(0).toUpperCase()}${law[2].slice(1).toLowerCase()}`
    return { kind, number: law[3], title: null, ...mention(text.slice(law[0].length)), start: law[1]?.length ?? 0 }
  }
  const match = NUMBERED.exec(text)
  if (!match?.[1] || !match[2]) return findLaw(text)
  const after = text.slice(match.index + match[0].length)
  const kind = KINDS.find((known) => matchable(known) === matchable(match[1] ?? '')) ?? match[1]
  return { kind, number: match[2], title: null, ...mention(after), start: match.index }
}

/** The further number of a list of one kind: "số 008/CĐ-UBND và số 009/CĐ-UBND". */
export function findListed(text: string, kind: string): Citation | null {
  const match = LISTED.exec(text)
  if (!match?.[1]) return null
  return { kind, number: match[1], title: null, ...mention(text.slice(match[0].length)), start: 0 }
}

/** What kind of document a symbol names: `KH-UBND` is a plan. */
export function kindOfSymbol(symbol: string): string | null {
  return KIND_BY_SYMBOL[symbol.split(/[-/]/)[0] ?? ''] ?? null
}

/** A day written in words or figures, or null; `exists` is false for 31/6. */
export function findDay(
  text: string,
): { day: CalendarDate | null; exists: boolean; start: number; end: number } | null {
  const match = DAY.exec(matchable(text))
  if (!match) return null
  const day = findCalendarDate(Number(match[3]), Number(match[2]), Number(match[1]))
  return { day, exists: day !== null, start: match.index, end: match.index + match[0].length }
}

function findLaw(text: string): Citation | null {
  const match = LAW.exec(text)
  if (!match?.[1]) return null
  const found = findDay(match[1])
  const title = tidy(found ? match[1].slice(0, found.start) : match[1])
  const kind = /^(bộ luật|luật|hiến pháp|pháp lệnh)/iu.exec(title)?.[1] ?? 'Luật'
  return {
    kind: kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase(),
    number: null,
    title: withoutEnd(title),
    issuedOn: found?.day ?? null,
    issuer: null,
    start: match.index,
  }
}

/** Day and issuer of a mention: "ngày 12/01/2023 của UBND tỉnh về …", in either order. */
function mention(after: string): { issuedOn: CalendarDate | null; issuer: string | null } {
  const match = matchable(after)
  const own = /^[\s,]*(?:ngày[^;]{0,40}?\d{4}[\s,]*)?(?:của\s+|do\s+)/u.exec(match)
  const issuer = own ? issuerOf(after.slice(own[0].length)) : null
  const behind = own && issuer ? after.slice(own[0].length + issuer.length) : ''
  const day = startsWithDay(after) ?? startsWithDay(behind)
  return { issuedOn: day, issuer }
}

function startsWithDay(text: string): CalendarDate | null {
  const found = findDay(text.slice(0, 60))
  return found && /^[\s,(]*$/.test(text.slice(0, found.start)) ? found.day : null
}

function issuerOf(text: string): string | null {
  const end = ISSUER_END.exec(matchable(text))
  const name = text.slice(0, end ? end.index : Math.min(text.length, 120)).trim()
  return name === '' ? null : name
}
