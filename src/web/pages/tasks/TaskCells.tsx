/** What the table and the board show of a task, and what may be done with it. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { TaskOfPlan } from '../../../contract/tasks.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import { taskWords } from '../../../core/plans/editing/taskWords.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { formatDay } from '../../format.ts'
import { useActor } from '../../query.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import type { Doing } from './TaskDrawers.tsx'

export function TaskText({ task }: { readonly task: TaskOfPlan }) {
  const { title, text } = taskWords(task)
  return (
    <>
      {title !== '' && <span className="task-title">{title}</span>}
      {text !== '' && <span className={title === '' ? 'task-title' : 'task-more'}>{text}</span>}
    </>
  )
}

export function PlanWords({ task: { plan, planId, itemId } }: { readonly task: TaskOfPlan }) {
  const { tasks: t } = useTexts()
  return (
    <span className="soft">
      <Link to="/ke-hoach/$planId" params={{ planId }} search={{ text: itemId }}>
        {plan.number ? t.planOf(plan.number, String(plan.year)) : t.planNoNumber(String(plan.year))}
      </Link>
      , {t.item(itemId)}
    </span>
  )
}

export function LeadWords({ task: { lead } }: { readonly task: TaskOfPlan }) {
  const { tasks: t } = useTexts()
  if (lead.length === 0) return <StateTag tone="warn">{t.nobody}</StateTag>
  return lead.map(({ name }) => name).join('; ')
}

/** The deadline in plain words, and the day that a person set beside it. */
export function DeadlineCell({ task: { deadline, daySet } }: { readonly task: TaskOfPlan }) {
  const { tasks: t } = useTexts()
  const { language } = useSpeaking()
  return (
    <>
      {deadline ? (
        <span title={deadline.raw}>{deadlineWords(deadline, language)}</span>
      ) : (
        <span className="soft">{t.noMonth}</span>
      )}
      {daySet && <p className="soft">{t.daySet(formatDay(daySet.day), daySet.by)}</p>}
    </>
  )
}

interface TaskActionsProps {
  readonly task: TaskOfPlan
  readonly onDo: (doing: Doing) => void
}

export function TaskActions({ task, onDo }: TaskActionsProps) {
  const { tasks: t, plans, progress } = useTexts()
  const mayAssign = canSomewhere(useActor(), 'assignTasks')
  const hasOwnDay = task.progress.due !== null && task.daySet === null
  return (
    <div className="row-actions stacked">
      <Button size="small" aria-label={progress.title(task.itemId)} onClick={() => onDo({ kind: 'progress', task })}>
        {progress.open}
      </Button>
      {task.mayEdit && !hasOwnDay && (
        <Button size="small" aria-label={t.setDayOf(task.itemId)} onClick={() => onDo({ kind: 'day', task })}>
          {t.setDay}
        </Button>
      )}
      {mayAssign && (
        <Button size="small" aria-label={plans.assignTask(task.itemId)} onClick={() => onDo({ kind: 'assign', task })}>
          {plans.assign}
        </Button>
      )}
    </div>
  )
}
