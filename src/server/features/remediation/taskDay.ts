/** The day that a person sets for a task whose deadline names none. It stands beside the document's words, which stay. */
import type { Actor } from '../../../core/access/permissions.ts'
import { hasOwnDay } from '../../../core/plans/progress/occurrences.ts'
import { type CalendarDate, calendarDate, isCalendarDate, yearOf } from '../../../core/values/calendarDate.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { type TaskRow, updateTaskDay } from './planTasks.sql.ts'
import {
  changedMeanwhile,
  dayBeforePlan,
  dayFarAfterPlan,
  dayIsInDeadline,
  noSuchDaySet,
  taskWithdrawn,
} from './refusals.ts'
import { lockTask } from './taskProgress.sql.ts'
import { getTask, requireEditable } from './taskRights.ts'

/** A plan of 2023 may set work for some years; a day later than that is a slip. */
const MOST_YEARS_AHEAD = 5

/** `day` null takes the day away. */
export async function setTaskDay(
  { db, clock }: Services,
  actor: Actor,
  taskId: string,
  { day, version }: { readonly day: string | null; readonly version: number },
): Promise<void> {
  await requireEditable(db, actor, await getTask(db, actor, taskId))
  const at = clock.now()
  await db.transaction().execute(async (tx) => {
    await lockTask(tx, taskId)
    const task = await getTask(tx, actor, taskId)
    if (task.withdrawn_in !== null) throw taskWithdrawn()
    const checked = day === null ? null : likelyDay(task, day)
    const values = checked && { day: checked, by: actor.fullName, at }
    if (!(await updateTaskDay(tx, { id: taskId, version }, values))) throw changedMeanwhile()
    await recordAudit(tx, {
      at,
      by: actor,
      action: 'task.daySet',
      subject: { kind: 'task', id: task.id, name: `${task.item_id} ${task.title || task.text}`.slice(0, 300) },
      departmentId: task.department_id,
      detail: { day: { from: task.day_set, to: checked }, deadline: task.deadline?.raw.slice(0, 1000) ?? null },
    })
  })
}

function likelyDay(task: TaskRow, day: string): CalendarDate {
  if (hasOwnDay(task.deadline, task.year)) throw dayIsInDeadline()
  if (!isCalendarDate(day)) throw noSuchDaySet()
  const from = planDay(task) ?? calendarDate(`${task.year}-01-01`)
  if (day < from) throw dayBeforePlan(from)
  if (yearOf(day) > task.year + MOST_YEARS_AHEAD) throw dayFarAfterPlan(task.year)
  return day
}

/** The day on which the plan was issued, or the first of its month where the day is blank. */
export function planDay({ issued_on, issued_month }: Pick<TaskRow, 'issued_on' | 'issued_month'>): CalendarDate | null {
  const day = issued_on ?? (issued_month && `${issued_month}-01`)
  return day && isCalendarDate(day) ? day : null
}
