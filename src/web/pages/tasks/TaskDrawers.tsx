/** What is being done with a task: reporting, setting a day, assigning. Whatever shows tasks is asked anew after it. */
import { useQueryClient } from '@tanstack/react-query'
import { overviewRoutes } from '../../../contract/overview.ts'
import { remediationRoutes } from '../../../contract/remediation.ts'
import { type TaskOfPlan, taskRoutes } from '../../../contract/tasks.ts'
import { AssignDrawer } from '../remediation/AssignDrawer.tsx'
import { TaskProgressDrawer } from '../remediation/TaskProgressDrawer.tsx'
import { DayDrawer } from './DayDrawer.tsx'

export interface Doing {
  readonly kind: 'progress' | 'day' | 'assign'
  readonly task: TaskOfPlan
}

interface TaskDrawersProps {
  readonly doing: Doing | null
  readonly onClose: () => void
}

const SHOWING_TASKS = [taskRoutes.list, taskRoutes.groups, remediationRoutes.tasks, overviewRoutes.overview]

export function TaskDrawers({ doing, onClose }: TaskDrawersProps) {
  const client = useQueryClient()
  const refresh = async () => {
    await Promise.all(SHOWING_TASKS.map(({ path }) => client.invalidateQueries({ queryKey: [path] })))
  }
  if (!doing) return null
  const props = { task: doing.task, onClose, onSaved: refresh }
  switch (doing.kind) {
    case 'progress':
      return <TaskProgressDrawer {...props} />
    case 'day':
      return <DayDrawer {...props} />
    case 'assign':
      return <AssignDrawer {...props} />
  }
}
