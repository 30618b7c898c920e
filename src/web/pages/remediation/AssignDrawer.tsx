/** Says which units lead a task and which coordinate. */
import { Form } from 'antd'
import { type PlanTaskView, remediationRoutes } from '../../../contract/remediation.ts'
import type { NamedUnit } from '../../../core/plans/editing/planDraft.ts'
import { call } from '../../api.ts'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { useTexts } from '../../text/texts.tsx'
import { fetchTask } from './fetchTask.ts'
import { NamedUnitsField } from './NamedUnitsField.tsx'

interface AssignDrawerProps {
  readonly task: PlanTaskView
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

interface Assignment {
  readonly lead: NamedUnit[]
  readonly coordinating: NamedUnit[]
}

export function AssignDrawer({ task, onClose, onSaved }: AssignDrawerProps) {
  const { plans: t, common } = useTexts()
  const notice = useNotice()
  const save = async (assignment: Assignment, version: number) => {
    await call(remediationRoutes.assignTask, { params: { taskId: task.id }, body: { ...assignment, version } })
    notice.done(common.saved)
    await onSaved()
  }
  const wordsOf = (units: readonly NamedUnit[]) => units.map(({ words }) => words).join('; ')
  return (
    <FormDrawer<Assignment>
      title={t.assignTask(task.itemId)}
      start={assignmentOf(task)}
      save={save}
      onClose={onClose}
      fetchLatest={async () => assignmentOf(await fetchTask(task))}
      fields={[
        { name: 'lead', label: t.lead, words: ({ lead }) => wordsOf(lead) },
        { name: 'coordinating', label: t.coordinating, words: ({ coordinating }) => wordsOf(coordinating) },
      ]}
    >
      {() => (
        <>
          <p className="soft">{task.title || task.text}</p>
          <Form.Item name="lead">
            <UnitsInForm label={t.lead} add={t.addLead} />
          </Form.Item>
          <Form.Item name="coordinating">
            <UnitsInForm label={t.coordinating} add={t.addCoordinating} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

interface UnitsInFormProps {
  readonly label: string
  readonly add: string
  /** Given by the form. */
  readonly value?: NamedUnit[]
  readonly onChange?: (units: NamedUnit[]) => void
}

function UnitsInForm({ label, add, value = [], onChange }: UnitsInFormProps) {
  return <NamedUnitsField label={label} add={add} value={value} onChange={(units) => onChange?.(units)} />
}

const assignmentOf = ({ lead, coordinating, version }: PlanTaskView): Versioned<Assignment> => {
  const named = (units: PlanTaskView['lead']) => units.map(({ words, unitId, groupId }) => ({ words, unitId, groupId }))
  return { values: { lead: named(lead), coordinating: named(coordinating) }, version }
}
