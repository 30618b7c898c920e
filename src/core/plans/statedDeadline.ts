/** Times inside sentences: when work is due by its own words, and when a duty is to be done or reported. */
import { readDeadline } from './deadline.ts'
import type { Deadline } from './planReading.ts'
import { matchable, withoutEnd } from './wording.ts'

/** What states a time in a sentence; the first that is found counts. */
const STATED: readonly RegExp[] = [
  /từ\s+(?:ngày\s*)?\d{1,2}(?:[/.-]\d{1,2}|\s+tháng\s+\d{1,2})(?:(?:[/.-]|\s+năm\s+)\d{4})?\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s*)?\d{1,2}(?:[/.-]\d{1,2}|\s+tháng\s+\d{1,2})(?:(?:[/.-]|\s+năm\s+)\d{4})?(?!\d)/u,
  /(?:trước|chậm nhất(?:\s+là)?|chậm nhất(?:\s+đến)?|xong trước|xong|đến hết|đến|hoàn thành trước|hạn)\s+(?:hết\s+)?(?:ngày\s*)?\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)(?:\s+(?:hằng|hàng|mỗi)\s+năm)?(?!\d)/u,
  /(?:trước )?ngày \d{1,2} (?:của )?(?:(?:hằng|hàng|mỗi) tháng|tháng cuối (?:(?:hằng|hàng|mỗi) )?quý)/u,
  /\(\s*(?:trong\s+|hoàn thành\s+(?:trong\s+)?)?(?:tháng\s*\d{1,2}(?:\s*\/\s*\d{4}|\s+năm\s+\d{4})?|quý\s*(?:iv|i{1,3}|[1-4])(?:\s*\/\s*\d{4}|\s+năm\s+\d{4})?)\s*\)/u,
  /(?:trong|hoàn thành|hoàn thành trong|xong trong|chậm nhất(?: trong)?|đến hết|trước)\s+(?:tháng\s*\d{1,2}(?:\s*\/\s*\d{4}|\s+năm\s+\d{4})?|quý\s*(?:iv|i{1,3}|[1-4])(?!\p{L})(?:\s*\/\s*\d{4}|\s+năm\s+\d{4})?)/u,
  /(?:hoàn thành(?: xong)?|xong|đến hết|hoàn tất)\s+(?:trong\s+)?(?:hết\s+)?năm\s+20\d{2}/u,
  /cuối năm(?:\s+20\d{2})?/u,
  /(?<!(?:quá|dưới) )(?<!\d)(?:(?:ít nhất|tối thiểu|định kỳ)\s+)?\d{1,2}\s*(?:lần|đợt|kỳ)\s*\/\s*(?:năm|quý|tháng|tuần)/u,
  /(?<!(?:ngân sách|kế hoạch|báo cáo|dự toán|chi thường xuyên|kinh phí|thường xuyên|kết quả đánh giá việc giải quyết tthc|chương trình|nhiệm vụ)\s)(?:định kỳ\s+)?(?:hằng|hàng)\s+(?:tuần|tháng|quý)(?:(?:,|\s+và)\s+(?:(?:hằng|hàng)\s+)?(?:tháng|quý|năm))*(?=\s*(?:$|[,.;)]))/u,
  /(?:^|[,;]\s*)(?:định kỳ\s+)(?:hằng|hàng)\s+năm/u,
  /(?<=[;,(]\s*(?:thực hiện\s+|tiến hành\s+)?)thường xuyên(?:,\s+(?:hằng|hàng)\s+(?:năm|quý|tháng))?(?=\s*(?:$|[.;)]))/u,
]

/** A time stated inside a sentence of content. Dates of documents, of law and of reporting are not deadlines of the work. */
export function findStatedDeadline(text: string, planYear: number | null): Deadline | null {
  const found = findStated(text)
  if (!found) return null
  const read = readDeadline(found.words, planYear)
  return read.kind === 'read' ? { ...read.deadline, raw: found.words } : null
}

function findStated(text: string): { words: string; at: number } | null {
  const match = matchable(text)
  for (const pattern of STATED) {
    const every = new RegExp(pattern.source, 'gu')
    for (const found of match.matchAll(every)) {
      if (isOfReport(match, found.index) || isOfDocument(match, found.index)) continue
      const words = text.slice(found.index, found.index + found[0].length).replace(/^[\s,;(]+|[\s,;)]+$/gu, '')
      return { words, at: found.index }
    }
  }
  return null
}

/** "báo cáo … trước ngày 15 hằng tháng": reporting has this deadline, the work has not; unless the work is to report. */
function isOfReport(match: string, at: number): boolean {
  const clause = match.slice(Math.max(0, at - 250), at)
  const from = Math.max(clause.lastIndexOf(';'), clause.lastIndexOf('. '), clause.lastIndexOf('('))
  const own = clause.slice(from + 1)
  const isWholeWork = clause.length === at && from < 0 && /^[-+*•\s]*(?:tổng hợp,?\s+)?báo cáo(?!\p{L})/u.test(own)
  if (isWholeWork) return false
  const isReport =
    /(?:^|[\s,])(?<!(?:xây dựng|lập|hoàn thiện|hoàn thành|ban hành|dự thảo) )báo cáo(?!\p{L}).*(?:về|gửi|cho|lên|ubnd|ủy ban|sở|giám đốc|kết quả|thủ trưởng|lãnh đạo)|gửi (?:báo cáo|kết quả|về)/u
  return isReport.test(own)
}

const isOfDocument = (match: string, at: number): boolean =>
  /(?:số\s*\d\S*|nđ-cp|nq-cp|qđ-\S+|luật|ban hành|hiệu lực)\s*$/u.test(match.slice(Math.max(0, at - 40), at))

const EVENT =
  /(?:^|[\s,(])((?:ngay\s+)?(?:sau khi|khi)\s+(?:được\s+|các\s+|chính phủ|quốc hội|bộ\s|trung ương|ủy ban|ubnd|hội đồng|hđnd|cấp có thẩm quyền|văn bản|nghị (?:định|quyết)|luật|thông tư|quyết định|kế hoạch|đề án|chiến lược)[^.;]{0,160}?(?:ban hành|phê duyệt|thông qua|hiệu lực|công bố|hướng dẫn|văn bản|yêu cầu)[^.;]*|(?:ngay )?(?:sau khi|khi) có [^.;,]{3,100})/u

/** "… khi Chính phủ ban hành …" where no time is stated. */
export function findEvent(text: string): Deadline | null {
  const found = EVENT.exec(matchable(text))
  if (!found?.[1]) return null
  const at = found.index + found[0].indexOf(found[1])
  return { raw: withoutEnd(text.slice(at, at + found[1].length)), kind: 'afterEvent' }
}

/** "Định kỳ quý, 6 tháng, năm", "định kỳ hằng tháng (trước ngày 22)". */
const PERIODIC =
  /định kỳ (?:(?:hằng|hàng) )?(?:(?:tuần|tháng|quý|0?6 tháng|năm)(?:(?:,| và) (?:(?:hằng|hàng) )?(?:tháng|quý|0?6 tháng|năm))+|(?:(?:tháng|quý)(?= \()))(?: \((?:chậm nhất |trước |vào )[^)]{3,60}\))?(?!\p{L})/u

/** The time of a duty, reporting included: "trước ngày 15 hằng tháng", "hàng tuần, báo cáo hàng tháng". */
export function findStatedReport(text: string, planYear: number | null): Deadline | null {
  const match = matchable(text)
  for (const pattern of [PERIODIC, ...STATED]) {
    for (const found of match.matchAll(new RegExp(pattern.source, 'gu'))) {
      if (isOfDocument(match, found.index)) continue
      const end = found.index + found[0].length
      const more = /^,?\s*(?:và\s+)?(?:báo cáo\s+)?(?:hằng|hàng)\s+(?:tuần|tháng|quý|năm)/u.exec(match.slice(end))
      const raw = text.slice(found.index, end + (more?.[0].length ?? 0)).replace(/^[\s,;(]+|[\s,;)]+$/gu, '')
      const read = readDeadline(raw, planYear)
      if (read.kind === 'read') return { ...read.deadline, raw }
    }
  }
  const yearly =
    /(?<!(?:ngân sách|dự toán|kế hoạch|chi tiết)\s)(?:định kỳ\s+)?(?:hằng|hàng)\s+năm(?:\s+theo quy định)?/u.exec(match)
  return yearly
    ? { raw: text.slice(yearly.index, yearly.index + yearly[0].length), kind: 'recurring', every: ['yearly'] }
    : null
}
