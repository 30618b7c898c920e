/** Drafts of plans: made from lost points, edited with optimistic versions, issued as a plan like one that was read. */
import type { PlanDraftSummary, PlanDraftView } from '../../../contract/planDrafts.ts'
import { type Actor, can } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { numberedDraft } from '../../../core/plans/document/numberedDraft.ts'
import { draftProblems } from '../../../core/plans/drafting/draftProblems.ts'
import { draftFaults } from '../../../core/plans/editing/draftFaults.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { type AuditAction, recordAudit } from '../audit/audit.ts'
import { today as dayOf } from '../settings/settings.ts'
import { type ConfirmedPlan, confirmPlan, storable } from './confirmPlan.ts'
import { criteriaFor } from './knownThings.ts'
import {
  countDraftRows,
  deleteDraft,
  findDraftRow,
  insertDraft,
  listDraftRows,
  type PlanDraftRow,
  type PlanDraftSummaryRow,
  updateDraft,
} from './planDrafts.sql.ts'
import { proposeDraft } from './proposeDraft.ts'
import type { PlanFile } from './readPlanFile.ts'
import { draftAtFault, draftChanged, draftNotFound } from './refusals.ts'
import { departmentPlace } from './taskRights.ts'

/** The draft, for somebody who may read its department; another department's is answered as not there. */
export async function getPlanDraft(db: Database, actor: Actor, draftId: string): Promise<PlanDraftRow> {
  const row = await findDraftRow(db, draftId)
  if (!row || !can(actor, 'readDepartment', departmentPlace(row.department_id))) throw draftNotFound()
  return row
}

export async function listPlanDrafts(
  db: Database,
  departmentId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: PlanDraftSummary[]; readonly total: number }> {
  const [rows, total] = await Promise.all([listDraftRows(db, departmentId, page), countDraftRows(db, departmentId)])
  return { rows: rows.map(summaryOf), total }
}

/** Drafts the plan of `year` from the points of the year before; each time a new draft, so that none is written over. */
export async function makePlanDraft(services: Services, actor: Actor, year: number): Promise<PlanDraftRow> {
  const { db, clock } = services
  const { departmentId } = actor
  requirePermission(actor, 'writePlans', departmentPlace(departmentId))
  const draft = storable(await proposeDraft(services, actor, year))
  return db.transaction().execute(async (tx) => {
    const at = clock.now()
    const row = await insertDraft(tx, departmentId, writingOf(draft, year, { at, by: actor }))
    await recordDraft(tx, { at, by: actor, action: 'planDraft.made', row })
    return row
  })
}

/** Keeps what a person wrote, faults and all: what is wrong with it keeps it from being issued, not from being kept. */
export async function savePlanDraft(
  { db, clock }: Services,
  actor: Actor,
  seen: { readonly id: string; readonly version: number },
  given: PlanDraft,
): Promise<PlanDraftRow> {
  const before = await getPlanDraft(db, actor, seen.id)
  requirePermission(actor, 'writePlans', departmentPlace(before.department_id))
  const draft = storable(given)
  return db.transaction().execute(async (tx) => {
    const at = clock.now()
    const row = await updateDraft(tx, seen, writingOf(draft, before.year, { at, by: actor }))
    if (!row) throw await meanwhile(tx, seen.id)
    await recordDraft(tx, { at, by: actor, action: 'planDraft.saved', row })
    return row
  })
}

export async function removePlanDraft(
  { db, clock }: Services,
  actor: Actor,
  seen: { readonly id: string; readonly version: number },
): Promise<void> {
  const row = await getPlanDraft(db, actor, seen.id)
  requirePermission(actor, 'writePlans', departmentPlace(row.department_id))
  await db.transaction().execute(async (tx) => {
    if (!(await deleteDraft(tx, seen.id, seen.version))) throw await meanwhile(tx, seen.id)
    await recordDraft(tx, { at: clock.now(), by: actor, action: 'planDraft.removed', row })
  })
}

/**
 * Makes the draft a plan with its Word document as the file, in one transaction: then the draft is gone. A blank number or
 * day stays blank; the signed copy, once it is read, is offered as a new version of this plan.
 */
export async function issuePlanDraft(
  services: Services,
  actor: Actor,
  seen: { readonly id: string; readonly version: number },
  makeDocument: (draft: PlanDraft, departmentId: string) => Promise<PlanFile>,
): Promise<ConfirmedPlan> {
  const row = await getPlanDraft(services.db, actor, seen.id)
  const departmentId = row.department_id
  requirePermission(actor, 'writePlans', departmentPlace(departmentId))
  if (row.version !== seen.version) throw draftChanged(row)
  const faults = draftFaults(row.draft)
  if (faults.length > 0) throw draftAtFault(faults)
  const file = await makeDocument(row.draft, departmentId)
  return confirmPlan(
    services,
    { by: actor, departmentId },
    {
      file,
      // As the document numbers its tasks: its signed copy, once it is read, is known by them.
      draft: numberedDraft(row.draft),
      asVersionOf: null,
      alongside: {
        // Who saves or issues this draft meanwhile waits for its row, and then is told.
        first: async (tx) => {
          if (!(await deleteDraft(tx, row.id, row.version))) throw await meanwhile(tx, row.id)
        },
        last: (tx, { id: planId }) =>
          recordDraft(tx, { at: services.clock.now(), by: actor, action: 'planDraft.issued', row }, { planId }),
      },
    },
  )
}

export async function planDraftView(services: Services, row: PlanDraftRow): Promise<PlanDraftView> {
  const { id, year, draft, version } = row
  const [criteria, today] = await Promise.all([criteriaFor(services.db, row.department_id, year), dayOf(services)])
  const known = criteria.running ?? criteria.loss
  return {
    id,
    year,
    draft,
    problems: draftProblems(draft, { today, criteria: known && new Set(known.criteria.map(({ code }) => code)) }),
    criteria,
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
    version,
  }
}

const summaryOf = (row: PlanDraftSummaryRow): PlanDraftSummary => ({
  id: row.id,
  year: row.year,
  subject: row.subject,
  shortcomings: row.shortcomings,
  tasks: row.tasks,
  withoutLead: row.without_lead,
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by,
  version: row.version,
})

/** The draft with what its list shows; a year that was wiped away leaves the one it was made for. */
const writingOf = (draft: PlanDraft, year: number, { at, by }: { readonly at: Date; readonly by: Actor }) => ({
  year: draft.year ?? year,
  subject: draft.header.subject?.trim() ?? '',
  shortcomings: draft.shortcomings.length,
  tasks: draft.tasks.length,
  without_lead: draft.tasks.filter(({ lead }) => lead.every(({ words }) => words.trim() === '')).length,
  draft,
  updated_at: at,
  updated_by: by.fullName,
})

/** Tells who was first; nobody, where the draft is gone: issued or deleted. */
async function meanwhile(tx: Transaction, id: string): Promise<Error> {
  const latest = await findDraftRow(tx, id)
  return latest ? draftChanged(latest) : draftNotFound()
}

function recordDraft(
  tx: Transaction,
  entry: { readonly at: Date; readonly by: Actor; readonly action: AuditAction; readonly row: PlanDraftRow },
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { at, by, action, row } = entry
  return recordAudit(tx, {
    at,
    by,
    action,
    subject: { kind: 'planDraft', id: row.id, name: row.subject || null },
    departmentId: row.department_id,
    detail: {
      year: row.year,
      version: row.version,
      shortcomings: row.shortcomings,
      tasks: row.tasks,
      withoutLead: row.without_lead,
      ...more,
    },
  })
}
