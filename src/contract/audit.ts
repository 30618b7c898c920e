/** The audit log: its page, its sheet, and the check of its chain. */
import { z } from 'zod'
import { DayAsked, Id, Paging, pageOf, route, sortingBy, typedText } from './route.ts'

/** Everything that is written down; each has its words in the screens' texts. */
export const auditActions = [
  'account.signedIn',
  'account.signInRefused',
  'account.signedOut',
  'account.signedOutEverywhere',
  'account.created',
  'account.changed',
  'account.disabled',
  'account.enabled',
  'account.invited',
  'account.linkUsed',
  'account.passwordChanged',
  'account.languageChanged',
  'token.created',
  'token.revoked',
  'unit.created',
  'unit.changed',
  'unit.merged',
  'unit.imported',
  'unitGroup.created',
  'unitGroup.changed',
  'unitGroup.deleted',
  'setting.changed',
  'criteriaSet.drafted',
  'criteriaSet.takenIntoUse',
  'criteriaSet.superseded',
  'criteriaSet.deleted',
  'criteriaSet.yearOpened',
  'fact.written',
  'fact.removed',
  'fact.imported',
  'responsibility.written',
  'attribute.written',
  'result.written',
  'result.removed',
  'plan.confirmed',
  'plan.versionAdded',
  'plan.changed',
  'plan.deleted',
  'planDraft.made',
  'planDraft.saved',
  'planDraft.removed',
  'planDraft.issued',
  'planTemplate.replaced',
  'planTemplate.removed',
  'lossReason.written',
  'task.changed',
  'task.daySet',
  'task.noted',
  'task.done',
  'task.reopened',
  'backup.made',
  'backup.restored',
  'sample.loaded',
  'sample.removed',
] as const
export type AuditAction = (typeof auditActions)[number]

export const AuditEntry = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  via: z.enum(['web', 'token', 'command', 'system']),
  action: z.enum(auditActions),
  subjectKind: z.string(),
  subjectId: z.string().nullable(),
  subjectName: z.string().nullable(),
  departmentId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const auditSorts = ['at', 'actor', 'action', 'subject', 'via'] as const

const AuditFilter = z.object({
  action: z.enum(auditActions).optional(),
  actor: Id.optional(),
  text: typedText(200).optional(),
  from: DayAsked.optional(),
  until: DayAsked.optional(),
  ...sortingBy(auditSorts).shape,
})

export const auditRoutes = {
  list: route({
    method: 'GET',
    path: '/api/audit',
    summary: 'Nhật ký: các lần ghi, mới nhất trước nếu không chọn cột sắp xếp',
    permission: 'readAudit',
    query: AuditFilter.extend(Paging.shape),
    answer: pageOf(AuditEntry),
  }),
  sheet: route({
    method: 'GET',
    path: '/api/audit/sheet',
    summary: 'Nhật ký ra Excel, theo bộ lọc và thứ tự',
    permission: 'readAudit',
    query: AuditFilter,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  verify: route({
    method: 'GET',
    path: '/api/audit/verification',
    summary: 'Kiểm tra chuỗi nhật ký còn nguyên vẹn',
    permission: 'readAudit',
    answer: z.object({ intact: z.boolean(), entries: z.number().int(), firstBroken: z.number().int().nullable() }),
  }),
}
