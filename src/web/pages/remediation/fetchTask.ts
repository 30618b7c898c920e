import { type PlanTaskView, remediationRoutes } from '../../../contract/remediation.ts'
import { call } from '../../api.ts'

/** The newest version of a task, after somebody else changed it. */
export async function fetchTask({ id, planId, itemId }: PlanTaskView): Promise<PlanTaskView> {
  const query = { text: itemId, pageSize: 200 }
  const { rows } = await call(remediationRoutes.tasks, { params: { planId }, query })
  const task = rows.find((row) => row.id === id)
  if (!task) throw new Error('The task is no longer there')
  return task
}
