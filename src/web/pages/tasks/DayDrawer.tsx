/** Sets the day by which a task is to be done where its deadline names none. */
import { Form } from 'antd'
import type { PlanTaskView } from '../../../contract/remediation.ts'
import { taskRoutes } from '../../../contract/tasks.ts'
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import { call } from '../../api.ts'
import { DayField } from '../../components/DayField.tsx'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { formatDay } from '../../format.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { fetchTask } from '../remediation/fetchTask.ts'

interface DayForm {
  readonly day: string | null
}

interface DayDrawerProps {
  readonly task: PlanTaskView
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

export function DayDrawer({ task, onClose, onSaved }: DayDrawerProps) {
  const { tasks: t, common } = useTexts()
  const { language } = useSpeaking()
  const notice = useNotice()
  const save = async ({ day }: DayForm, version: number) => {
    await call(taskRoutes.setDay, { params: { taskId: task.id }, body: { day: day ?? null, version } })
    notice.done(common.saved)
    await onSaved()
  }
  return (
    <FormDrawer<DayForm>
      title={t.setDayOf(task.itemId)}
      start={formOf(task)}
      save={save}
      onClose={onClose}
      fetchLatest={async () => formOf(await fetchTask(task))}
      fields={[{ name: 'day', label: t.day, words: ({ day }) => (day ? formatDay(day) : '') }]}
    >
      {() => (
        <>
          <p className="task-text">{task.text || task.title}</p>
          {task.deadline && (
            <p>
              {t.deadline}: <strong>{deadlineWords(task.deadline, language)}</strong>
            </p>
          )}
          <Form.Item name="day" label={t.day} extra={t.setDayHint}>
            <DayField />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

const formOf = ({ daySet, version }: PlanTaskView): Versioned<DayForm> => ({
  values: { day: daySet?.day ?? null },
  version,
})
