/** When work is due, read from the words of a plan: every kind of deadline that official plans use. */
import type { CalendarDate } from '../values/calendarDate.ts'
import { findCalendarDate, lastDayOfMonth } from '../values/calendarDate.ts'
import { findDeadlineForm } from './deadlineForms.ts'
import type { Deadline } from './planReading.ts'
import { matchable, tidy, withoutEnd } from './wording.ts'

/** What the words give: a deadline, or why there is none. */
export type DeadlineReading =
  | { readonly kind: 'read'; readonly deadline: Deadline }
  | { readonly kind: 'blank' }
  | { readonly kind: 'invalid'; readonly raw: string }
  | { readonly kind: 'unknown'; readonly raw: string }

type Reader = (text: string, planYear: number | null) => DeadlineParts | 'invalid' | null
type DeadlineParts = Deadline extends infer One ? (One extends { raw: string } ? Omit<One, 'raw'> : never) : never

/** The deadline in the words after a label ("Thời gian thực hiện: …"). A year not written is the plan's own. */
export function readDeadline(words: string, planYear: number | null): DeadlineReading {
  const stated = findDeadlineForm(words)
  if (stated) return { kind: 'read', deadline: stated }
  const raw = withoutEnd(tidy(words))
  if (/^[\s.…_\-–/]*$/u.test(words) || raw === '' || BLANK_INSIDE.test(matchable(words))) return { kind: 'blank' }
  const text = withoutReporting(withoutDocuments(plainWords(raw)))
  for (const read of READERS) {
    const found = read(text, planYear)
    if (found === 'invalid') return { kind: 'invalid', raw }
    if (found) return { kind: 'read', deadline: { raw, ...found } as Deadline }
  }
  return { kind: 'unknown', raw }
}

/** "…/2026", "tháng ... năm 2026", "trước ngày .../6/2026": to be filled in by hand. */
const BLANK_INSIDE = /(?:\.{2,}|…|_{2,})\s*[/-]|(?:ngày|tháng|quý)\s*(?:\.{2,}|…|_{2,})/u

/** Numbers in words as figures, one spelling of the quarter. */
function plainWords(raw: string): string {
  return matchable(raw)
    .replace(/\s+/g, ' ')
    .replace(/quí/g, 'quý')
    .replace(/(?<!\p{L})(một|hai|ba|bốn) (?=lần|đợt|cuộc|kỳ)/gu, (_, word: string) => `${COUNTS[word]} `)
}

const COUNTS: Record<string, number> = { một: 1, hai: 2, ba: 3, bốn: 4 }

/** "Theo Kế hoạch số 12/KH-UBND ngày 15/01/2026": the day is that of the document. */
const withoutDocuments = (text: string): string =>
  text.replace(/số\s*\d+\S*\s*ngày\s*\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}/gu, '')

/** "02 lần/năm; báo cáo trước ngày 15/12": the date of reporting is not that of the work. */
function withoutReporting(text: string): string {
  const work = text.replace(
    /[;,.]\s*(?:định kỳ\s+)?(?:tổng hợp,?\s+)?(?:gửi\s+)?báo cáo(?!\p{L}).*(?:trước|chậm nhất|vào|ngày).*$/u,
    '',
  )
  return /\p{L}|\d/u.test(work) ? work : text
}

const DATE = String.raw`(?<!tuần\s)(?:ngày\s*)?(?<!\d)(\d{1,2})\s*(?:[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+)(\d{4}))?(?!\d)`
const MONTH = String.raw`tháng\s*(\d{1,2})(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+)(\d{4}))?(?![\d])`
const QUARTER = String.raw`quý\s*(iv|i{1,3}|[1-4])(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+|\s+)(\d{4}))?(?!\p{L})`
const YEARLY = /(?:hằng|hàng|mỗi)\s+năm/u

const readers: { [name: string]: Reader } = {
  /** "trước ngày 15 hằng tháng", "trước ngày 30/11 hằng năm", "ngày 20 tháng cuối quý". */
  everyWithDay(text) {
    const monthly = /ngày\s*(\d{1,2})\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+tháng/u.exec(text)
    const behind = /(?:hằng|hàng|mỗi)\s+tháng[^\d]{0,25}ngày\s*(\d{1,2})(?!\d|\s*[/.-]|\s+tháng)/u.exec(text)
    const day = monthly?.[1] ?? behind?.[1]
    if (day) return { kind: 'recurring', every: ['monthly'], day: Number(day) }
    const yearly =
      /(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm/u.exec(text)
    if (yearly) return { kind: 'recurring', every: ['yearly'], day: Number(yearly[1]), month: Number(yearly[2]) }
    const inside = YEARLY.test(text)
      ? /ngày\s*(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})(?![\d/.-])/u.exec(text)
      : null
    if (inside) return { kind: 'recurring', every: ['yearly'], day: Number(inside[1]), month: Number(inside[2]) }
    const quarterly =
      /ngày\s*(\d{1,2})\s*(?:của\s+)?tháng\s+(?:cuối|thứ ba)\s+(?:của\s+)?(?:hằng\s+|hàng\s+|mỗi\s+)?quý/u.exec(text)
    if (quarterly) return { kind: 'recurring', every: ['quarterly'], day: Number(quarterly[1]) }
    const month = /tháng\s*(\d{1,2})\s*(?:hằng|hàng|mỗi)\s+năm/u.exec(text)
    if (month && !/từ/u.test(text)) return { kind: 'recurring', every: ['yearly'], month: Number(month[1]) }
    return null
  },
  range(text, planYear) {
    return readRange(text, planYear)
  },
  /** "chậm nhất ngày 10/4/2023", "trước 30/6", "30/6/2026", "từ ngày 01/7/2026". */
  date(text, planYear) {
    const found = new RegExp(DATE, 'u').exec(text)
    if (
      !found ||
      (!found[3] && !/ngày|trước|đến|chậm nhất|xong/u.test(text.slice(0, found.index + 5)) && found.index > 0)
    )
      return null
    const date = dayOf(found, planYear)
    if (!date) return 'invalid'
    const before = text.slice(0, found.index)
    if (/(?:^|\s)(?:từ|kể từ|bắt đầu(?: từ)?)\s*(?:sau\s*)?$/u.test(before)) return { kind: 'fromDate', from: date }
    return { kind: 'beforeDate', date }
  },
  /** "đến hết quý II", "trước tháng 7/2026", "đến hết năm 2025", "trong 6 tháng đầu năm". */
  until(text, planYear) {
    return readUntil(text, planYear)
  },
  quarter(text, planYear) {
    if (YEARLY.test(text) && !/quý\s*,/u.test(text)) return null
    const found = new RegExp(QUARTER, 'u').exec(text)
    const year = found ? Number(found[2]) || yearIn(text) || planYear : null
    if (!found || /(?:hằng|hàng|mỗi)\s+$/u.test(text.slice(0, found.index))) return null
    return year ? { kind: 'quarter', year, quarter: quarterOf(found[1]) } : null
  },
  month(text, planYear) {
    const found = new RegExp(MONTH, 'u').exec(text) ?? /^(?:[\p{L}\s]*\s)?t?(\d{1,2})\s*\/\s*(20\d{2})$/u.exec(text)
    if (!found) return null
    const month = Number(found[1])
    if (month < 1 || month > 12) return 'invalid'
    const year = Number(found[2]) || yearIn(text) || planYear
    return year ? { kind: 'month', year, month } : null
  },
  recurring(text) {
    const every = readEvery(text)
    return every.length > 0 ? { kind: 'recurring', every } : null
  },
  /** "Năm 2025 và các năm tiếp theo", "trong năm 2026", "cuối năm", "2026". */
  year(text, planYear) {
    const written = /(?<!\d)(20\d{2})(?!\d)/u.exec(text)
    const isMeant = written && (/năm\s*20\d{2}/u.test(text) || /^\D{0,20}20\d{2}$/u.test(text))
    if (isMeant) return { kind: 'year', year: Number(written[1]) }
    if (/(?:cuối|trong|cả|hết)\s+năm(?!\s+(?:học|trước))/u.test(text) && planYear)
      return { kind: 'year', year: planYear }
    return null
  },
  afterEvent(text) {
    return /(?:^|\s)(?:sau khi|ngay sau|khi|kể từ|sau)(?!\p{L})/u.test(text) ? { kind: 'afterEvent' } : null
  },
  conditional(text) {
    return /(?:^|\s)(?:theo|tùy|phù hợp với|căn cứ|bám sát|đột xuất|đảm bảo|bảo đảm|kịp thời|đúng tiến độ)(?!\p{L})/u.test(
      text,
    )
      ? { kind: 'conditional' }
      : null
  },
}
const READERS = Object.values(readers)

/** The last day and the first one of a stretch: days, months, quarters or years. */
function readRange(text: string, planYear: number | null): DeadlineParts | 'invalid' | null {
  const days = new RegExp(String.raw`(?:từ\s+)?${DATE}\s*(?:-|đến|tới)\s*(?:hết\s+)?${DATE}`, 'u').exec(text)
  if (days && (/từ|ngày/u.test(text) || days[3])) {
    const until = dayOf([days[0], days[4], days[5], days[6]], planYear)
    const from = dayOf([days[0], days[1], days[2], days[3] ?? days[6]], planYear)
    return from && until ? { kind: 'period', from, until } : 'invalid'
  }
  if (YEARLY.test(text) && /tháng\s*\d/u.test(text)) return { kind: 'recurring', every: ['yearly'] }
  const halves = /(?:6|06|sáu) tháng (đầu|cuối) năm(?:\s*(20\d{2}))?/u.exec(text)
  if (halves)
    return spanOf(
      Number(halves[2]) || planYear,
      halves[1] === 'đầu' ? 1 : 7,
      Number(halves[2]) || planYear,
      halves[1] === 'đầu' ? 6 : 12,
    )
  const listed = [...text.matchAll(/tháng\s*(\d{1,2})(?=\s*(?:,|và|$|năm|\/))/gu)]
  if (listed.length > 2) {
    const year = Number(/20\d{2}/u.exec(text)?.[0]) || planYear
    return spanOf(year, Number(listed[0]?.[1]), year, Number(listed.at(-1)?.[1]))
  }
  const months =
    /tháng\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}))?\s*(?:-|đến|tới|,|và)\s*(?:hết\s+)?(?:\d{1,2}\s*,\s*)*(?:(?:và\s+)?tháng\s*)?(\d{1,2})(?!\d)(?:(?:\s*[/.]\s*|\s*,?\s*năm\s+)(\d{4}))?/u.exec(
      text,
    )
  if (months && Number(months[3]) <= 12) {
    const last = Number(months[4]) || yearIn(text) || planYear
    return spanOf(Number(months[2]) || last, Number(months[1]), last, Number(months[3]))
  }
  const quarters =
    /quý\s*(iv|i{1,3}|[1-4])(?:\s*[/.]\s*(\d{4}))?\s*(?:-|đến|tới|,|và)\s*(?:hết\s+)?(?:quý\s*)?(iv|i{1,3}|[1-4])(?!\p{L})(?:(?:\s*[/.]\s*|\s*,?\s*năm\s+)(\d{4}))?/u.exec(
      text,
    )
  if (quarters) {
    const last = Number(quarters[4]) || yearIn(text) || planYear
    return spanOf(Number(quarters[2]) || last, quarterOf(quarters[1]) * 3 - 2, last, quarterOf(quarters[3]) * 3)
  }
  const years = /(20\d{2})\s*(?:-|đến|tới|,|và)\s*(?:hết\s+)?(?:năm\s+)?(20\d{2})(?!\d)/u.exec(text)
  return years ? spanOf(Number(years[1]), 1, Number(years[2]), 12) : null
}

function spanOf(
  fromYear: number | null,
  fromMonth: number,
  untilYear: number | null,
  untilMonth: number,
): DeadlineParts | 'invalid' | null {
  if (fromYear === null || untilYear === null) return null
  const from = findCalendarDate(fromYear, fromMonth, 1)
  if (!from || untilMonth < 1 || untilMonth > 12) return 'invalid'
  const until = lastDayOfMonth(untilYear, untilMonth)
  return from <= until ? { kind: 'period', from, until } : null
}

function readUntil(text: string, planYear: number | null): DeadlineParts | 'invalid' | null {
  const until =
    /(?:^|\s)(đến hết|hết|đến|tới|trước hết|trước|chậm nhất(?: là| trong)?|xong)\s+(?:cuối\s+)?(?=quý|tháng|năm\s*20)/u.exec(
      text,
    )
  if (!until) return null
  const rest = text.slice(until.index + until[0].length)
  const isBefore = until[1] === 'trước'
  const quarter = new RegExp(`^${QUARTER}`, 'u').exec(rest)
  if (quarter)
    return endOf(Number(quarter[2]) || planYear, quarterOf(quarter[1]) * (isBefore ? 3 : 3) - (isBefore ? 3 : 0))
  const month = new RegExp(`^${MONTH}`, 'u').exec(rest)
  if (month)
    return Number(month[1]) > 12
      ? 'invalid'
      : endOf(Number(month[2]) || planYear, Number(month[1]) - (isBefore ? 1 : 0))
  const year = /^năm\s*(20\d{2})/u.exec(rest)
  if (!year) return null
  if (/cuối\s+$/u.test(until[0])) return { kind: 'year', year: Number(year[1]) }
  return endOf(Number(year[1]), isBefore ? 0 : 12)
}

/** The last day of a month; month 0 is the December before. */
function endOf(year: number | null, month: number): DeadlineParts | null {
  if (year === null) return null
  return { kind: 'beforeDate', date: month === 0 ? lastDayOfMonth(year - 1, 12) : lastDayOfMonth(year, month) }
}

const EVERY: readonly [RegExp, string][] = [
  [/thường xuyên/u, 'thường xuyên'],
  [/(?:hằng|hàng|mỗi)\s+ngày/u, '1/day'],
  [/(?:hằng|hàng|mỗi)\s+tuần/u, 'weekly'],
  [/(?:hằng|hàng|mỗi|từng)\s+tháng|định kỳ\s+tháng|các tháng trong (?:năm|quý)/u, 'monthly'],
  [
    /(?:hằng|hàng|mỗi|từng)\s+quý|định kỳ\s+quý|các quý trong năm|(?:hằng|hàng)\s+tháng,\s*quý|(?:tuần|tháng),\s+(?:hằng\s+|hàng\s+)?quý/u,
    'quarterly',
  ],
  [/(?:0?6|sáu)\s+tháng(?!\s+(?:đầu|cuối))/u, '2/year'],
  [
    /(?:hằng|hàng|mỗi)\s+năm|định kỳ\s+năm|quý\s+(?:và|,)\s*năm|(?:quý|tháng),\s+(?:và\s+)?(?:hằng\s+|hàng\s+)?năm(?!\s*20)/u,
    'yearly',
  ],
]
const TIMES =
  /(\d{1,2})\s*(?:lần|đợt|kỳ|cuộc|hội nghị|buổi|lớp|tin|bài)\s*(?:\/|mỗi|trong(?: một)?|trên|một|hằng|hàng)\s*(?:01\s+|1\s+|một\s+)?(năm|quý|tháng|tuần|ngày)/u
const SPAN: Record<string, string> = { năm: 'year', quý: 'quarter', tháng: 'month', tuần: 'week', ngày: 'day' }
const ONCE: Record<string, string> = { năm: 'yearly', quý: 'quarterly', tháng: 'monthly', tuần: 'weekly' }

/** How often: weekly, monthly, quarterly, yearly, "thường xuyên" or a number of times. */
export function readEvery(match: string): string[] {
  const spaced = /(?<!\d)0?1\s+(năm|quý|tháng|tuần)\s*\/\s*(?:0?1\s+|một\s+)?lần/u.exec(match)
  if (spaced?.[1]) return [ONCE[spaced[1]] ?? '']
  const inverted =
    /(?:hằng|hàng|mỗi)\s+(năm|quý|tháng|tuần)\s+(?:ít nhất\s+|tối thiểu\s+)?(\d{1,2})\s+(?:lần|đợt|cuộc|kỳ)/u.exec(
      match,
    )
  if (inverted?.[1]) return timesIn(Number(inverted[2]), inverted[1])
  const times = TIMES.exec(match)
  if (times?.[2]) return timesIn(Number(times[1]), times[2])
  return EVERY.filter(([pattern]) => pattern.test(match)).map(([, every]) => every)
}

const timesIn = (count: number, span: string): string[] => [
  count === 1 ? (ONCE[span] ?? `1/${SPAN[span]}`) : `${count}/${SPAN[span]}`,
]

function dayOf(found: ArrayLike<string | undefined>, planYear: number | null): CalendarDate | null {
  const year = Number(found[3]) || planYear
  return year ? findCalendarDate(year, Number(found[2]), Number(found[1])) : null
}

function quarterOf(words: string | undefined): number {
  const known: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }
  return known[words ?? ''] ?? Number(words)
}

const yearIn = (text: string): number | null => Number(/năm\s*(20\d{2})/u.exec(text)?.[1]) || null
