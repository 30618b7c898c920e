/** How a task stands on a day: computed from its days and from what was reported, never stored. */
import { addDays, type CalendarDate } from '../../values/calendarDate.ts'
import type { Occurrence } from './occurrences.ts'

/** noDay chưa có hạn · ahead chưa đến hạn · soon sắp đến hạn · overdue quá hạn · done hoàn thành · doneLate hoàn thành trễ. */
export const taskStatuses = ['noDay', 'ahead', 'soon', 'overdue', 'done', 'doneLate'] as const
export type TaskStatus = (typeof taskStatuses)[number]

export interface OccurrenceProgress extends Occurrence {
  readonly status: TaskStatus
  readonly doneOn: CalendarDate | null
}

export interface TaskProgress {
  readonly occurrences: readonly OccurrenceProgress[]
  /** The one whose turn it is: the first that is not past its day, else the last. */
  readonly current: OccurrenceProgress
  /** How many before the current one passed their day undone. */
  readonly missed: number
}

export interface ProgressInput {
  /** Of `occurrencesOf`. */
  readonly occurrences: readonly Occurrence[]
  /** The day of the plan: it asks for nothing that was due before. Null where it is not known. */
  readonly since: CalendarDate | null
  /** The day on which each occurrence was done, by its key. */
  readonly done: ReadonlyMap<string, CalendarDate>
  readonly today: CalendarDate
  /** From this many days before it is due a task is soon due. */
  readonly soonDays: number
}

export function taskProgress({ occurrences: all, since, done, today, soonDays }: ProgressInput): TaskProgress {
  const asked = all.filter(
    ({ key, due }, index) =>
      since === null || due === null || due >= since || done.has(key) || index === all.length - 1,
  )
  const days = { today, soonUntil: addDays(today, soonDays) }
  const occurrences = asked.map((occurrence) => {
    const doneOn = done.get(occurrence.key) ?? null
    return { ...occurrence, doneOn, status: statusOf(occurrence.due, doneOn, days) }
  })
  const turn = occurrences.findIndex(({ due }) => due === null || due >= today)
  const at = turn < 0 ? occurrences.length - 1 : turn
  const current = occurrences[at]
  if (!current) throw new Error('A task has at least one occurrence')
  return { occurrences, current, missed: occurrences.slice(0, at).filter(({ status }) => status === 'overdue').length }
}

/** The day itself is still in time. */
function statusOf(
  due: CalendarDate | null,
  doneOn: CalendarDate | null,
  { today, soonUntil }: { readonly today: CalendarDate; readonly soonUntil: CalendarDate },
): TaskStatus {
  if (doneOn !== null) return due !== null && doneOn > due ? 'doneLate' : 'done'
  if (due === null) return 'noDay'
  if (due < today) return 'overdue'
  return due <= soonUntil ? 'soon' : 'ahead'
}
