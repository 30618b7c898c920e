/** Every query of what was reported of tasks. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { CalendarDate } from '../../../core/values/calendarDate.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    task_progress: ProgressTable
  }
}

interface ProgressTable {
  ordinal: Generated<string>
  id: Generated<string>
  task_id: string
  kind: 'note' | 'done' | 'reopened'
  occurrence: string | null
  done_on: CalendarDate | null
  note: string
  written_at: Date
  written_by: string
}

export type ProgressRow = Selectable<ProgressTable>

/** The last word on one occurrence of a task. */
export interface StateRow {
  readonly task_id: string
  readonly occurrence: string
  readonly id: string
  readonly kind: 'done' | 'reopened'
  readonly done_on: CalendarDate | null
}

/** Of each occurrence that was ever reported, the last that was said. */
export async function listStateRows(db: Database | Transaction, taskIds: readonly string[]): Promise<StateRow[]> {
  const { rows } = await sql<StateRow>`
    select distinct on (task_id, occurrence) task_id, occurrence, id, kind, done_on
    from task_progress where task_id = any(${taskIds}::uuid[]) and kind <> 'note'
    order by task_id, occurrence, ordinal desc`.execute(db)
  return rows
}

export async function listProgressRows(
  db: Database,
  taskId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<ProgressRow[]> {
  return db
    .selectFrom('task_progress')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('ordinal', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countProgressRows(db: Database, taskId: string): Promise<number> {
  const row = await db
    .selectFrom('task_progress')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('task_id', '=', taskId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Keeps others from reporting on the task until the transaction ends. */
export async function lockTask(tx: Transaction, taskId: string): Promise<void> {
  await tx.selectFrom('plan_task').select('id').where('id', '=', taskId).forUpdate().execute()
}

/** Gives the id of the report. */
export async function insertProgress(tx: Transaction, row: Omit<ProgressRow, 'ordinal' | 'id'>): Promise<string> {
  return (await tx.insertInto('task_progress').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** The units that lead a task: by themselves, and through the groups that lead it. */
export async function listLeadUnitIds(db: Database | Transaction, taskId: string): Promise<string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    select distinct coalesce(n.unit_id, m.unit_id) as unit_id
    from plan_task_unit n left join unit_group_member m on m.group_id = n.group_id
    where n.task_id = ${taskId} and n.role = 'lead' and coalesce(n.unit_id, m.unit_id) is not null`.execute(db)
  return rows.map((row) => row.unit_id)
}
