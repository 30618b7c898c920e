/** How screens print days, instants, counts and sizes: the Vietnamese way, in the office's own time. */
import { formatDate, isCalendarDate } from '../core/values/calendarDate.ts'

const clockParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `2023-04-05` → `05/04/2023`; what is no day stays as it is. */
export const formatDay = (day: string): string => (isCalendarDate(day) ? formatDate(day) : day)

/** An instant as `14:05 05/04/2023`, in Vietnam's time wherever the browser is. */
export function formatInstant(instant: string): string {
  const moment = new Date(instant)
  if (Number.isNaN(moment.getTime())) return instant
  const part = new Map(clockParts.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${part.get('hour')}:${part.get('minute')} ${part.get('day')}/${part.get('month')}/${part.get('year')}`
}

/** `12345` → `12.345`. For counts; points are exact decimals and are printed by `core/values`. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')

/** `1536000` → `1,5 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_048_576) return `${formatCount(Math.max(1, Math.round(bytes / 1024)))} kB`
  return `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`
}
