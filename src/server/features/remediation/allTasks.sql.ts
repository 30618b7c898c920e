/** Every query of the tasks of all plans of a department, those that stand. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { containing } from './plans.sql.ts'
import type { DatedTask } from './taskProgress.ts'

export interface AllTasksFilter {
  readonly departmentId: string
  /** Folded text, without diacritics. */
  readonly text?: string | undefined
  readonly year?: number | undefined
  readonly planId?: string | undefined
  /** A unit's or a group's id, words as `words:…`, or `none`. */
  readonly lead?: string | undefined
  readonly criterion?: string | undefined
  /** Led by one of these, by itself or within a group. */
  readonly leadIds?: readonly string[] | undefined
}

/** As little of a task as its status and its place in a list need: there may be very many. */
export type SlimTaskRow = DatedTask & {
  readonly plan_id: string
  readonly item_id: string
  readonly sort: number
  readonly title: string
}

/** In the order of their documents, the newest plan first. */
export async function listSlimTasks(db: Database, filter: AllTasksFilter): Promise<SlimTaskRow[]> {
  const { rows } = await sql<SlimTaskRow>`
    select t.id, t.plan_id, t.item_id, t.sort, t.deadline, t.day_set, p.year, p.issued_on, p.issued_month,
      left(coalesce(nullif(t.title, ''), t.text), 200) as title
    from plan_task t join remediation_plan p on p.id = t.plan_id
    where ${matching(filter)}
    order by p.year desc, p.confirmed_at desc, p.id, t.sort, t.item_id`.execute(db)
  return rows
}

/** Words that are tied to nothing, as their key has them. */
const WORDS = sql`btrim(n.words, E' \\t\\r\\n')`

/** Who leads a task, as it stands in the plan: one row for each. */
export interface LeadRow {
  readonly task_id: string
  readonly unit_id: string | null
  readonly group_id: string | null
  readonly name: string
}

export async function listLeadRows(db: Database, filter: AllTasksFilter): Promise<LeadRow[]> {
  const { rows } = await sql<LeadRow>`
    select n.task_id, n.unit_id, n.group_id, coalesce(u.name, g.name, ${WORDS}) as name
    from plan_task t join remediation_plan p on p.id = t.plan_id
      join plan_task_unit n on n.task_id = t.id and n.role = 'lead'
      left join unit u on u.id = n.unit_id left join unit_group g on g.id = n.group_id
    where ${matching(filter)}`.execute(db)
  return rows
}

export async function listMembersOfGroups(db: Database, groupIds: readonly string[]) {
  if (groupIds.length === 0) return []
  return db
    .selectFrom('unit_group_member')
    .select(['group_id', 'unit_id'])
    .where('group_id', 'in', [...groupIds])
    .execute()
}

/** The years of plans that have tasks, newest first. */
export async function listYearsOfTasks(db: Database, departmentId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct p.year from remediation_plan p
    where p.department_id = ${departmentId}
      and exists (select from plan_task t where t.plan_id = p.id and t.withdrawn_in is null)
    order by p.year desc`.execute(db)
  return rows.map(({ year }) => year)
}

export interface PlanNameRow {
  readonly id: string
  readonly number: string | null
  readonly subject: string
  readonly year: number
}

export async function listPlanNames(db: Database, ids: readonly string[]): Promise<PlanNameRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('remediation_plan')
    .select(['id', 'number', 'subject', 'year'])
    .where('id', 'in', [...ids])
    .execute()
}

function matching({ departmentId, text, year, planId, lead, criterion, leadIds }: AllTasksFilter) {
  const conditions = [sql`p.department_id = ${departmentId}`, sql`t.withdrawn_in is null`]
  if (text) conditions.push(sql`t.search like ${containing(text)}`)
  if (year !== undefined) conditions.push(sql`p.year = ${year}`)
  if (planId) conditions.push(sql`t.plan_id = ${planId}`)
  if (lead) conditions.push(leadIs(lead))
  if (leadIds) conditions.push(ledBy(leadIds))
  if (criterion) {
    conditions.push(
      sql`exists (select from plan_task_criterion c where c.task_id = t.id and c.criterion = ${criterion})`,
    )
  }
  return sql.join(conditions, sql` and `)
}

function leadIs(lead: string) {
  if (lead === 'none') return sql`not exists (select from plan_task_unit n where n.task_id = t.id and n.role = 'lead')`
  if (!lead.startsWith('words:')) return ledBy([lead])
  return sql`exists (
    select from plan_task_unit n where n.task_id = t.id and n.role = 'lead' and n.unit_id is null
      and n.group_id is null and ${WORDS} = ${lead.slice('words:'.length)})`
}

/** By units themselves, within groups that they are in, or by the groups of these ids. */
const ledBy = (ids: readonly string[]) => sql`exists (
  select from plan_task_unit n left join unit_group_member m on m.group_id = n.group_id
  where n.task_id = t.id and n.role = 'lead'
    and (n.unit_id = any(${ids}::uuid[]) or n.group_id = any(${ids}::uuid[]) or m.unit_id = any(${ids}::uuid[])))`
