/** A deadline told in plain words, for sheets and screens: what was understood, beside the words of the document. */
import { formatDate, isCalendarDate } from '../../values/calendarDate.ts'
import type { Deadline } from '../planReading.ts'

const VIETNAMESE = {
  by: (day: string) => `Chậm nhất ${day}`,
  month: (month: number, year: number) => `Tháng ${month}/${year}`,
  quarter: (quarter: string, year: number) => `Quý ${quarter}/${year}`,
  year: (year: number) => `Năm ${year}`,
  period: (from: string, until: string) => `Từ ${from} đến ${until}`,
  from: (day: string) => `Từ ${day}`,
  every: { weekly: 'hằng tuần', monthly: 'hằng tháng', quarterly: 'hằng quý', yearly: 'hằng năm' },
  times: (count: string) => `${count} lần/năm`,
  onDay: (day: number) => `ngày ${day}`,
  onDayOf: (day: number, month: number) => `ngày ${day}/${month}`,
  inMonth: (month: number) => `tháng ${month}`,
  afterEvent: (raw: string) => `Sau sự kiện: ${raw}`,
  conditional: (raw: string) => `Theo điều kiện: ${raw}`,
}

const ENGLISH: typeof VIETNAMESE = {
  by: (day) => `By ${day}`,
  month: (month, year) => `In ${String(month).padStart(2, '0')}/${year}`,
  quarter: (quarter, year) => `Quarter ${quarter}/${year}`,
  year: (year) => `In ${year}`,
  period: (from, until) => `${from} to ${until}`,
  from: (day) => `From ${day}`,
  every: { weekly: 'every week', monthly: 'every month', quarterly: 'every quarter', yearly: 'every year' },
  times: (count) => `${count} times a year`,
  onDay: (day) => `on day ${day}`,
  onDayOf: (day, month) => `on ${day}/${month}`,
  inMonth: (month) => `in month ${month}`,
  afterEvent: (raw) => `After an event: ${raw}`,
  conditional: (raw) => `On a condition: ${raw}`,
}

/** `Chậm nhất 10/04/2023`, `Quý II/2023`, `Hằng tháng, ngày 15`. */
export function deadlineWords(deadline: Deadline, language: 'vi' | 'en' = 'vi'): string {
  const words = language === 'en' ? ENGLISH : VIETNAMESE
  switch (deadline.kind) {
    case 'beforeDate':
      return words.by(dayWords(deadline.date))
    case 'month':
      return words.month(deadline.month, deadline.year)
    case 'quarter':
      return words.quarter(['I', 'II', 'III', 'IV'][deadline.quarter - 1] ?? String(deadline.quarter), deadline.year)
    case 'year':
      return words.year(deadline.year)
    case 'period':
      return words.period(dayWords(deadline.from), dayWords(deadline.until))
    case 'fromDate':
      return words.from(dayWords(deadline.from))
    case 'recurring':
      return recurringWords(deadline, words)
    case 'afterEvent':
      return words.afterEvent(deadline.raw)
    case 'conditional':
      return words.conditional(deadline.raw)
  }
}

function recurringWords(
  { every, day, month }: Extract<Deadline, { kind: 'recurring' }>,
  words: typeof VIETNAMESE,
): string {
  const known = new Map<string, string>(Object.entries(words.every))
  const often = every.map((one) => known.get(one) ?? one.replace(/^(\d+)\/year$/, (_, count) => words.times(count)))
  const on =
    day === undefined
      ? month === undefined
        ? []
        : [words.inMonth(month)]
      : [month === undefined ? words.onDay(day) : words.onDayOf(day, month)]
  const all = [...often, ...on].join(', ')
  return all.charAt(0).toUpperCase() + all.slice(1)
}

const dayWords = (day: string): string => (isCalendarDate(day) ? formatDate(day) : day)
