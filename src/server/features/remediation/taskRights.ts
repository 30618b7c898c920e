/** Who may read a task, and who may change what it says: its department's Office, and the head of a unit that leads it by name. */
import { type Actor, can, canSomewhere, type UnitPlace } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import { placeOf } from '../units/units.ts'
import { findTaskRow, type TaskRow } from './planTasks.sql.ts'
import { taskNotFound } from './refusals.ts'

/** The task, for somebody who may read its plan; another department's is answered as not there. */
export async function getTask(db: Database | Transaction, actor: Actor, taskId: string): Promise<TaskRow> {
  const task = await findTaskRow(db, taskId)
  if (!task || !can(actor, 'readDepartment', departmentPlace(task.department_id))) throw taskNotFound()
  return task
}

/**
 * For each task in the order given: may the actor change it? What a group leads is everybody's, so its words stay with
 * the Office.
 */
export async function mayEditTasks(db: Database, actor: Actor, tasks: readonly TaskRow[]): Promise<boolean[]> {
  const everywhere = (task: TaskRow) => can(actor, 'writeTasks', departmentPlace(task.department_id))
  if (!canSomewhere(actor, 'writeTasks')) return tasks.map(() => false)
  if (tasks.every(everywhere)) return tasks.map(() => true)
  const unitIds = [...new Set(tasks.flatMap(leadIds))]
  const places = await Promise.all(unitIds.map((unitId) => placeOf(db, unitId)))
  const own = new Set(unitIds.filter((_, index) => canAt(actor, places[index])))
  return tasks.map((task) => everywhere(task) || leadIds(task).some((unitId) => own.has(unitId)))
}

export async function requireEditable(db: Database, actor: Actor, task: TaskRow): Promise<void> {
  const [may] = await mayEditTasks(db, actor, [task])
  if (!may) requirePermission(actor, 'writeTasks', departmentPlace(task.department_id))
}

export const departmentPlace = (departmentId: string): UnitPlace => ({ departmentId, path: [departmentId] })

const leadIds = (task: TaskRow): string[] => task.lead.flatMap(({ unitId }) => unitId ?? [])

const canAt = (actor: Actor, place: UnitPlace | undefined): boolean =>
  place !== undefined && can(actor, 'writeTasks', place)
