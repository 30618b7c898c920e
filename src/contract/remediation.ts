/** Remediation plans: an official document read into tasks, corrected by a person, confirmed; its tasks, and its new versions. */
import { z } from 'zod'
import { NamedUnit, PlanDraft } from '../core/plans/editing/planDraft.ts'
import { Deadline, IndexResult, PlanProblem, PlanSigner, ShortcomingCause } from '../core/plans/planReading.ts'
import { taskStatuses as progressStatuses } from '../core/plans/progress/taskProgress.ts'
import { Document, Position } from '../core/values/document.ts'
import { Day, filledText, Id, Paging, pageOf, route, typedText, Version, VersionInQuery, Year } from './route.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const MOST_PLAN_BYTES = 20 * 1_048_576
export const MOST_TASK_FILES = 10
export const MOST_TASK_FILE_BYTES = 20 * 1_048_576
/** The files of one report together, as they travel: a third larger than they are. */
const MOST_REPORT_BYTES = 40 * 1_048_576
/** The document as base64 (a third larger) beside what was read from it. */
const MOST_CONFIRMATION_BYTES = 40 * 1_048_576

/** A plan, as far as another one is told from it. */
const PlanName = z.object({
  id: Id,
  number: z.string().nullable(),
  subject: z.string(),
  year: z.number().int(),
  version: Version,
})

/** A criterion that a plan may speak of. */
const CriterionName = z.object({ code: z.string(), name: z.string() })
export type CriterionName = z.infer<typeof CriterionName>

const CriteriaOfYear = z.object({ year: z.number().int(), title: z.string(), criteria: z.array(CriterionName) })
export type CriteriaOfYear = z.infer<typeof CriteriaOfYear>

/** Null where no set is in use for the year. */
const PlanCriteria = z.object({
  running: CriteriaOfYear.nullable(),
  /** The year before, whose points were lost. */
  loss: CriteriaOfYear.nullable(),
})
export type PlanCriteria = z.infer<typeof PlanCriteria>

export const ReadPlan = z.object({
  fileName: z.string(),
  sha256: z.string(),
  document: Document,
  /** What was read, each unit, task and shortcoming with the tie that is proposed for it. */
  draft: PlanDraft,
  problems: z.array(PlanProblem),
  criteria: PlanCriteria,
  known: z
    .discriminatedUnion('kind', [
      /** These bytes were confirmed before. */
      z.object({ kind: z.literal('same'), plan: PlanName }),
      /** Other bytes with the number, issuer and year of a plan: perhaps a new version of it. */
      z.object({ kind: z.literal('version'), plan: PlanName }),
    ])
    .nullable(),
})
export type ReadPlan = z.infer<typeof ReadPlan>

const Confirmation = z.object({
  fileName: filledText(255),
  content: z.string().min(1).meta({ description: 'Nội dung tệp, mã hoá base64' }),
  draft: PlanDraft,
  /** The plan that this is a new version of; `version` is the one that the person saw. */
  asVersionOf: z.object({ planId: Id, version: Version }).nullable().default(null),
})

export const PlanSummary = PlanName.extend({
  kind: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  issuedMonth: z.string().nullable(),
  tasks: z.number().int(),
  documents: z.number().int(),
  confirmedAt: z.iso.datetime(),
  confirmedBy: z.string(),
})
export type PlanSummary = z.infer<typeof PlanSummary>

export const PlanDocument = z.object({
  id: Id,
  /** Counts the versions of the plan from 1. */
  ordinal: z.number().int(),
  fileName: z.string(),
  format: z.enum(['txt', 'docx', 'pdf']),
  bytes: z.number().int(),
  sha256: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
})
export type PlanDocument = z.infer<typeof PlanDocument>

/** A unit named by a plan; `name` is that of the unit or group it is tied to, else the words. */
const UnitOfPlan = z.object({
  words: z.string(),
  unitId: Id.nullable(),
  groupId: Id.nullable(),
  name: z.string(),
})
export type UnitOfPlan = z.infer<typeof UnitOfPlan>

const TaskCriterion = z.object({ code: z.string(), name: z.string().nullable() })

export const PlanTaskView = z.object({
  id: Id,
  planId: Id,
  /** The item's own number in the document: `III.2.2`. */
  itemId: z.string(),
  section: z.string(),
  title: z.string(),
  text: z.string(),
  lead: z.array(UnitOfPlan),
  coordinating: z.array(UnitOfPlan),
  deadline: Deadline.nullable(),
  product: z.string().nullable(),
  criteria: z.array(TaskCriterion),
  where: Position.nullable(),
  /** The version of the document that no longer has it; null while it stands. */
  withdrawnIn: z.number().int().nullable(),
  /** How it stands today; of a recurring task the occurrence whose turn it is. */
  progress: z.object({
    status: z.enum(progressStatuses),
    occurrence: z.string(),
    due: Day.nullable(),
    doneOn: Day.nullable(),
    /** Earlier occurrences that passed their day undone. */
    missed: z.number().int(),
  }),
  /** The day that a person set where the deadline names none; the deadline's own words stay. */
  daySet: z.object({ day: Day, by: z.string(), at: z.iso.datetime() }).nullable(),
  /** Whether the person who asks may change what it says. */
  mayEdit: z.boolean(),
  version: Version,
})
export type PlanTaskView = z.infer<typeof PlanTaskView>

const OccurrenceKey = z.string().regex(/^(?:once|\d{4}(?:-[MQWN]\d{1,3})?)$/)
/** The last entry on the occurrence that the person saw; null where there was none. */
const seen = Id.nullable()

/** Files that go with a report; what a file is, its content says. */
const files = z
  .array(
    z.object({
      fileName: filledText(255),
      content: z
        .string()
        .min(1)
        .max(Math.ceil(MOST_TASK_FILE_BYTES / 3) * 4)
        .meta({ description: 'Nội dung tệp, mã hoá base64' }),
    }),
  )
  .max(MOST_TASK_FILES)
  .optional()

export const ProgressReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('note'), note: filledText(4000), files }),
  z.object({
    kind: z.literal('done'),
    occurrence: OccurrenceKey,
    doneOn: Day,
    note: typedText(4000).default(''),
    seen,
    files,
  }),
  z.object({ kind: z.literal('reopened'), occurrence: OccurrenceKey, note: typedText(4000).default(''), seen }),
])
export type ProgressReport = z.infer<typeof ProgressReport>

const ProgressEntry = z.object({
  id: Id,
  kind: z.enum(['note', 'done', 'reopened']),
  occurrence: z.string().nullable(),
  doneOn: Day.nullable(),
  note: z.string(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string(),
  files: z.array(z.object({ id: Id, fileName: z.string(), bytes: z.number().int() })),
})
export type ProgressEntry = z.infer<typeof ProgressEntry>

export const TaskProgressView = z.object({
  occurrences: z.array(
    z.object({
      key: z.string(),
      due: Day.nullable(),
      doneOn: Day.nullable(),
      status: z.enum(progressStatuses),
      lastId: Id.nullable(),
    }),
  ),
  /** The key of the occurrence whose turn it is. */
  current: z.string(),
  mayReport: z.boolean(),
  entries: z.array(ProgressEntry),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
})
export type TaskProgressView = z.infer<typeof TaskProgressView>

const ShortcomingView = z.object({
  id: Id,
  section: z.string(),
  text: z.string(),
  cause: ShortcomingCause,
  actual: z.string().nullable(),
  required: z.string().nullable(),
  criteria: z.array(TaskCriterion.extend({ lossCode: z.string().nullable(), lossName: z.string().nullable() })),
  where: Position.nullable(),
})
export type ShortcomingView = z.infer<typeof ShortcomingView>

const TargetView = z.object({
  id: Id,
  section: z.string(),
  text: z.string(),
  value: z.string(),
  unit: z.string(),
  op: z.enum(['>=', '<=', '=', '>', '<']),
  where: Position.nullable(),
})
export type TargetView = z.infer<typeof TargetView>

const ResponsibilityView = z.object({
  id: Id,
  itemId: z.string(),
  unit: UnitOfPlan,
  text: z.string(),
  coordinating: z.array(z.string()),
  deadline: Deadline.nullable(),
  where: Position.nullable(),
})

/** A plan with all its items but the tasks, which are many and come by pages. */
export const PlanView = PlanSummary.extend({
  symbol: z.string().nullable(),
  place: z.string().nullable(),
  bases: PlanDraft.shape.header.shape.bases,
  indexResult: IndexResult.omit({ where: true }).nullable(),
  recipients: z.array(z.string()),
  signer: PlanSigner.omit({ where: true }),
  shortcomings: z.array(ShortcomingView),
  targets: z.array(TargetView),
  responsibilities: z.array(ResponsibilityView),
  files: z.array(PlanDocument),
  withdrawnTasks: z.number().int(),
})
export type PlanView = z.infer<typeof PlanView>

export const taskStates = ['standing', 'withdrawn'] as const

const TaskFilter = z.object({
  text: typedText(200).optional(),
  /** Led by this unit itself, or by a group that it is in. */
  unitId: Id.optional(),
  criterion: typedText(40).optional(),
  state: z.enum(taskStates).optional(),
})

const OnePlan = z.object({ planId: Id })
const OneTask = z.object({ taskId: Id })

export const remediationRoutes = {
  read: route({
    method: 'POST',
    path: '/api/plan-readings',
    summary: 'Đọc một văn bản kế hoạch (DOCX, PDF có chữ, TXT); chỉ đọc, không lưu gì',
    permission: 'writePlans',
    query: z.object({ fileName: filledText(255) }),
    upload: { what: 'Văn bản kế hoạch', maxBytes: MOST_PLAN_BYTES },
    answer: ReadPlan,
  }),
  criteria: route({
    method: 'GET',
    path: '/api/plan-criteria/:year',
    summary: 'Các tiêu chí mà kế hoạch của năm phục vụ, và tiêu chí của năm trước đã mất điểm',
    permission: 'readDepartment',
    params: z.object({ year: Year }),
    answer: PlanCriteria,
  }),
  list: route({
    method: 'GET',
    path: '/api/plans',
    summary: 'Các kế hoạch của Sở, năm mới nhất trước',
    permission: 'readDepartment',
    query: z.object({ year: Year.optional(), text: typedText(200).optional() }).extend(Paging.shape),
    answer: pageOf(PlanSummary),
  }),
  confirm: route({
    method: 'POST',
    path: '/api/plans',
    summary: 'Xác nhận bản đọc đã sửa: ghi kế hoạch, nhiệm vụ, tồn tại, chỉ tiêu và tệp gốc trong một lần',
    permission: 'writePlans',
    body: Confirmation,
    maxBodyBytes: MOST_CONFIRMATION_BYTES,
    answer: PlanName.extend({
      tasks: z.object({ added: z.number().int(), kept: z.number().int(), withdrawn: z.number().int() }),
    }),
  }),
  plan: route({
    method: 'GET',
    path: '/api/plans/:planId',
    summary: 'Một kế hoạch: tồn tại, chỉ tiêu, trách nhiệm, các tệp gốc',
    permission: 'readDepartment',
    params: OnePlan,
    answer: PlanView,
  }),
  tasks: route({
    method: 'GET',
    path: '/api/plans/:planId/tasks',
    summary: 'Các nhiệm vụ của kế hoạch, theo thứ tự trong văn bản',
    permission: 'readDepartment',
    params: OnePlan,
    query: TaskFilter.extend(Paging.shape),
    answer: pageOf(PlanTaskView),
  }),
  sheet: route({
    method: 'GET',
    path: '/api/plans/:planId/sheet',
    summary: 'Nhiệm vụ của kế hoạch ra Excel, theo bộ lọc',
    permission: 'readDepartment',
    params: OnePlan,
    query: TaskFilter,
    download: SHEET,
  }),
  file: route({
    method: 'GET',
    path: '/api/plans/:planId/documents/:documentId',
    summary: 'Tải tệp gốc của kế hoạch',
    permission: 'readDepartment',
    params: OnePlan.extend({ documentId: Id }),
    download: 'application/octet-stream',
  }),
  changeShortcoming: route({
    method: 'PUT',
    path: '/api/plans/:planId/shortcomings/:shortcomingId',
    summary: 'Sửa nguyên nhân và tiêu chí của một tồn tại; version là bản kế hoạch đã thấy',
    permission: 'writePlans',
    params: OnePlan.extend({ shortcomingId: Id }),
    body: PlanDraft.shape.shortcomings.element.pick({ cause: true, criteria: true }).extend({ version: Version }),
    answer: PlanView,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/plans/:planId',
    summary: 'Xoá kế hoạch cùng nhiệm vụ và tệp gốc; version là bản đã thấy',
    permission: 'writePlans',
    params: OnePlan,
    query: z.object({ version: VersionInQuery }),
  }),
  changeTask: route({
    method: 'PUT',
    path: '/api/tasks/:taskId',
    summary: 'Sửa nội dung, thời hạn, sản phẩm và tiêu chí của một nhiệm vụ; version là bản đã thấy',
    permission: 'writeTasks',
    params: OneTask,
    body: PlanDraft.shape.tasks.element
      .pick({ title: true, text: true, deadline: true, product: true, criteria: true })
      .extend({ version: Version }),
    answer: PlanTaskView,
  }),
  assignTask: route({
    method: 'PUT',
    path: '/api/tasks/:taskId/assignment',
    summary: 'Giao đơn vị chủ trì, phối hợp của một nhiệm vụ; version là bản đã thấy',
    permission: 'assignTasks',
    params: OneTask,
    body: z.object({
      lead: z.array(NamedUnit).max(100),
      coordinating: z.array(NamedUnit).max(100),
      version: Version,
    }),
    answer: PlanTaskView,
  }),
  progress: route({
    method: 'GET',
    path: '/api/tasks/:taskId/progress',
    summary: 'Tiến độ của một nhiệm vụ: từng kỳ phải làm, và những gì đã báo cáo, mới nhất trước',
    permission: 'readDepartment',
    params: OneTask,
    query: Paging,
    answer: TaskProgressView,
  }),
  report: route({
    method: 'POST',
    path: '/api/tasks/:taskId/progress',
    summary: 'Báo cáo một nhiệm vụ: ghi chú, hoàn thành một kỳ, hoặc mở lại; seen là báo cáo sau cùng đã thấy',
    permission: 'reportProgress',
    params: OneTask,
    body: ProgressReport,
    maxBodyBytes: MOST_REPORT_BYTES,
    answer: PlanTaskView,
  }),
}
