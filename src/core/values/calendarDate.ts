/** Days without a time of day or a zone: `YYYY-MM-DD`, compared as text. What day it is comes from `platform/clock`. */

declare const calendarDateBrand: unique symbol

export type CalendarDate = string & { readonly [calendarDateBrand]: true }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a day that exists in the calendar; `2023-02-29` does not. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = SHAPE.exec(text)
  if (!match) return false
  return existsInCalendar(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** A day from its parts, or null when the calendar has no such day. Month 1–12. */
export function findCalendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (!existsInCalendar(year, month, day)) return null
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as CalendarDate
}

/** Reads `YYYY-MM-DD`; throws on anything else. For text that has already been checked. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`Not a day: ${text}`)
  return text
}

/** Prints `dd/mm/yyyy`, as Vietnamese documents do. */
export function formatDate(day: CalendarDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** Reads `d/m/yyyy`, `dd-mm-yyyy` or `dd.mm.yyyy`; null when the calendar has no such day. */
export function parseDate(text: string): CalendarDate | null {
  const match = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text)
  return match ? findCalendarDate(Number(match[3]), Number(match[2]), Number(match[1])) : null
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  const moved = new Date(Date.UTC(yearOf(day), monthOf(day) - 1, dayOf(day) + days))
  return moved.toISOString().slice(0, 10) as CalendarDate
}

/** Whole days from `from` to `until`: 0 on the same day, negative when `until` is earlier. */
export function daysBetween(from: CalendarDate, until: CalendarDate): number {
  return Math.round((utcMs(until) - utcMs(from)) / 86_400_000)
}

export function lastDayOfMonth(year: number, month: number): CalendarDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as CalendarDate
}

export const yearOf = (day: CalendarDate): number => Number(day.slice(0, 4))
export const monthOf = (day: CalendarDate): number => Number(day.slice(5, 7))
export const dayOf = (day: CalendarDate): number => Number(day.slice(8, 10))

const utcMs = (day: CalendarDate) => Date.UTC(yearOf(day), monthOf(day) - 1, dayOf(day))
const pad = (part: number) => String(part).padStart(2, '0')

function existsInCalendar(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
