import { planDraftRoutes } from '../../../contract/planDrafts.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { documentFrame, draftDocument } from './draftDocument.ts'
import {
  getPlanDraft,
  issuePlanDraft,
  listPlanDrafts,
  makePlanDraft,
  planDraftView,
  removePlanDraft,
  savePlanDraft,
} from './planDrafts.ts'
import { ownTemplate, removeTemplate, replaceTemplate, templateInUse } from './planTemplate.ts'

export function servePlanDrafts(serve: Serve<Actor>, services: Services): void {
  const { db } = services
  const documentOf = async (draft: PlanDraft, departmentId: string) =>
    draftDocument(
      (await templateInUse(db, departmentId)).bytes,
      draft,
      await documentFrame(db, departmentId, draft.year),
    )

  serve(planDraftRoutes.list, async ({ query, actor }) => {
    const { page, pageSize } = query
    const found = await listPlanDrafts(db, actor.departmentId, { limit: pageSize, offset: (page - 1) * pageSize })
    return { ...found, page, pageSize }
  })
  serve(planDraftRoutes.make, async ({ body, actor }) =>
    planDraftView(services, await makePlanDraft(services, actor, body.year)),
  )
  serve(planDraftRoutes.draft, async ({ params, actor }) =>
    planDraftView(services, await getPlanDraft(db, actor, params.draftId)),
  )
  serve(planDraftRoutes.save, async ({ params, body, actor }) => {
    const { draft, version } = body
    return planDraftView(services, await savePlanDraft(services, actor, { id: params.draftId, version }, draft))
  })
  serve(planDraftRoutes.remove, async ({ params, query, actor }) => {
    await removePlanDraft(services, actor, { id: params.draftId, version: query.version })
    return undefined
  })
  serve(planDraftRoutes.document, async ({ params, actor }) => {
    const row = await getPlanDraft(db, actor, params.draftId)
    const { bytes, fileName } = await documentOf(row.draft, row.department_id)
    return { fileName, content: bytes }
  })
  serve(planDraftRoutes.issue, async ({ params, body, actor }) => {
    const seen = { id: params.draftId, version: body.version }
    const { plan, tasks } = await issuePlanDraft(services, actor, seen, documentOf)
    const { id, number, subject, year, version } = plan
    return { id, number, subject, year, version, tasks }
  })
  serve(planDraftRoutes.template, async ({ actor }) => {
    const { bytes, fileName } = await templateInUse(db, actor.departmentId)
    return { fileName, content: bytes }
  })
  serve(planDraftRoutes.templateState, async ({ actor }) => {
    const own = await ownTemplate(db, actor.departmentId)
    if (!own) return { own: null }
    const { file_name: fileName, added_at: addedAt, added_by: addedBy, version } = own
    return { own: { fileName, addedAt: addedAt.toISOString(), addedBy, version } }
  })
  serve(planDraftRoutes.replaceTemplate, async ({ upload, query, actor }) => {
    await replaceTemplate(services, actor, { bytes: upload, fileName: query.fileName })
    return undefined
  })
  serve(planDraftRoutes.removeTemplate, async ({ actor }) => {
    await removeTemplate(services, actor)
    return undefined
  })
}
