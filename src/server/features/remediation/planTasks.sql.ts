/** Every query of the tasks of plans, the units they name and the criteria they serve. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { UnitOfPlan } from '../../../contract/remediation.ts'
import type { DraftTask, NamedUnit } from '../../../core/plans/editing/planDraft.ts'
import type { Deadline } from '../../../core/plans/planReading.ts'
import type { CalendarDate } from '../../../core/values/calendarDate.ts'
import type { Position } from '../../../core/values/document.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import { containing, json } from './plans.sql.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    plan_task: TaskTable
    plan_task_unit: TaskUnitTable
    plan_task_criterion: { task_id: string; criterion: string; sort: number }
  }
}

interface TaskTable {
  id: Generated<string>
  plan_id: string
  item_id: string
  sort: number
  section: string
  title: string
  text: string
  deadline: Deadline | null
  product: string | null
  place: Position | null
  withdrawn_in: number | null
  search: string
  version: Generated<number>
  /** The day that a person set beside the deadline, who and when; all three or none. */
  day_set: CalendarDate | null
  day_set_by: string | null
  day_set_at: Date | null
}

interface TaskUnitTable {
  task_id: string
  role: 'lead' | 'coordinating'
  sort: number
  words: string
  unit_id: string | null
  group_id: string | null
}

/** A task with its units and criteria, and the department, year and day of its plan. */
export type TaskRow = Selectable<TaskTable> & {
  readonly department_id: string
  readonly year: number
  readonly issued_on: string | null
  /** `2023-03` where the plan's day is blank. */
  readonly issued_month: string | null
  readonly lead: readonly UnitOfPlan[]
  readonly coordinating: readonly UnitOfPlan[]
  readonly criteria: readonly string[]
}

export interface TaskFilter {
  readonly planId: string
  /** Folded text, without diacritics. */
  readonly text?: string | undefined
  readonly unitId?: string | undefined
  readonly criterion?: string | undefined
  readonly state?: 'standing' | 'withdrawn' | undefined
}

/** A task as it is written: the draft's, with the text it is found by. */
export type TaskWriting = DraftTask & { readonly search: string }

/**
 * Writes every task of a document: an item that the plan has keeps its row, a new one is added, and one that is no longer
 * there is kept and marked with the version that dropped it.
 */
export async function writeTasks(
  tx: Transaction,
  plan: { readonly id: string; readonly ordinal: number },
  tasks: readonly TaskWriting[],
): Promise<{ readonly added: number; readonly kept: number; readonly withdrawn: number }> {
  const given = JSON.stringify(tasks)
  const { rows } = await sql<{ id: string; is_new: boolean }>`
    insert into plan_task (plan_id, item_id, sort, section, title, text, deadline, product, place, search)
    select ${plan.id}, item ->> 'id', sort, item ->> 'section', item ->> 'title', item ->> 'text',
      nullif(item -> 'deadline', 'null'), item ->> 'product', nullif(item -> 'where', 'null'), item ->> 'search'
    from jsonb_array_elements(${given}::jsonb) with ordinality as g (item, sort)
    on conflict (plan_id, item_id) do update set sort = excluded.sort, section = excluded.section, title = excluded.title,
      text = excluded.text, deadline = excluded.deadline, product = excluded.product, place = excluded.place,
      search = excluded.search, withdrawn_in = null, version = plan_task.version + 1
    returning id, xmax = 0 as is_new`.execute(tx)
  const { rows: gone } = await sql<{ id: string }>`
    update plan_task set withdrawn_in = ${plan.ordinal}, version = version + 1
    where plan_id = ${plan.id} and withdrawn_in is null
      and item_id not in (select item ->> 'id' from jsonb_array_elements(${given}::jsonb) as item)
    returning id`.execute(tx)
  await deleteTies(
    tx,
    rows.map(({ id }) => id),
  )
  await insertTies(tx, plan.id, tasks)
  const added = rows.filter((row) => row.is_new).length
  return { added, kept: rows.length - added, withdrawn: gone.length }
}

async function deleteTies(tx: Transaction, taskIds: readonly string[]): Promise<void> {
  await sql`delete from plan_task_unit where task_id = any(${taskIds}::uuid[])`.execute(tx)
  await sql`delete from plan_task_criterion where task_id = any(${taskIds}::uuid[])`.execute(tx)
}

async function insertTies(tx: Transaction, planId: string, tasks: readonly TaskWriting[]): Promise<void> {
  const units = tasks.flatMap(({ id, lead, coordinating }) => [
    ...lead.map((unit, sort) => ({ ...unit, item: id, role: 'lead', sort })),
    ...coordinating.map((unit, sort) => ({ ...unit, item: id, role: 'coordinating', sort })),
  ])
  await sql`
    insert into plan_task_unit (task_id, role, sort, words, unit_id, group_id)
    select t.id, u.role, u.sort, u.words, u."unitId", u."groupId"
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
      as u (item text, role text, sort integer, words text, "unitId" uuid, "groupId" uuid)
    join plan_task t on t.plan_id = ${planId} and t.item_id = u.item`.execute(tx)
  const criteria = tasks.flatMap((task) =>
    [...new Set(task.criteria)].map((code, sort) => ({ item: task.id, code, sort })),
  )
  await sql`
    insert into plan_task_criterion (task_id, criterion, sort)
    select t.id, c.code, c.sort
    from jsonb_to_recordset(${JSON.stringify(criteria)}::jsonb) as c (item text, code text, sort integer)
    join plan_task t on t.plan_id = ${planId} and t.item_id = c.item`.execute(tx)
}

export async function listTaskRows(
  db: Database,
  filter: TaskFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<TaskRow[]> {
  const ids = await filtered(db, filter)
    .select('t.id')
    .orderBy('t.sort')
    .orderBy('t.item_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return readTaskRows(
    db,
    ids.map(({ id }) => id),
  )
}

export async function countTaskRows(db: Database, filter: TaskFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findTaskRow(db: Database | Transaction, id: string): Promise<TaskRow | undefined> {
  return (await readTaskRows(db, [id]))[0]
}

/** Ordered as their document is; a caller with another order finds them by id. */
export async function readTaskRows(db: Database | Transaction, ids: readonly string[]): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select t.*, p.department_id, p.year, p.issued_on, p.issued_month, ${unitsOf('lead')} as lead, ${unitsOf('coordinating')} as coordinating,
      (select coalesce(jsonb_agg(c.criterion order by c.sort), '[]') from plan_task_criterion c where c.task_id = t.id)
        as criteria
    from plan_task t join remediation_plan p on p.id = t.plan_id
    where t.id = any(${ids}::uuid[]) order by t.sort, t.item_id`.execute(db)
  return rows
}

const unitsOf = (role: 'lead' | 'coordinating') => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('words', n.words, 'unitId', n.unit_id, 'groupId', n.group_id,
      'name', coalesce(u.name, g.name, n.words)) order by n.sort), '[]')
    from plan_task_unit n left join unit u on u.id = n.unit_id left join unit_group g on g.id = n.group_id
    where n.task_id = t.id and n.role = ${role})`

type TaskValues = Pick<DraftTask, 'title' | 'text' | 'deadline' | 'product'> & { readonly search: string }

/** False where the task no longer has the version that was seen. Values left out stay. */
export async function updateTask(
  tx: Transaction,
  seen: { readonly id: string; readonly version: number },
  values: TaskValues | { readonly search: string },
): Promise<boolean> {
  const written = 'deadline' in values ? { ...values, deadline: values.deadline && json(values.deadline) } : values
  const done = await tx
    .updateTable('plan_task')
    .set({ ...written, version: sql`version + 1` })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** False where the task no longer has the version that was seen. */
export async function updateTaskDay(
  tx: Transaction,
  seen: { readonly id: string; readonly version: number },
  set: { readonly day: CalendarDate; readonly by: string; readonly at: Date } | null,
): Promise<boolean> {
  const done = await tx
    .updateTable('plan_task')
    .set({ day_set: set?.day ?? null, day_set_by: set?.by ?? null, day_set_at: set?.at ?? null })
    .set({ version: sql`version + 1` })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function replaceTaskCriteria(tx: Transaction, taskId: string, codes: readonly string[]): Promise<void> {
  await tx.deleteFrom('plan_task_criterion').where('task_id', '=', taskId).execute()
  const rows = [...new Set(codes)].map((criterion, sort) => ({ task_id: taskId, criterion, sort }))
  if (rows.length > 0) await tx.insertInto('plan_task_criterion').values(rows).execute()
}

export async function replaceTaskUnits(
  tx: Transaction,
  taskId: string,
  units: { readonly lead: readonly NamedUnit[]; readonly coordinating: readonly NamedUnit[] },
): Promise<void> {
  await tx.deleteFrom('plan_task_unit').where('task_id', '=', taskId).execute()
  const rowsOf = (role: 'lead' | 'coordinating') =>
    units[role].map(({ words, unitId, groupId }, sort) => ({
      task_id: taskId,
      role,
      sort,
      words,
      unit_id: unitId,
      group_id: groupId,
    }))
  const rows = [...rowsOf('lead'), ...rowsOf('coordinating')]
  if (rows.length > 0) await tx.insertInto('plan_task_unit').values(rows).execute()
}

function filtered(db: Database, filter: TaskFilter) {
  let query = db.selectFrom('plan_task as t').where('t.plan_id', '=', filter.planId)
  if (filter.text) query = query.where(sql<string>`t.search`, 'like', containing(filter.text))
  if (filter.state) query = query.where('t.withdrawn_in', filter.state === 'standing' ? 'is' : 'is not', null)
  if (filter.criterion) {
    const { criterion } = filter
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('plan_task_criterion as c')
          .select('c.task_id')
          .whereRef('c.task_id', '=', 't.id')
          .where('c.criterion', '=', criterion),
      ),
    )
  }
  if (filter.unitId) {
    query = query.where(
      sql<boolean>`exists (
        select from plan_task_unit n left join unit_group_member m on m.group_id = n.group_id
        where n.task_id = t.id and n.role = 'lead' and ${filter.unitId}::uuid in (n.unit_id, m.unit_id))`,
    )
  }
  return query
}
