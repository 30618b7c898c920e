import { remediationRoutes } from '../../../contract/remediation.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { findFile } from '../../platform/files/fileStore.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { statusDay } from '../settings/settings.ts'
import { findBase64Bytes } from './base64Bytes.ts'
import { criteriaFor } from './knownThings.ts'
import { countPlanRows, findDocument, listPlanRows } from './plans.sql.ts'
import { countTaskRows, listTaskRows, type TaskFilter } from './planTasks.sql.ts'
import { planViewOf, summaryOf, taskViewsOf } from './planViews.ts'
import { contentNotBase64, fileMissing } from './refusals.ts'
import {
  assignTask,
  changeShortcoming,
  changeTask,
  confirmPlan,
  getPlan,
  getTask,
  progressOf,
  readPlanFile,
  removePlan,
  reportProgress,
  viewProgress,
} from './remediation.ts'
import { tasksSheet } from './tasksSheet.ts'

const MOST_ROWS_OF_A_SHEET = 20_000

export function serveRemediation(serve: Serve<Actor>, services: Services): void {
  const { db, dataDir } = services
  /** The actor's own department, where what is read and confirmed belongs. */
  const departmentOf = (actor: Actor): string => {
    const { departmentId } = actor
    requirePermission(actor, 'writePlans', { departmentId, path: [departmentId] })
    return departmentId
  }
  const viewOfTask = async (actor: Actor, taskId: string) => {
    const [view] = await taskViewsOf(db, [await getTask(db, actor, taskId)], { actor, day: await statusDay(services) })
    if (!view) throw new Error('A task that is there has a view')
    return view
  }

  serve(remediationRoutes.read, async ({ upload, query, actor }) =>
    readPlanFile(services, departmentOf(actor), { bytes: upload, fileName: query.fileName }),
  )
  serve(remediationRoutes.criteria, async ({ params, actor }) => criteriaFor(db, actor.departmentId, params.year))
  serve(remediationRoutes.list, async ({ query, actor }) => {
    const { page, pageSize, year, text } = query
    const filter = { departmentId: actor.departmentId, year, text: foldedOrNone(text) }
    const [rows, total] = await Promise.all([
      listPlanRows(db, filter, { limit: pageSize, offset: (page - 1) * pageSize }),
      countPlanRows(db, filter),
    ])
    return { rows: rows.map(summaryOf), total, page, pageSize }
  })
  serve(remediationRoutes.confirm, async ({ body, actor }) => {
    const departmentId = departmentOf(actor)
    const file = { bytes: bytesOf(body.content), fileName: body.fileName }
    const { draft, asVersionOf } = body
    const { plan, tasks } = await confirmPlan(services, { by: actor, departmentId }, { file, draft, asVersionOf })
    const { id, number, subject, year, version } = plan
    return { id, number, subject, year, version, tasks }
  })
  serve(remediationRoutes.plan, async ({ params, actor }) => planViewOf(db, await getPlan(db, actor, params.planId)))
  serve(remediationRoutes.tasks, async ({ params, query, actor }) => {
    const plan = await getPlan(db, actor, params.planId)
    const { page, pageSize, ...rest } = query
    const filter: TaskFilter = { ...rest, planId: plan.id, text: foldedOrNone(rest.text) }
    const [rows, total] = await Promise.all([
      listTaskRows(db, filter, { limit: pageSize, offset: (page - 1) * pageSize }),
      countTaskRows(db, filter),
    ])
    const views = await taskViewsOf(db, rows, { actor, day: await statusDay(services) })
    return { rows: views, total, page, pageSize }
  })
  serve(remediationRoutes.sheet, async ({ params, query, actor }) => {
    const plan = await getPlan(db, actor, params.planId)
    const filter: TaskFilter = { ...query, planId: plan.id, text: foldedOrNone(query.text) }
    const rows = await listTaskRows(db, filter, { limit: MOST_ROWS_OF_A_SHEET, offset: 0 })
    const progress = await progressOf(db, rows, await statusDay(services))
    const content = await writeSheet(tasksSheet(plan, rows, progress))
    return { fileName: `Nhiệm vụ kế hoạch ${plan.year}.xlsx`, content }
  })
  serve(remediationRoutes.file, async ({ params, actor }) => {
    const plan = await getPlan(db, actor, params.planId)
    const document = await findDocument(db, plan.id, params.documentId)
    const content = document && (await findFile(dataDir, document.sha256))
    if (!document || !content) throw fileMissing()
    return { fileName: document.file_name, content }
  })
  serve(remediationRoutes.changeShortcoming, async ({ params, body, actor }) => {
    const { version, ...values } = body
    await changeShortcoming(services, actor, { ...params, version }, values)
    return planViewOf(db, await getPlan(db, actor, params.planId))
  })
  serve(remediationRoutes.remove, async ({ params, query, actor }) => {
    await removePlan(services, actor, params.planId, query.version)
    return undefined
  })
  serve(remediationRoutes.changeTask, async ({ params, body, actor }) => {
    await changeTask(services, actor, params.taskId, body)
    return viewOfTask(actor, params.taskId)
  })
  serve(remediationRoutes.progress, async ({ params, query, actor }) =>
    viewProgress(services, actor, await getTask(db, actor, params.taskId), query),
  )
  serve(remediationRoutes.report, async ({ params, body, actor }) => {
    await reportProgress(services, actor, params.taskId, body)
    return viewOfTask(actor, params.taskId)
  })
  serve(remediationRoutes.assignTask, async ({ params, body, actor }) => {
    await assignTask(services, actor, params.taskId, body)
    return viewOfTask(actor, params.taskId)
  })
}

const foldedOrNone = (text: string | undefined) => (text ? foldVietnamese(text) : undefined)

function bytesOf(content: string): Uint8Array {
  const bytes = findBase64Bytes(content)
  if (bytes === null) throw contentNotBase64()
  return bytes
}
