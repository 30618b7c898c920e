/** Drafts of plans: made from lost points, edited by people, exported as an official document, issued as a plan. */
import { z } from 'zod'
import { PlanDraft } from '../core/plans/editing/planDraft.ts'
import { ReadPlan, remediationRoutes } from './remediation.ts'
import { filledText, Id, Paging, pageOf, route, Version, VersionInQuery, Year } from './route.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const MOST_DRAFT_BYTES = 20 * 1_048_576
export const MOST_TEMPLATE_BYTES = 5 * 1_048_576

export const PlanDraftSummary = z.object({
  id: Id,
  year: z.number().int(),
  subject: z.string(),
  shortcomings: z.number().int(),
  tasks: z.number().int(),
  /** Tasks that nobody leads yet. */
  withoutLead: z.number().int(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string(),
  version: Version,
})
export type PlanDraftSummary = z.infer<typeof PlanDraftSummary>

/** What a person still has to decide; it keeps nobody from exporting. `where` is `tasks.III.1.1.lead` or a header's field. */
export const DraftProblem = z.object({ code: z.string(), where: z.string(), text: z.string() })
export type DraftProblem = z.infer<typeof DraftProblem>

export const PlanDraftView = z.object({
  id: Id,
  year: z.number().int(),
  draft: PlanDraft,
  problems: z.array(DraftProblem),
  criteria: ReadPlan.shape.criteria,
  updatedAt: z.iso.datetime(),
  updatedBy: z.string(),
  version: Version,
})
export type PlanDraftView = z.infer<typeof PlanDraftView>

const OneDraft = z.object({ draftId: Id })

export const planDraftRoutes = {
  list: route({
    method: 'GET',
    path: '/api/plan-drafts',
    summary: 'Các dự thảo kế hoạch, sửa gần đây nhất trước',
    permission: 'readDepartment',
    query: Paging,
    answer: pageOf(PlanDraftSummary),
  }),
  make: route({
    method: 'POST',
    path: '/api/plan-drafts',
    summary: 'Lập dự thảo kế hoạch của năm từ điểm bị mất năm trước',
    permission: 'writePlans',
    body: z.object({ year: Year }),
    answer: PlanDraftView,
  }),
  draft: route({
    method: 'GET',
    path: '/api/plan-drafts/:draftId',
    summary: 'Một dự thảo kế hoạch',
    permission: 'readDepartment',
    params: OneDraft,
    answer: PlanDraftView,
  }),
  save: route({
    method: 'PUT',
    path: '/api/plan-drafts/:draftId',
    summary: 'Ghi dự thảo đã sửa; version là bản đã thấy',
    permission: 'writePlans',
    params: OneDraft,
    body: z.object({ draft: PlanDraft, version: Version }),
    maxBodyBytes: MOST_DRAFT_BYTES,
    answer: PlanDraftView,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/plan-drafts/:draftId',
    summary: 'Xoá dự thảo; version là bản đã thấy',
    permission: 'writePlans',
    params: OneDraft,
    query: z.object({ version: VersionInQuery }),
  }),
  document: route({
    method: 'GET',
    path: '/api/plan-drafts/:draftId/document',
    summary: 'Dự thảo ra văn bản Word theo thể thức Nghị định 30/2020/NĐ-CP',
    permission: 'readDepartment',
    params: OneDraft,
    download: DOCX,
  }),
  issue: route({
    method: 'POST',
    path: '/api/plan-drafts/:draftId/issue',
    summary: 'Ban hành: ghi kế hoạch, nhiệm vụ, tồn tại, chỉ tiêu và văn bản Word, bỏ dự thảo; version là bản đã thấy',
    permission: 'writePlans',
    params: OneDraft,
    body: z.object({ version: Version }),
    answer: remediationRoutes.confirm.answer,
  }),
  template: route({
    method: 'GET',
    path: '/api/plan-template',
    summary: 'Tải mẫu Word của kế hoạch đang dùng',
    permission: 'readDepartment',
    download: DOCX,
  }),
  templateState: route({
    method: 'GET',
    path: '/api/plan-template/state',
    summary: 'Mẫu Word đang dùng là mẫu kèm phần mềm hay mẫu riêng của Sở',
    permission: 'readDepartment',
    answer: z.object({
      own: z
        .object({ fileName: z.string(), addedAt: z.iso.datetime(), addedBy: z.string(), version: Version })
        .nullable(),
    }),
  }),
  replaceTemplate: route({
    method: 'PUT',
    path: '/api/plan-template',
    summary: 'Dùng mẫu Word riêng của Sở; mẫu hỏng hoặc có trường lạ thì bị từ chối',
    permission: 'writePlans',
    query: z.object({ fileName: filledText(255) }),
    upload: { what: 'Mẫu Word (DOCX)', maxBytes: MOST_TEMPLATE_BYTES },
  }),
  removeTemplate: route({
    method: 'DELETE',
    path: '/api/plan-template',
    summary: 'Trở lại mẫu Word kèm phần mềm',
    permission: 'writePlans',
  }),
}
