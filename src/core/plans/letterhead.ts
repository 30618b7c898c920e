/** Who issues a plan: the letterhead's lowest body, else the one that the opening or closing sentence names. */
import type { Position } from '../values/document.ts'
import type { PlanLine } from './planLines.ts'
import { folded, isCapitals, matchable, tidy } from './wording.ts'

export interface Issuer {
  readonly name: string
  readonly where: Position
}

const STATE_WORDS = /^(?:việt )?nam$|cộng h[òo]a xã hội|độc lập\s*-|tự do\s*-|đảng cộng sản/u
const COUNCIL = /^(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|ủy ban mặt trận|ban chấp hành|đảng ủy|ban chỉ đạo)/u
const TERRITORY = /^(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s/u
const BODY =
  /^(?:sở|ban|bộ|cục|chi cục|tổng cục|văn phòng|phòng|trung tâm|thanh tra|trường|bệnh viện|viện|công an|hội|liên|đoàn|ngân hàng|kho bạc|bảo hiểm|thuế|đài|báo|công ty|tổng công ty|học viện|thư viện|bảo tàng|quỹ|đội|hạt|trạm|hội đồng)(?!\p{L})/u

/** The lowest body of the letterhead; a name over several lines is put together. */
export function readLetterhead(head: readonly PlanLine[]): Issuer | null {
  const bodies: { name: string; where: Position }[] = []
  for (const line of head) {
    const column = line.columns.find((part) => part !== '' && STATE_WORDS.exec(matchable(part))?.index !== 0)
    if (column === undefined) continue
    const text = tidy(beforeStateWords(column))
      .replace(/[-–—_]{2,}/g, '')
      .trim()
    const match = folded(text)
    if (STATE_WORDS.test(match) || text === '' || !isCapitals(text)) continue
    const last = bodies.at(-1)
    if (last && isContinuation(folded(last.name), match)) last.name = `${last.name} ${text}`
    else if (COUNCIL.test(match) || BODY.test(match)) bodies.push({ name: text, where: line.where })
  }
  return bodies.at(-1) ?? null
}

/** A letterhead of which only "ỦY BAN NHÂN DÂN" is left, without its province or commune. */
export const isBareCouncil = (name: string): boolean =>
  /^(?:ủy ban nhân dân|ubnd|hội đồng nhân dân)$/u.test(folded(name))

/** "VĂN PHÒNG" below its principal's name: a sentence that names whose office it is says more. */
export const isShortFor = (name: string, whole: string): boolean =>
  /^(?:văn phòng|thanh tra)$/u.test(folded(name)) && folded(whole).startsWith(`${folded(name)} `)

/** Both columns of a letterhead on one line: what stands left of the state's name. */
function beforeStateWords(text: string): string {
  const found = STATE_WORDS.exec(matchable(text))
  return found && found.index > 0 ? text.slice(0, found.index) : text
}

/** "ỦY BAN NHÂN DÂN" / "TỈNH …", "SỞ NÔNG NGHIỆP" / "VÀ MÔI TRƯỜNG". */
function isContinuation(above: string, line: string): boolean {
  if (TERRITORY.test(line)) return !TERRITORY.test(above.replace(COUNCIL, '').trim()) || !COUNCIL.test(above)
  return !COUNCIL.test(line) && !BODY.test(line) && !/^(?:chủ tịch|giám đốc|trưởng|thủ trưởng|cục trưởng)/u.test(line)
}

const ISSUES =
  /^(?:đã\s+)?(?:ban hành|xây dựng|triển khai|đề ra|lập|thông qua)(?:\s+(?:và\s+)?(?:ban hành|tổ chức thực hiện|nội dung))?\s+(?:kế hoạch|chương trình|phương án|đề án)/u
const ISSUER_NAME =
  /(?:^|[,;.]\s+)((?:ủy ban nhân dân|ubnd|sở|ban|bộ|cục|chi cục|văn phòng|phòng|trung tâm|thanh tra|công an|hội(?!\snghị)|đảng ủy|bảo hiểm xã hội|kho bạc|thuế|trường)(?!\p{L})[^;.,:]{0,80}?)\s+(?=(?:đã\s+)?(?:ban hành|xây dựng|triển khai|đề ra|lập|thông qua)(?!\p{L}))/gu

/** "… Sở Công Thương xây dựng Kế hoạch …": the name as it stands there. */
export function findIssuerInSentence(lines: readonly PlanLine[]): Issuer | null {
  for (const line of lines) {
    for (const match of line.match.matchAll(ISSUER_NAME)) {
      const words = match[1] ?? ''
      const at = match.index + match[0].indexOf(words)
      const name = tidy(line.text.slice(at, at + words.length))
      const behind = line.match.slice(match.index + match[0].length)
      if (/^\p{Lu}/u.test(name) && ISSUES.test(behind)) return { name, where: line.where }
    }
  }
  return null
}
