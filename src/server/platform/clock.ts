/** The one place that knows what time it is. Days are those of Vietnam, wherever the machine stands. */
import { addDays, type CalendarDate, calendarDate } from '../../core/values/calendarDate.ts'

export interface Clock {
  readonly now: () => Date
  /** Today in Asia/Ho_Chi_Minh. */
  readonly today: () => CalendarDate
}

// Vietnam has kept UTC+7 without summer time since 1975; every day of the application is later.
const OFFSET_MS = 7 * 3_600_000

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOfInstant(new Date()),
}

/** A clock whose day stands still: the demonstration day of the sample office, and tests. */
export function fixedDay(clock: Clock, day: CalendarDate): Clock {
  return { now: clock.now, today: () => day }
}

/** The day in Vietnam on which an instant falls. */
export function dayOfInstant(instant: Date): CalendarDate {
  return calendarDate(new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10))
}

/** What a clock on the wall in Vietnam shows at an instant, as a spreadsheet keeps it: a moment without a zone. */
export function wallClock(instant: Date): Date {
  return new Date(instant.getTime() + OFFSET_MS)
}

/** The instant at which a day begins in Vietnam, `plusDays` later if given. */
export function instantOfDay(day: string, plusDays = 0): Date {
  return new Date(Date.parse(`${addDays(calendarDate(day), plusDays)}T00:00:00Z`) - OFFSET_MS)
}
