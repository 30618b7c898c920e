/**
 * What people report of a task: notes, and each occurrence done or opened again. What was said stays in the history; how a
 * task stands is computed from the last word on each occurrence and from the day.
 */
import type { ProgressReport, TaskProgressView } from '../../../contract/remediation.ts'
import { type Actor, can } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { occurrenceWords } from '../../../core/plans/progress/progressWords.ts'
import { type TaskProgress, taskProgress } from '../../../core/plans/progress/taskProgress.ts'
import { type CalendarDate, isCalendarDate, yearOf } from '../../../core/values/calendarDate.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { today as dayOf } from '../settings/settings.ts'
import { placeOf } from '../units/units.ts'
import { storable } from './confirmPlan.ts'
import type { TaskRow } from './planTasks.sql.ts'
import {
  changedMeanwhile,
  doneInTheFuture,
  doneLongBefore,
  noSuchDay,
  occurrenceUnknown,
  taskWithdrawn,
} from './refusals.ts'
import {
  countProgressRows,
  insertProgress,
  listLeadUnitIds,
  listProgressRows,
  listStateRows,
  lockTask,
  type StateRow,
} from './taskProgress.sql.ts'
import { getTask } from './taskRights.ts'

/** How each task stands today, in the order given. */
export async function progressOf(db: Database, tasks: readonly TaskRow[], today: CalendarDate) {
  const states = await listStateRows(
    db,
    tasks.map(({ id }) => id),
  )
  const statesOf = new Map<string, StateRow[]>(tasks.map(({ id }) => [id, []]))
  for (const state of states) statesOf.get(state.task_id)?.push(state)
  return tasks.map((task) => progressFrom(task, statesOf.get(task.id) ?? [], today))
}

function progressFrom(task: TaskRow, states: readonly StateRow[], today: CalendarDate): TaskProgress {
  const { deadline, year, issued_on, issued_month } = task
  const issued = issued_on ?? (issued_month && `${issued_month}-01`)
  const since = issued && isCalendarDate(issued) ? issued : null
  return taskProgress({ deadline, year, since, today, done: doneDays(states) })
}

const doneDays = (states: readonly StateRow[]): Map<string, CalendarDate> =>
  new Map(states.flatMap(({ occurrence, done_on }) => (done_on === null ? [] : [[occurrence, done_on] as const])))

/** A task's occurrences and its history, newest first. */
export async function viewProgress(
  services: Services,
  actor: Actor,
  task: TaskRow,
  paging: { readonly page: number; readonly pageSize: number },
): Promise<TaskProgressView> {
  const { db } = services
  const { page, pageSize } = paging
  const [today, states, entries, total, mayReport] = await Promise.all([
    dayOf(services),
    listStateRows(db, [task.id]),
    listProgressRows(db, task.id, { limit: pageSize, offset: (page - 1) * pageSize }),
    countProgressRows(db, task.id),
    mayReportOn(db, actor, task),
  ])
  const progress = progressFrom(task, states, today)
  const lastOf = new Map(states.map((state) => [state.occurrence, state.id]))
  return {
    occurrences: progress.occurrences.map((one) => ({ ...one, lastId: lastOf.get(one.key) ?? null })),
    current: progress.current.key,
    mayReport: mayReport && task.withdrawn_in === null,
    entries: entries.map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      occurrence: entry.occurrence,
      doneOn: entry.done_on,
      note: entry.note,
      writtenAt: entry.written_at.toISOString(),
      writtenBy: entry.written_by,
    })),
    total,
    page,
    pageSize,
  }
}

/** Writes down a note, or that an occurrence is done or opened again; the second of two people is told. */
export async function reportProgress(
  services: Services,
  actor: Actor,
  taskId: string,
  given: ProgressReport,
): Promise<void> {
  const report = storable(given)
  const today = await dayOf(services)
  await services.db.transaction().execute(async (tx) => {
    // The task as it is now: until the end of the transaction it stays, with its deadline and its place in the plan.
    await lockTask(tx, taskId)
    const task = await getTask(tx, actor, taskId)
    if (!(await mayReportOn(tx, actor, task))) {
      const departmentId = task.department_id
      requirePermission(actor, 'reportProgress', { departmentId, path: [departmentId] })
    }
    if (task.withdrawn_in !== null) throw taskWithdrawn()
    if (report.kind === 'done') requireLikelyDay(report.doneOn, task.year, today)
    if (report.kind !== 'note') await requireSeen(tx, task, report, today)
    await writeReport(tx, { at: services.clock.now(), by: actor, task }, report)
  })
}

/** The occurrence must be one of the task, and nobody must have said anything of it that the person has not seen. */
async function requireSeen(
  tx: Transaction,
  task: TaskRow,
  report: Exclude<ProgressReport, { kind: 'note' }>,
  today: CalendarDate,
): Promise<void> {
  const states = await listStateRows(tx, [task.id])
  const { occurrences } = progressFrom(task, states, today)
  if (!occurrences.some(({ key }) => key === report.occurrence)) throw occurrenceUnknown()
  const last = states.find(({ occurrence }) => occurrence === report.occurrence)
  if ((last?.id ?? null) !== report.seen) throw changedMeanwhile()
  if (report.kind === 'reopened' && last?.kind !== 'done') throw changedMeanwhile()
}

async function writeReport(
  tx: Transaction,
  { at, by, task }: { readonly at: Date; readonly by: Actor; readonly task: TaskRow },
  report: ProgressReport,
): Promise<void> {
  await insertProgress(tx, {
    task_id: task.id,
    kind: report.kind,
    occurrence: report.kind === 'note' ? null : report.occurrence,
    done_on: report.kind === 'done' && isCalendarDate(report.doneOn) ? report.doneOn : null,
    note: report.note,
    written_at: at,
    written_by: by.fullName,
  })
  await recordAudit(tx, {
    at,
    by,
    action: actionOf[report.kind],
    subject: { kind: 'task', id: task.id, name: `${task.item_id} ${task.title || task.text}`.slice(0, 300) },
    departmentId: task.department_id,
    detail: {
      ...(report.kind === 'note' ? {} : { occurrence: occurrenceWords(report.occurrence) }),
      ...(report.kind === 'done' ? { doneOn: report.doneOn } : {}),
      ...(report.note === '' ? {} : { note: report.note.slice(0, 1000) }),
    },
  })
}

const actionOf = { note: 'task.noted', done: 'task.done', reopened: 'task.reopened' } as const

/** The Office everywhere; heads and officers where their unit leads, alone or in a group. */
async function mayReportOn(db: Database | Transaction, actor: Actor, task: TaskRow): Promise<boolean> {
  const departmentId = task.department_id
  if (can(actor, 'reportProgress', { departmentId, path: [departmentId] })) return true
  const places = await Promise.all((await listLeadUnitIds(db, task.id)).map((unitId) => placeOf(db, unitId)))
  return places.some((place) => can(actor, 'reportProgress', place))
}

/** A day that is past, and not so long before the plan's year that the year must be a slip. */
function requireLikelyDay(day: string, year: number, today: CalendarDate): void {
  if (!isCalendarDate(day)) throw noSuchDay()
  if (day > today) throw doneInTheFuture()
  if (yearOf(day) < year - 1) throw doneLongBefore(year)
}
