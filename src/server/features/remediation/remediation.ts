/**
 * Remediation plans: read from an official document, confirmed by a person, brought up to date by new versions; their tasks.
 * Reading writes nothing; one function writes. A status is computed from days and never kept here.
 */
import { isDeepStrictEqual } from 'node:util'
import { type Actor, can } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { findDeadlineFault } from '../../../core/plans/editing/draftFaults.ts'
import type { DraftShortcoming, DraftTask, NamedUnit } from '../../../core/plans/editing/planDraft.ts'
import { occurrencesOf } from '../../../core/plans/progress/occurrences.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { searchOf, storable } from './confirmPlan.ts'
import { criteriaFor, requireKnownCodes, requireOwnUnits } from './knownThings.ts'
import { listShortcomings, updateShortcoming } from './planItems.sql.ts'
import { deletePlan, findPlanRow, type PlanSummaryRow, updatePlan } from './plans.sql.ts'
import { replaceTaskCriteria, replaceTaskUnits, type TaskRow, updateTask } from './planTasks.sql.ts'
import { changedMeanwhile, deadlineBeforePlan, planNotFound, shortcomingNotFound, taskAtFault } from './refusals.ts'
import { trySweepingPlanFiles } from './sweepPlanFiles.ts'
import { planDay } from './taskDay.ts'
import { departmentPlace, getTask, requireEditable } from './taskRights.ts'

export { tasksAtAGlance } from './allTasks.ts'
export { confirmPlan } from './confirmPlan.ts'
export { findLosses, largestLosses, lossTotals, type YearWithLosses } from './losses.ts'
export { hasPlanOf, type PlanSummaryRow } from './plans.sql.ts'
export { listTaskRows } from './planTasks.sql.ts'
export { readPlanFile } from './readPlanFile.ts'
export { sweepPlanFiles, trySweepingPlanFiles } from './sweepPlanFiles.ts'
export { progressOf, reportProgress, viewProgress } from './taskProgress.ts'
export { getTask } from './taskRights.ts'

/** The plan, for somebody who may read it; another department's is answered as not there. */
export async function getPlan(db: Database, actor: Actor, planId: string): Promise<PlanSummaryRow> {
  const plan = await findPlanRow(db, planId)
  if (!plan || !can(actor, 'readDepartment', departmentPlace(plan.department_id))) throw planNotFound()
  return plan
}

/** Deletes a plan with its tasks and documents, where it still has the version that the person saw. */
export async function removePlan(services: Services, actor: Actor, planId: string, version: number): Promise<void> {
  const { db, clock } = services
  const plan = await getPlan(db, actor, planId)
  requirePermission(actor, 'writePlans', departmentPlace(plan.department_id))
  await db.transaction().execute(async (tx) => {
    if (!(await deletePlan(tx, planId, version))) throw changedMeanwhile()
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'plan.deleted',
      subject: { kind: 'plan', id: planId, name: plan.subject },
      departmentId: plan.department_id,
      detail: { number: plan.number, year: plan.year, tasks: plan.tasks, documents: plan.documents },
    })
  })
  await trySweepingPlanFiles(services)
}

/** Says of a shortcoming why points were lost, and for which criteria. */
export async function changeShortcoming(
  { db, clock }: Services,
  actor: Actor,
  at: { readonly planId: string; readonly shortcomingId: string; readonly version: number },
  values: Pick<DraftShortcoming, 'cause' | 'criteria'>,
): Promise<void> {
  const plan = await getPlan(db, actor, at.planId)
  requirePermission(actor, 'writePlans', departmentPlace(plan.department_id))
  await db.transaction().execute(async (tx) => {
    const before = (await listShortcomings(tx, plan.id)).find(({ id }) => id === at.shortcomingId)
    if (!before) throw shortcomingNotFound()
    requireKnownCodes(await criteriaFor(tx, plan.department_id, plan.year), plan.year, {
      codes: values.criteria.map(({ code }) => code),
      lossCodes: values.criteria.flatMap(({ lossCode }) => lossCode ?? []),
      had: before.criteria.flatMap(({ code, lossCode }) => [code, ...(lossCode === null ? [] : [lossCode])]),
    })
    if (!(await updatePlan(tx, { id: plan.id, version: at.version }, {}))) throw changedMeanwhile()
    await updateShortcoming(tx, { planId: plan.id, id: before.id }, values)
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'plan.changed',
      subject: { kind: 'plan', id: plan.id, name: plan.subject },
      departmentId: plan.department_id,
      detail: {
        shortcoming: before.text.slice(0, 200),
        cause: { from: before.cause, to: values.cause },
        criteria: { from: before.criteria, to: values.criteria },
      },
    })
  })
}

interface TaskUnits {
  readonly lead: readonly NamedUnit[]
  readonly coordinating: readonly NamedUnit[]
}

export type TaskChange = Pick<DraftTask, 'title' | 'text' | 'deadline' | 'product' | 'criteria'>

/** Changes what a task says, by when and for which criteria. A head does so for tasks that the own unit leads. */
export async function changeTask(
  { db, clock }: Services,
  actor: Actor,
  taskId: string,
  { version, ...given }: TaskChange & { readonly version: number },
): Promise<void> {
  const before = await getTask(db, actor, taskId)
  await requireEditable(db, actor, before)
  const change = storable(given)
  requireWhole(change)
  requireAfterPlan(before, change)
  await db.transaction().execute(async (tx) => {
    requireKnownCodes(await criteriaFor(tx, before.department_id, before.year), before.year, {
      codes: change.criteria,
      lossCodes: [],
      had: before.criteria,
    })
    const { criteria, ...values } = change
    const search = await searchOfTask(tx, before, values)
    if (!(await updateTask(tx, { id: taskId, version }, { ...values, search }))) throw changedMeanwhile()
    await replaceTaskCriteria(tx, taskId, criteria)
    await recordTask(tx, { at: clock.now(), by: actor, task: before }, differences(before, change))
  })
}

/** Says which units lead a task and which coordinate. */
export async function assignTask(
  { db, clock }: Services,
  actor: Actor,
  taskId: string,
  { version, ...given }: TaskUnits & { readonly version: number },
): Promise<void> {
  const before = await getTask(db, actor, taskId)
  requirePermission(actor, 'assignTasks', departmentPlace(before.department_id))
  const units = storable(given)
  await db.transaction().execute(async (tx) => {
    const search = await searchOfTask(tx, before, units)
    if (!(await updateTask(tx, { id: taskId, version }, { search }))) throw changedMeanwhile()
    await replaceTaskUnits(tx, taskId, units)
    const wordsOf = (named: readonly NamedUnit[]) => named.map(({ words }) => words)
    const said = { lead: wordsOf(units.lead), coordinating: wordsOf(units.coordinating) }
    const had = { lead: wordsOf(before.lead), coordinating: wordsOf(before.coordinating) }
    await recordTask(
      tx,
      { at: clock.now(), by: actor, task: before },
      { lead: { from: had.lead, to: said.lead }, coordinating: { from: had.coordinating, to: said.coordinating } },
    )
  })
}

function requireWhole({ title, text, deadline }: TaskChange): void {
  if (title.trim() === '' && text.trim() === '') throw taskAtFault('text-blank', 'text')
  const fault = deadline && findDeadlineFault(deadline)
  if (fault) throw taskAtFault(fault, 'deadline')
}

/** A document may say so, and it stays as it is written; a person who writes a deadline anew does not. */
function requireAfterPlan(before: TaskRow, { deadline }: TaskChange): void {
  const from = planDay(before)
  if (!from || deadline?.kind === 'recurring' || isDeepStrictEqual(deadline, before.deadline)) return
  const [only] = occurrencesOf(deadline, before.year, null)
  if (only?.due && only.due < from) throw deadlineBeforePlan(from)
}

async function searchOfTask(
  tx: Transaction,
  before: TaskRow,
  change: Partial<Pick<TaskRow, 'title' | 'text'> & TaskUnits>,
): Promise<string> {
  const task = { ...before, ...change, id: before.item_id }
  return searchOf(task, await requireOwnUnits(tx, before.department_id, [...task.lead, ...task.coordinating]))
}

function differences(before: TaskRow, after: TaskChange): Record<string, unknown> {
  const keys = ['title', 'text', 'deadline', 'product', 'criteria'] as const
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return Object.fromEntries(changed.map((key) => [key, { from: before[key], to: after[key] }]))
}

function recordTask(
  tx: Transaction,
  { at, by, task }: { readonly at: Date; readonly by: Actor; readonly task: TaskRow },
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const name = `${task.item_id} ${task.title || task.text}`.slice(0, 300)
  const subject = { kind: 'task', id: task.id, name }
  return recordAudit(tx, { at, by, action: 'task.changed', subject, departmentId: task.department_id, detail })
}
