/**
 * What people report of a task: notes, and each occurrence done or opened again. What was said stays in the history; how a
 * task stands is computed from the last word on each occurrence and from the day.
 */
import type { ProgressReport, TaskProgressView } from '../../../contract/remediation.ts'
import { type Actor, can } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { type Occurrence, occurrencesOf } from '../../../core/plans/progress/occurrences.ts'
import { occurrenceWords } from '../../../core/plans/progress/progressWords.ts'
import { type TaskProgress, taskProgress } from '../../../core/plans/progress/taskProgress.ts'
import { type CalendarDate, isCalendarDate, yearOf } from '../../../core/values/calendarDate.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { type StatusDay, statusDay } from '../settings/settings.ts'
import { placeOf } from '../units/units.ts'
import { isDiskFull, storable } from './confirmPlan.ts'
import type { TaskRow } from './planTasks.sql.ts'
import {
  changedMeanwhile,
  diskFull,
  doneInTheFuture,
  doneLongBefore,
  noSuchDay,
  occurrenceUnknown,
  taskWithdrawn,
} from './refusals.ts'
import { trySweepingPlanFiles } from './sweepPlanFiles.ts'
import { planDay } from './taskDay.ts'
import { listTaskFiles } from './taskFiles.sql.ts'
import { keepTaskFiles, readTaskFiles, type TaskFile } from './taskFiles.ts'
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

/** What of a task says how it stands, beside the reports. */
export type DatedTask = Pick<TaskRow, 'id' | 'deadline' | 'year' | 'issued_on' | 'issued_month' | 'day_set'>

/** How each task stands on the day, in the order given. */
export async function progressOf(db: Database, tasks: readonly DatedTask[], day: StatusDay): Promise<TaskProgress[]> {
  const states = await listStateRows(
    db,
    tasks.map(({ id }) => id),
  )
  const statesOf = new Map<string, StateRow[]>(tasks.map(({ id }) => [id, []]))
  for (const state of states) statesOf.get(state.task_id)?.push(state)
  // A plan has many tasks and few deadlines.
  const known = new Map<string, readonly Occurrence[]>()
  return tasks.map((task) => {
    const { deadline, year, day_set: daySet } = task
    const key = JSON.stringify([{ ...deadline, raw: '' }, year, daySet])
    const occurrences = known.get(key) ?? occurrencesOf(deadline, year, daySet)
    known.set(key, occurrences)
    return progressFrom(task, occurrences, statesOf.get(task.id) ?? [], day)
  })
}

function progressFrom(
  task: DatedTask,
  occurrences: readonly Occurrence[],
  states: readonly StateRow[],
  day: StatusDay,
): TaskProgress {
  return taskProgress({ occurrences, since: planDay(task), done: doneDays(states), ...day })
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
  const [day, states, entries, total, mayReport] = await Promise.all([
    statusDay(services),
    listStateRows(db, [task.id]),
    listProgressRows(db, task.id, { limit: pageSize, offset: (page - 1) * pageSize }),
    countProgressRows(db, task.id),
    mayReportOn(db, actor, task),
  ])
  const files = await listTaskFiles(
    db,
    entries.map(({ id }) => id),
  )
  const progress = progressFrom(task, occurrencesOf(task.deadline, task.year, task.day_set), states, day)
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
      files: files
        .filter((file) => file.progress_id === entry.id)
        .map(({ id, file_name: fileName, bytes }) => ({ id, fileName, bytes })),
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
  const { files: givenFiles, ...words } = { files: undefined, ...given }
  const report = storable(words)
  const [day, files] = await Promise.all([statusDay(services), readTaskFiles(givenFiles)])
  const writing = services.db.transaction().execute(async (tx) => {
    // The task as it is now: until the end of the transaction it stays, with its deadline and its place in the plan.
    await lockTask(tx, taskId)
    const task = await getTask(tx, actor, taskId)
    if (!(await mayReportOn(tx, actor, task))) {
      const departmentId = task.department_id
      requirePermission(actor, 'reportProgress', { departmentId, path: [departmentId] })
    }
    if (task.withdrawn_in !== null) throw taskWithdrawn()
    if (report.kind === 'done') requireLikelyDay(report.doneOn, task.year, day.today)
    if (report.kind !== 'note') await requireSeen(tx, task, report, day)
    await writeReport(tx, services, { by: actor, task, report, files })
  })
  await writing.catch(async (error: unknown) => {
    if (files.length > 0) await trySweepingPlanFiles(services)
    throw isDiskFull(error) ? diskFull() : error
  })
}

/** The occurrence must be one of the task, and nobody must have said anything of it that the person has not seen. */
async function requireSeen(
  tx: Transaction,
  task: TaskRow,
  report: Exclude<ReportWords, { kind: 'note' }>,
  day: StatusDay,
): Promise<void> {
  const states = await listStateRows(tx, [task.id])
  const { occurrences } = progressFrom(task, occurrencesOf(task.deadline, task.year, task.day_set), states, day)
  if (!occurrences.some(({ key }) => key === report.occurrence)) throw occurrenceUnknown()
  const last = states.find(({ occurrence }) => occurrence === report.occurrence)
  if ((last?.id ?? null) !== report.seen) throw changedMeanwhile()
  if (report.kind === 'reopened' && last?.kind !== 'done') throw changedMeanwhile()
}

type Unfiled<Report> = Report extends unknown ? Omit<Report, 'files'> : never
type ReportWords = Unfiled<ProgressReport>

async function writeReport(
  tx: Transaction,
  services: Services,
  given: {
    readonly by: Actor
    readonly task: TaskRow
    readonly report: ReportWords
    readonly files: readonly TaskFile[]
  },
): Promise<void> {
  const { by, task, report, files } = given
  const at = services.clock.now()
  const id = await insertProgress(tx, {
    task_id: task.id,
    kind: report.kind,
    occurrence: report.kind === 'note' ? null : report.occurrence,
    done_on: report.kind === 'done' && isCalendarDate(report.doneOn) ? report.doneOn : null,
    note: report.note,
    written_at: at,
    written_by: by.fullName,
  })
  await keepTaskFiles(tx, services, id, files)
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
      ...(files.length === 0 ? {} : { files: files.map(({ fileName }) => fileName) }),
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
