import { taskRoutes } from '../../../contract/tasks.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { statusDay } from '../settings/settings.ts'
import { listTasks, listWholeTasks, taskGroups } from './allTasks.ts'
import { taskViewsOf } from './planViews.ts'
import { servedCriteria } from './servedCriteria.ts'
import { setTaskDay } from './taskDay.ts'
import { openTaskFile } from './taskFiles.ts'
import { getTask } from './taskRights.ts'
import { allTasksSheet } from './tasksSheet.ts'

const MOST_ROWS_OF_A_SHEET = 20_000

export function serveAllTasks(serve: Serve<Actor>, services: Services): void {
  const { db } = services
  serve(taskRoutes.list, async ({ query, actor }) => {
    const { page, pageSize, ...asked } = query
    return { ...(await listTasks(services, actor, asked, { page, pageSize })), page, pageSize }
  })
  serve(taskRoutes.groups, async ({ query, actor }) => taskGroups(services, actor, query))
  serve(taskRoutes.sheet, async ({ query, actor }) => {
    const content = await writeSheet(allTasksSheet(await listWholeTasks(services, actor, query, MOST_ROWS_OF_A_SHEET)))
    return { fileName: `Nhiệm vụ${query.year === undefined ? '' : ` ${query.year}`}.xlsx`, content }
  })
  serve(taskRoutes.setDay, async ({ params, body, actor }) => {
    await setTaskDay(services, actor, params.taskId, body)
    const task = await getTask(db, actor, params.taskId)
    const [view] = await taskViewsOf(db, [task], { actor, day: await statusDay(services) })
    if (!view) throw new Error('A task that is there has a view')
    return view
  })
  serve(taskRoutes.served, async ({ params, actor }) =>
    servedCriteria(db, actor, await getTask(db, actor, params.taskId)),
  )
  serve(taskRoutes.file, async ({ params, actor }) => openTaskFile(services, actor, params))
}
