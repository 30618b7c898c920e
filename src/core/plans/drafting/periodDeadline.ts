/** When the work on a criterion is due: the end of the period that it is scored by, in the plan's year. */
import { periodName } from '../../scoring/periods.ts'
import { type DeadlineRule, findDue } from '../../scoring/rules/deadline.ts'
import { type CalendarDate, findCalendarDate, formatDate } from '../../values/calendarDate.ts'
import type { Deadline } from '../planReading.ts'

export const endOfYear = (year: number): Deadline => ({ raw: `Năm ${year}`, kind: 'year', year })

export const byDay = (date: CalendarDate): Deadline => ({
  raw: `Trước ngày ${formatDate(date)}`,
  kind: 'beforeDate',
  date,
})

export const everyQuarter: Deadline = { raw: 'Hằng quý', kind: 'recurring', every: ['quarterly'] }
export const everyMonth: Deadline = { raw: 'Hằng tháng', kind: 'recurring', every: ['monthly'] }

/** `M5`, `Q3`, `H1`, `Y` of a year. */
export function endOfPeriod(period: string, year: number): Deadline {
  const number = Number(period.slice(1))
  if (period.startsWith('M') && number >= 1)
    return { raw: `Tháng ${number}/${year}`, kind: 'month', year, month: number }
  if (period.startsWith('Q') && number >= 1)
    return { raw: `${periodName(period)}/${year}`, kind: 'quarter', year, quarter: number }
  const middle = period === 'H1' ? findCalendarDate(year, 6, 30) : null
  return middle ? byDay(middle) : endOfYear(year)
}

/** Of several periods: again and again where all are of a kind, else by the end of the last. */
export function endOfPeriods(periods: readonly string[], year: number): Deadline {
  const [only] = periods
  if (only !== undefined && periods.length === 1) return endOfPeriod(only, year)
  if (periods.length > 0 && periods.every((period) => period.startsWith('Q'))) return everyQuarter
  if (periods.length > 0 && periods.every((period) => period.startsWith('M'))) return everyMonth
  return endOfYear(year)
}

/** The day that the rule itself names in the plan's year, of a period where it names one for each; null where it names none. */
export function ruleDay(rule: DeadlineRule, year: number, period: string | null): CalendarDate | null {
  return findDue(rule, { year, period })
}

/** `quý III năm 2023`, `6 tháng đầu năm 2023`, `năm 2023`. */
export function periodWords(period: string, year: number): string {
  const name = periodName(period)
    .toLowerCase()
    .replace(/^quý (\S+)$/, (_, numeral: string) => `quý ${numeral.toUpperCase()}`)
  return name.endsWith('năm') ? `${name} ${year}` : `${name} năm ${year}`
}
