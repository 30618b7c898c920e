/** The times at which a task has to be done: one, or one for each week, month, quarter or turn of the plan's year. */
import {
  addDays,
  type CalendarDate,
  calendarDate,
  findCalendarDate,
  isCalendarDate,
  lastDayOfMonth,
  yearOf,
} from '../../values/calendarDate.ts'
import type { Deadline } from '../planReading.ts'

/** `key` is `once`, or a period as in the public formats (`2023`, `2023-Q2`, `2023-M04`, `2023-W14`), or a turn `2023-N1`. */
export interface Occurrence {
  readonly key: string
  /** The last day on which it is in time; null until a person sets a day. */
  readonly due: CalendarDate | null
}

type Recurring = Extract<Deadline, { kind: 'recurring' }>

/**
 * In order of time, at least one. `year` is the plan's: a yearly plan asks for nothing after it. `daySet` is the day that
 * a person set: it counts where the deadline itself names none.
 */
export function occurrencesOf(
  deadline: Deadline | null,
  year: number,
  daySet: CalendarDate | null,
): readonly Occurrence[] {
  const often = deadline?.kind === 'recurring' ? recurrences(deadline, year) : []
  return often.length > 0 ? often : [{ key: 'once', due: (deadline && dueOf(deadline)) ?? daySet }]
}

/** True where the deadline says on which day, or days, the work is due: nothing is left for a person to set. */
export const hasOwnDay = (deadline: Deadline | null, year: number): boolean =>
  occurrencesOf(deadline, year, null).some(({ due }) => due !== null)

function dueOf(deadline: Deadline): CalendarDate | null {
  switch (deadline.kind) {
    case 'beforeDate':
      return dayOrNull(deadline.date)
    case 'month':
      return lastDayOfMonth(deadline.year, deadline.month)
    case 'quarter':
      return lastDayOfMonth(deadline.year, deadline.quarter * 3)
    case 'year':
      return lastDayOfMonth(deadline.year, 12)
    case 'period':
      return dayOrNull(deadline.until)
    case 'recurring':
    case 'fromDate':
    case 'afterEvent':
    case 'conditional':
      return null
  }
}

/** Of "hằng tháng, hằng quý" the most frequent counts: who has done the months has done the quarter. */
function recurrences({ every, day, month }: Recurring, year: number): Occurrence[] {
  if (every.includes('weekly')) return weeksOf(year)
  if (every.includes('monthly'))
    return count(12).map((at) => ({ key: `${year}-M${String(at).padStart(2, '0')}`, due: dayIn(year, at, day) }))
  if (every.includes('quarterly'))
    return count(4).map((at) => ({ key: `${year}-Q${at}`, due: dayIn(year, at * 3, day) }))
  const times = Math.max(0, ...every.map((one) => Number(/^(\d{1,3})\/year$/.exec(one)?.[1] ?? 0)))
  if (times > 1)
    return count(Math.min(times, 366)).map((at) => ({ key: `${year}-N${at}`, due: endOfPart(year, at, times) }))
  if (times === 1 || every.includes('yearly')) return [{ key: String(year), due: dayIn(year, month ?? 12, day) }]
  return []
}

/** The weeks of ISO 8601, Monday to Sunday, that belong to the year. */
function weeksOf(year: number): Occurrence[] {
  const fourth = calendarDate(`${year}-01-04`)
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7
  const firstSunday = addDays(fourth, 6 - weekday)
  // A year has 53 where the Thursday of the last is still in it.
  const weeks = yearOf(addDays(firstSunday, 52 * 7 - 3)) === year ? 53 : 52
  return count(weeks).map((week) => ({
    key: `${year}-W${String(week).padStart(2, '0')}`,
    due: addDays(firstSunday, (week - 1) * 7),
  }))
}

/** The day of a month, or the month's last where it has no such day or none is named. */
const dayIn = (year: number, month: number, day: number | undefined): CalendarDate =>
  (day === undefined ? null : findCalendarDate(year, month, day)) ?? lastDayOfMonth(year, month)

/** Up to twelve turns end with a month; more are spread over the days. */
const endOfPart = (year: number, part: number, parts: number): CalendarDate =>
  parts <= 12
    ? lastDayOfMonth(year, Math.ceil((12 * part) / parts))
    : addDays(calendarDate(`${year - 1}-12-31`), Math.ceil((365 * part) / parts))

const dayOrNull = (day: string): CalendarDate | null => (isCalendarDate(day) ? day : null)
const count = (length: number): number[] => Array.from({ length }, (_, index) => index + 1)
