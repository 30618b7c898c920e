/** A deadline told in plain Vietnamese, for sheets and screens: what was understood, beside the words of the document. */
import { type CalendarDate, formatDate, isCalendarDate } from '../../values/calendarDate.ts'
import type { Deadline } from '../planReading.ts'

const EVERY: Readonly<Record<string, string>> = {
  weekly: 'hằng tuần',
  monthly: 'hằng tháng',
  quarterly: 'hằng quý',
  yearly: 'hằng năm',
}

/** `Chậm nhất 10/04/2023`, `Quý II/2023`, `Hằng tháng, ngày 15`. */
export function deadlineWords(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'beforeDate':
      return `Chậm nhất ${day(deadline.date)}`
    case 'month':
      return `Tháng ${deadline.month}/${deadline.year}`
    case 'quarter':
      return `Quý ${['I', 'II', 'III', 'IV'][deadline.quarter - 1] ?? deadline.quarter}/${deadline.year}`
    case 'year':
      return `Năm ${deadline.year}`
    case 'period':
      return `Từ ${day(deadline.from)} đến ${day(deadline.until)}`
    case 'fromDate':
      return `Từ ${day(deadline.from)}`
    case 'recurring':
      return capital([everyWords(deadline.every), dayWords(deadline)].filter(Boolean).join(', '))
    case 'afterEvent':
      return `Sau sự kiện: ${deadline.raw}`
    case 'conditional':
      return `Theo điều kiện: ${deadline.raw}`
  }
}

const everyWords = (every: readonly string[]): string =>
  every.map((one) => EVERY[one] ?? one.replace(/^(\d+)\/year$/, '$1 lần/năm')).join(', ')

function dayWords({ day: ofMonth, month }: { readonly day?: number | undefined; readonly month?: number | undefined }) {
  if (ofMonth === undefined) return month === undefined ? '' : `tháng ${month}`
  return month === undefined ? `ngày ${ofMonth}` : `ngày ${ofMonth}/${month}`
}

const day = (date: string): string => (isCalendarDate(date) ? formatDate(date satisfies CalendarDate) : date)
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
