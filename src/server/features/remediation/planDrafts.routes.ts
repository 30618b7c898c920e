import { planDraftRoutes } from '../../../contract/planDrafts.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { draftDocument } from './draftDocument.ts'
import {
  getPlanDraft,
  issuePlanDraft,
  listPlanDrafts,
  makePlanDraft,
  planDraftView,
  removePlanDraft,
  savePlanDraft,
} from './planDrafts.ts'

export function servePlanDrafts(serve: Serve<Actor>, services: Services): void {
  const { db } = services

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
    const { bytes, fileName } = await draftDocument((await getPlanDraft(db, actor, params.draftId)).draft)
    return { fileName, content: bytes }
  })
  serve(planDraftRoutes.issue, async ({ params, body, actor }) => {
    const seen = { id: params.draftId, version: body.version }
    const { plan, tasks } = await issuePlanDraft(services, actor, seen, draftDocument)
    const { id, number, subject, year, version } = plan
    return { id, number, subject, year, version, tasks }
  })
}
