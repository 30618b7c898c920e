/** The tasks that were read: each corrected, split, merged, tied to units and criteria. */
import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { type RefObject, useRef } from 'react'
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import { changeItem, cutAfter, mergeWithNext, splitTask, tieEverywhere } from '../../../core/plans/editing/editDraft.ts'
import type { DraftTask, NamedUnit, PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { taskWords } from '../../../core/plans/editing/taskWords.ts'
import { useNotice } from '../../components/notices.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { CriteriaSelect } from './CriteriaSelect.tsx'
import { DeadlineField, Labelled } from './DeadlineField.tsx'
import { AddItemButton, type Correcting, ItemCard } from './ItemCard.tsx'
import { NamedUnitsField } from './NamedUnitsField.tsx'
import { PagedItems } from './PagedItems.tsx'

export function TasksTab({ correcting }: { readonly correcting: Correcting }) {
  const { plans: t } = useTexts()
  const { tasks } = correcting.draft
  return (
    <>
      {tasks.length === 0 && <p className="soft">{t.noTasks}</p>}
      <PagedItems
        items={tasks}
        opened={correcting.opened}
        wordsOf={wordsOf}
        render={(task) => <TaskCard key={task.id} correcting={correcting} task={task} isLast={task === tasks.at(-1)} />}
      />
      <AddItemButton correcting={correcting} list="tasks" label={t.addTask} />
    </>
  )
}

const wordsOf = ({ title, text, lead, criteria }: DraftTask): string =>
  [title, text, ...lead.map(({ words }) => words), ...criteria].join(' ')

interface TaskCardProps {
  readonly correcting: Correcting
  readonly task: DraftTask
  readonly isLast: boolean
}

function TaskCard({ correcting, task, isLast }: TaskCardProps) {
  const { plans: t } = useTexts()
  const notice = useNotice()
  const text = useRef<TextAreaRef>(null)
  const split = () => {
    const selectionStart = text.current?.resizableTextArea?.textArea.selectionStart ?? 0
    if (cutAfter(task.text, selectionStart) === null) return notice.refused(t.splitNowhere)
    correcting.change((draft) => splitTask(draft, task.id, selectionStart))
    notice.done(t.splitDone)
  }
  const merge = () => {
    correcting.change((draft) => mergeWithNext(draft, task.id))
    notice.done(t.mergeDone)
  }
  return (
    <ItemCard
      correcting={correcting}
      list="tasks"
      id={task.id}
      where={task.where}
      short={<TaskInShort task={task} nameOf={correcting.nameOf} />}
      editor={<TaskEditor correcting={correcting} task={task} textRef={text} onSplit={split} />}
      actions={
        !isLast && (
          <Button size="small" onClick={merge}>
            {t.merge}
          </Button>
        )
      }
    />
  )
}

interface TaskInShortProps {
  readonly task: DraftTask
  readonly nameOf: Correcting['nameOf']
}

function TaskInShort({ task, nameOf }: TaskInShortProps) {
  const { plans: t } = useTexts()
  const { language } = useSpeaking()
  const { title, text } = taskWords(task)
  return (
    <div className="item-short">
      {title && <p className="item-title">{title}</p>}
      <p className="item-text">{text}</p>
      <dl>
        <dt>{t.lead}</dt>
        <dd>
          {task.lead.length > 0 ? (
            <UnitNames units={task.lead} nameOf={nameOf} />
          ) : (
            <StateTag tone="warn">{t.noLead}</StateTag>
          )}
        </dd>
        {task.coordinating.length > 0 && (
          <>
            <dt>{t.coordinating}</dt>
            <dd>
              <UnitNames units={task.coordinating} nameOf={nameOf} />
            </dd>
          </>
        )}
        <dt>{t.deadline}</dt>
        <dd>{task.deadline ? deadlineWords(task.deadline, language) : <span className="soft">{t.noDeadline}</span>}</dd>
        {task.criteria.length > 0 && (
          <>
            <dt>{t.criteria}</dt>
            <dd className="number">{task.criteria.join(', ')}</dd>
          </>
        )}
      </dl>
    </div>
  )
}

interface UnitNamesProps {
  readonly units: readonly NamedUnit[]
  readonly nameOf: Correcting['nameOf']
}

/** Names with a mark on those that no unit is behind. */
export function UnitNames({ units, nameOf }: UnitNamesProps) {
  const { plans: t } = useTexts()
  return (
    <>
      {units.map(({ words, unitId, groupId }, index) => {
        const id = unitId ?? groupId
        return (
          <span key={`${words} ${id ?? ''}`} className="unit-name">
            {index > 0 && '; '}
            {(id && nameOf(id)) || words}
            {id === null && <small className="soft"> ({t.untied})</small>}
          </span>
        )
      })}
    </>
  )
}

interface TaskEditorProps {
  readonly correcting: Correcting
  readonly task: DraftTask
  /** The text, whose cursor says where the task is split. */
  readonly textRef: RefObject<TextAreaRef | null>
  readonly onSplit: () => void
}

function TaskEditor({ correcting, task, textRef, onSplit }: TaskEditorProps) {
  const { plans: t } = useTexts()
  const { change: changeDraft, draft, criteria } = correcting
  const tied = useTiedElsewhere(correcting)
  const change = (part: Partial<Omit<DraftTask, 'id'>>, step?: string) =>
    changeDraft((now) => changeItem(now, 'tasks', task.id, part), step && `tasks.${task.id}.${step}`)
  return (
    <>
      <Labelled label={t.taskTitle} field="title">
        {(id, described) => (
          <Input
            id={id}
            {...described}
            value={task.title}
            onChange={(event) => change({ title: event.target.value }, 'title')}
          />
        )}
      </Labelled>
      <Labelled label={t.text} field="text">
        {(id, described) => (
          <Input.TextArea
            ref={textRef}
            id={id}
            {...described}
            value={task.text}
            className="growing"
            rows={3}
            onChange={(event) => change({ text: event.target.value }, 'text')}
          />
        )}
      </Labelled>
      <div className="split-line">
        <Button size="small" onClick={onSplit}>
          {t.split}
        </Button>
        <small className="soft">{t.splitHint}</small>
      </div>
      <NamedUnitsField
        label={t.lead}
        add={t.addLead}
        field="lead"
        isWritten={correcting.show === null}
        value={task.lead}
        onChange={(lead, step) => change({ lead }, step)}
        onTied={tied}
      />
      <NamedUnitsField
        label={t.coordinating}
        add={t.addCoordinating}
        field="coordinating"
        isWritten={correcting.show === null}
        value={task.coordinating}
        onChange={(coordinating, step) => change({ coordinating }, step)}
        onTied={tied}
      />
      <DeadlineField
        value={task.deadline}
        year={draft.year ?? new Date().getFullYear()}
        isWritten={correcting.show === null}
        onChange={(deadline, step) => change({ deadline }, step)}
      />
      <Labelled label={t.product} field="product">
        {(id, described) => (
          <Input
            id={id}
            {...described}
            value={task.product ?? ''}
            onChange={(event) => change({ product: event.target.value || null }, 'product')}
          />
        )}
      </Labelled>
      <Labelled label={t.criteria} field="criteria">
        {(id) => (
          <CriteriaSelect
            id={id}
            criteria={(criteria.running ?? criteria.loss)?.criteria ?? []}
            value={task.criteria}
            onChange={(codes) => change({ criteria: codes })}
          />
        )}
      </Labelled>
    </>
  )
}

/** After a person tied words to a unit, the same words elsewhere follow; says how many, and undo takes it back. */
export function useTiedElsewhere({ draft, change }: Correcting): (unit: NamedUnit, name: string) => void {
  const { plans: t } = useTexts()
  const notice = useNotice()
  return (unit, name) => {
    const others = untiedPlaces(draft, unit.words) - 1
    if (others < 1) return
    change((now) => tieEverywhere(now, unit))
    notice.done(t.tiedElsewhere(unit.words, name, String(others)))
  }
}

function untiedPlaces(draft: PlanDraft, words: string): number {
  const named = [
    ...draft.tasks.flatMap((task) => [...task.lead, ...task.coordinating]),
    ...draft.responsibilities.map((item) => item.unit),
  ]
  return named.filter((unit) => unit.words === words && unit.unitId === null && unit.groupId === null).length
}
