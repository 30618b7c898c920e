/** Tasks across all plans of a department: searched, filtered, grouped; a day set by a person; what closes the loop. */
import { z } from 'zod'
import { taskStatuses } from '../core/plans/progress/taskProgress.ts'
import { Figure } from './criteriaTree.ts'
import { PlanTaskView } from './remediation.ts'
import { Day, Id, Paging, pageOf, route, sortingBy, typedText, Version, Year } from './route.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const TaskOfPlan = PlanTaskView.extend({
  plan: z.object({ number: z.string().nullable(), subject: z.string(), year: z.number().int() }),
})
export type TaskOfPlan = z.infer<typeof TaskOfPlan>

const statusList = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(taskStatuses)).max(taskStatuses.length))

export const TaskQuery = z.object({
  text: typedText(200).optional(),
  year: Year.optional(),
  planId: Id.optional(),
  /**
   * A key of `groups` by lead. A unit: led by it itself, or by a group that it is in. A group, or words tied to neither.
   * `none`: nobody leads it.
   */
  lead: z.union([Id, z.literal('none'), typedText(1100).pipe(z.templateLiteral(['words:', z.string()]))]).optional(),
  criterion: typedText(40).optional(),
  /** One or more, with commas: `soon,overdue`. */
  status: statusList.optional(),
  /** One group of `groups` by due day: a month `2023-04`, or `none`. */
  due: z.union([z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), z.literal('none')]).optional(),
  /** Led by a unit in which the reader works or holds a role. */
  mine: z.stringbool().default(false),
})
export type TaskQuery = z.infer<typeof TaskQuery>

export const taskColumns = ['due', 'item', 'title', 'plan'] as const

export const taskGroupings = ['lead', 'due'] as const

const Counts = z.object({
  noDay: z.number().int(),
  ahead: z.number().int(),
  soon: z.number().int(),
  overdue: z.number().int(),
  done: z.number().int(),
  doneLate: z.number().int(),
})
export type TaskCounts = z.infer<typeof Counts>

export const TaskGroups = z.object({
  /** A task with several leads stands under each and counts once here. */
  total: z.number().int(),
  counts: Counts,
  /**
   * By lead: units that are named, then groups, then words (`words:…`), then `none`; by due day: months `2023-04` in order,
   * then `none`. Each counts what the list shows for its key: a unit's also what it leads within a group.
   */
  groups: z.array(
    z.object({
      key: z.string(),
      /** The lead's name, or null for a month and for `none`. */
      name: z.string().nullable(),
      unitId: Id.nullable(),
      total: z.number().int(),
      counts: Counts,
    }),
  ),
  /** From this many days before it is due a task is soon due. */
  soonDays: z.number().int(),
  years: z.array(z.number().int()),
})
export type TaskGroups = z.infer<typeof TaskGroups>

/** A criterion that a task serves, with what the running year knows of it: the fact is asked for once. */
export const ServedCriterion = z.object({
  code: z.string(),
  name: z.string(),
  year: z.number().int(),
  max: Figure,
  points: Figure.nullable(),
  hasFact: z.boolean(),
  mayWrite: z.boolean(),
})
export type ServedCriterion = z.infer<typeof ServedCriterion>

const OneTask = z.object({ taskId: Id })

export const taskRoutes = {
  list: route({
    method: 'GET',
    path: '/api/tasks',
    summary: 'Nhiệm vụ của mọi kế hoạch còn hiệu lực, lọc theo trạng thái, đơn vị chủ trì, tiêu chí; việc gấp trước',
    permission: 'readDepartment',
    query: TaskQuery.extend(sortingBy(taskColumns).shape).extend(Paging.shape),
    answer: pageOf(TaskOfPlan),
  }),
  groups: route({
    method: 'GET',
    path: '/api/tasks/groups',
    summary: 'Số nhiệm vụ theo trạng thái, chia theo đơn vị chủ trì hoặc tháng đến hạn',
    permission: 'readDepartment',
    query: TaskQuery.extend({ by: z.enum(taskGroupings).default('lead') }),
    answer: TaskGroups,
  }),
  sheet: route({
    method: 'GET',
    path: '/api/tasks/sheet',
    summary: 'Nhiệm vụ ra Excel, theo bộ lọc',
    permission: 'readDepartment',
    query: TaskQuery,
    download: SHEET,
  }),
  setDay: route({
    method: 'PUT',
    path: '/api/tasks/:taskId/day',
    summary: 'Đặt ngày cho nhiệm vụ chưa có hạn (null là bỏ); lời văn về thời hạn giữ nguyên; version là bản đã thấy',
    permission: 'writeTasks',
    params: OneTask,
    body: z.object({ day: Day.nullable(), version: Version }),
    answer: PlanTaskView,
  }),
  served: route({
    method: 'GET',
    path: '/api/tasks/:taskId/criteria',
    summary: 'Các tiêu chí mà nhiệm vụ phục vụ: điểm hiện có, đã có số liệu hay chưa',
    permission: 'readDepartment',
    params: OneTask,
    answer: z.array(ServedCriterion),
  }),
  file: route({
    method: 'GET',
    path: '/api/tasks/:taskId/files/:fileId',
    summary: 'Tải tệp kèm báo cáo của nhiệm vụ',
    permission: 'readDepartment',
    params: OneTask.extend({ fileId: Id }),
    download: 'application/octet-stream',
  }),
}
