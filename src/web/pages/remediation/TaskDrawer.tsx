/** Changes what a task says, by when, and for which criteria. */
import { Form, Input } from 'antd'
import { type CriterionName, type PlanTaskView, remediationRoutes } from '../../../contract/remediation.ts'
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import type { Deadline } from '../../../core/plans/planReading.ts'
import { call } from '../../api.ts'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { CriteriaSelect } from './CriteriaSelect.tsx'
import { DeadlineField } from './DeadlineField.tsx'
import { fetchTask } from './fetchTask.ts'

interface TaskDrawerProps {
  readonly task: PlanTaskView
  readonly criteria: readonly CriterionName[]
  /** The year that new dates begin with. */
  readonly year: number
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

interface TaskForm {
  readonly title: string
  readonly text: string
  readonly deadline: Deadline | null
  readonly product: string
  readonly criteria: string[]
}

export function TaskDrawer({ task, criteria, year, onClose, onSaved }: TaskDrawerProps) {
  const { plans: t, common } = useTexts()
  const { language } = useSpeaking()
  const notice = useNotice()
  const save = async ({ product, ...values }: TaskForm, version: number) => {
    const body = { ...values, product: product.trim() || null, version }
    await call(remediationRoutes.changeTask, { params: { taskId: task.id }, body })
    notice.done(common.saved)
    await onSaved()
  }
  return (
    <FormDrawer<TaskForm>
      title={t.editTask(task.itemId)}
      start={formOf(task)}
      save={save}
      onClose={onClose}
      fetchLatest={async () => formOf(await fetchTask(task))}
      fields={[
        { name: 'title', label: t.taskTitle },
        { name: 'text', label: t.text },
        {
          name: 'deadline',
          label: t.deadline,
          words: ({ deadline }) => (deadline ? deadlineWords(deadline, language) : ''),
        },
        { name: 'product', label: t.product },
        { name: 'criteria', label: t.criteria, words: (values) => values.criteria.join(', ') },
      ]}
    >
      {() => (
        <>
          <Form.Item name="title" label={t.taskTitle}>
            <Input maxLength={2000} />
          </Form.Item>
          <Form.Item name="text" label={t.text}>
            <Input.TextArea maxLength={32_000} className="growing" rows={4} />
          </Form.Item>
          <Form.Item name="deadline">
            <DeadlineInForm year={year} />
          </Form.Item>
          <Form.Item name="product" label={t.product}>
            <Input maxLength={2000} />
          </Form.Item>
          <Form.Item name="criteria" label={t.criteria}>
            <CriteriaSelect criteria={criteria} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

interface DeadlineInFormProps {
  readonly year: number
  /** Given by the form. */
  readonly value?: Deadline | null
  readonly onChange?: (deadline: Deadline | null) => void
}

function DeadlineInForm({ year, value = null, onChange }: DeadlineInFormProps) {
  return <DeadlineField value={value} year={year} onChange={(deadline) => onChange?.(deadline)} />
}

const formOf = ({ title, text, deadline, product, criteria, version }: PlanTaskView): Versioned<TaskForm> => ({
  values: { title, text, deadline, product: product ?? '', criteria: criteria.map(({ code }) => code) },
  version,
})
