/**
 * The tasks of all plans of a department: what is due when, and by whom. How each stands is computed from slim rows of all
 * that the filter finds; whole rows are read of one page only.
 */
import type {
  TaskCounts,
  TaskGroups,
  TaskOfPlan,
  TaskQuery,
  taskColumns,
  taskGroupings,
} from '../../../contract/tasks.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { TaskProgress, TaskStatus } from '../../../core/plans/progress/taskProgress.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { type StatusDay, statusDay } from '../settings/settings.ts'
import {
  type AllTasksFilter,
  type LeadRow,
  listLeadRows,
  listMembersOfGroups,
  listPlanNames,
  listSlimTasks,
  listYearsOfTasks,
  type PlanNameRow,
  type SlimTaskRow,
} from './allTasks.sql.ts'
import { readTaskRows, type TaskRow } from './planTasks.sql.ts'
import { taskViewsOf } from './planViews.ts'
import { progressOf } from './taskProgress.ts'

/** What may be asked of tasks; what is left out does not matter. */
export type TaskAsked = Partial<TaskQuery>

/** A task with how it stands on the day. */
interface DatedProgress extends Pick<TaskProgress, 'current' | 'missed'> {
  readonly row: SlimTaskRow
}

interface Found {
  readonly tasks: readonly DatedProgress[]
  readonly filter: AllTasksFilter
  readonly day: StatusDay
}

async function findTasks(services: Services, actor: Actor, asked: TaskAsked): Promise<Found> {
  const { db } = services
  const filter = filterOf(actor, asked)
  const [rows, day] = await Promise.all([listSlimTasks(db, filter), statusDay(services)])
  const progress = await progressOf(db, rows, day)
  const statuses = asked.status ?? []
  const tasks = rows.flatMap((row, index): DatedProgress[] => {
    const own = progress[index]
    if (!own || (statuses.length > 0 && !statuses.includes(own.current.status))) return []
    const task = { row, current: own.current, missed: own.missed }
    return asked.due === undefined || monthOf(task) === asked.due ? [task] : []
  })
  return { tasks, filter, day }
}

function filterOf(actor: Actor, { text, year, planId, lead, criterion, mine }: TaskAsked): AllTasksFilter {
  return {
    departmentId: actor.departmentId,
    text: text ? foldVietnamese(text) : undefined,
    year,
    planId,
    lead,
    criterion: criterion || undefined,
    leadIds: mine ? [actor.unitId, ...actor.grants.flatMap(({ unitId }) => unitId ?? [])] : undefined,
  }
}

/** One page, what is most urgent first unless a column is asked for; `due` is a month, or `none`. */
export async function listTasks(
  services: Services,
  actor: Actor,
  asked: TaskAsked & TaskOrder,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<{ readonly rows: TaskOfPlan[]; readonly total: number }> {
  const { tasks, day } = await findTasks(services, actor, asked)
  const sorted = inOrder(tasks, asked, asked.sort === 'plan' ? await plansOf(services.db, tasks) : new Map())
  const rows = sorted.slice((page - 1) * pageSize, page * pageSize)
  return { rows: await viewsOf(services.db, actor, rows, day), total: tasks.length }
}

/** A year's tasks by lead, and the few that press most: what is overdue, then what is due next. */
export async function tasksAtAGlance(
  services: Services,
  actor: Actor,
  { year, pressing }: { readonly year: number; readonly pressing: number },
): Promise<{ readonly groups: Omit<TaskGroups, 'years'>; readonly pressing: TaskOfPlan[] }> {
  const { db } = services
  const { tasks, filter, day } = await findTasks(services, actor, { year })
  const open = tasks.filter(({ current }) => ['overdue', 'soon', 'ahead'].includes(current.status))
  const [groups, views] = await Promise.all([
    groupsByLead(db, filter, tasks),
    viewsOf(db, actor, inOrder(open, {}, new Map()).slice(0, pressing), day),
  ])
  return {
    groups: { total: tasks.length, counts: countsOf(tasks), groups, soonDays: day.soonDays },
    pressing: views,
  }
}

/** Every task that is found, whole, most urgent first, with its plan and how it stands. */
export async function listWholeTasks(services: Services, actor: Actor, asked: TaskAsked, most: number) {
  const { tasks } = await findTasks(services, actor, asked)
  const found = inOrder(tasks, {}, new Map()).slice(0, most)
  const [rows, plans] = await Promise.all([rowsById(services.db, found), plansOf(services.db, found)])
  return found.flatMap(({ row: { id, plan_id }, ...progress }) => {
    const task = rows.get(id)
    const plan = plans.get(plan_id)
    return task && plan ? [{ task, plan, progress }] : []
  })
}

async function viewsOf(
  db: Database,
  actor: Actor,
  tasks: readonly DatedProgress[],
  day: StatusDay,
): Promise<TaskOfPlan[]> {
  const [byId, plans] = await Promise.all([rowsById(db, tasks), plansOf(db, tasks)])
  const views = await taskViewsOf(
    db,
    tasks.flatMap(({ row }) => byId.get(row.id) ?? []),
    { actor, day },
  )
  return views.flatMap((view) => {
    const plan = plans.get(view.planId)
    return plan ? [{ ...view, plan: { number: plan.number, subject: plan.subject, year: plan.year } }] : []
  })
}

async function rowsById(db: Database, tasks: readonly DatedProgress[]): Promise<ReadonlyMap<string, TaskRow>> {
  if (tasks.length === 0) return new Map()
  const rows = await readTaskRows(
    db,
    tasks.map(({ row }) => row.id),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

async function plansOf(db: Database, tasks: readonly DatedProgress[]): Promise<ReadonlyMap<string, PlanNameRow>> {
  const plans = await listPlanNames(db, [...new Set(tasks.map(({ row }) => row.plan_id))])
  return new Map(plans.map((plan) => [plan.id, plan]))
}

interface TaskOrder {
  readonly sort?: (typeof taskColumns)[number] | undefined
  readonly order?: 'asc' | 'desc' | undefined
}

const URGENCY: readonly TaskStatus[] = ['overdue', 'soon', 'ahead', 'noDay', 'doneLate', 'done']
const vietnamese = new Intl.Collator('vi', { numeric: true })

/** Tasks that are alike stay in the order of their plan. A task without a day stands last, whichever way days are sorted. */
function inOrder(
  tasks: readonly DatedProgress[],
  { sort, order }: TaskOrder,
  plans: ReadonlyMap<string, PlanNameRow>,
): DatedProgress[] {
  const sign = order === 'desc' ? -1 : 1
  const planName = ({ row }: DatedProgress) => {
    const plan = plans.get(row.plan_id)
    return `${row.year} ${plan?.number ?? ''} ${plan?.subject ?? ''}`
  }
  switch (sort) {
    case undefined:
      return tasks.toSorted((left, right) => urgency(left) - urgency(right) || byDue(left, right, 1))
    case 'due':
      return tasks.toSorted((left, right) => byDue(left, right, sign))
    case 'item':
      return tasks.toSorted((left, right) => sign * vietnamese.compare(left.row.item_id, right.row.item_id))
    case 'title':
      return tasks.toSorted((left, right) => sign * vietnamese.compare(left.row.title, right.row.title))
    case 'plan':
      return tasks.toSorted((left, right) => sign * vietnamese.compare(planName(left), planName(right)))
  }
}

const urgency = ({ current }: DatedProgress): number => URGENCY.indexOf(current.status)

function byDue({ current: { due: left } }: DatedProgress, { current: { due: right } }: DatedProgress, sign: 1 | -1) {
  if (left === right) return 0
  if (left === null) return 1
  if (right === null) return -1
  return left < right ? -sign : sign
}

const monthOf = ({ current }: DatedProgress): string => current.due?.slice(0, 7) ?? NONE
const NONE = 'none'

/** How many tasks stand how, in all and by lead or by the month in which they are due. */
export async function taskGroups(
  services: Services,
  actor: Actor,
  { by, ...asked }: TaskAsked & { readonly by?: (typeof taskGroupings)[number] },
): Promise<TaskGroups> {
  const { db } = services
  const [{ tasks, filter, day }, years] = await Promise.all([
    findTasks(services, actor, asked),
    listYearsOfTasks(db, actor.departmentId),
  ])
  return {
    total: tasks.length,
    counts: countsOf(tasks),
    groups: by === 'due' ? groupsByMonth(tasks) : await groupsByLead(db, filter, tasks),
    soonDays: day.soonDays,
    years,
  }
}

type Group = TaskGroups['groups'][number]

function groupsByMonth(tasks: readonly DatedProgress[]): Group[] {
  const byMonth = groupedBy(tasks, monthOf)
  // `none` comes after every month, as letters do after digits.
  return [...byMonth.keys()].sort().map((key) => groupOf({ key, name: null, unitId: null }, byMonth.get(key) ?? []))
}

/**
 * Who is named leads; a unit that is named counts what it leads within groups as well, as the list does for it. A unit
 * that is named nowhere has no line of its own: its work stands under the group.
 */
async function groupsByLead(db: Database, filter: AllTasksFilter, tasks: readonly DatedProgress[]): Promise<Group[]> {
  const rows = await listLeadRows(db, filter)
  const groupIds = [...new Set(rows.flatMap(({ group_id }) => group_id ?? []))]
  const members = groupedBy(await listMembersOfGroups(db, groupIds), ({ group_id }) => group_id)
  const leads = new Map(rows.map((row) => [keyOf(row), row]))
  const rowsOfTask = groupedBy(rows, ({ task_id }) => task_id)
  const led = tasks.flatMap((task) => {
    const named = rowsOfTask.get(task.row.id) ?? []
    const within = named.flatMap(({ group_id }) => (group_id && members.get(group_id)) || [])
    const keys = [...named.map(keyOf), ...within.map(({ unit_id }) => unit_id).filter((id) => leads.has(id))]
    return [...new Set(keys.length > 0 ? keys : [NONE])].map((key) => ({ key, task }))
  })
  const kindOf = (row: LeadRow | undefined) => (!row ? 3 : row.unit_id ? 0 : row.group_id ? 1 : 2)
  return [...groupedBy(led, ({ key }) => key)]
    .map(([key, own]) => ({ key, own: own.map(({ task }) => task), row: leads.get(key) }))
    .sort(
      (left, right) =>
        kindOf(left.row) - kindOf(right.row) || vietnamese.compare(left.row?.name ?? '', right.row?.name ?? ''),
    )
    .map(({ key, own, row }) => groupOf({ key, name: row?.name ?? null, unitId: row?.unit_id ?? null }, own))
}

const keyOf = ({ unit_id, group_id, name }: LeadRow): string => unit_id ?? group_id ?? `words:${name}`

const groupOf = (of: Pick<Group, 'key' | 'name' | 'unitId'>, tasks: readonly DatedProgress[]): Group => ({
  ...of,
  total: tasks.length,
  counts: countsOf(tasks),
})

function countsOf(tasks: readonly DatedProgress[]): TaskCounts {
  const counts = { noDay: 0, ahead: 0, soon: 0, overdue: 0, done: 0, doneLate: 0 }
  for (const { current } of tasks) counts[current.status] += 1
  return counts
}

function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const own = groups.get(key)
    if (own) own.push(item)
    else groups.set(key, [item])
  }
  return groups
}
