/** How a task goes: what was reported, newest first; and reporting, for those who may. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Drawer, Form, type FormInstance, Input, Radio, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import {
  type PlanTaskView,
  type ProgressEntry,
  type ProgressReport,
  remediationRoutes,
  type TaskProgressView,
} from '../../../contract/remediation.ts'
import { taskRoutes } from '../../../contract/tasks.ts'
import { taskWords } from '../../../core/plans/editing/taskWords.ts'
import { occurrenceWords, statusWords } from '../../../core/plans/progress/progressWords.ts'
import { call } from '../../api.ts'
import { DayField } from '../../components/DayField.tsx'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FormDrawer } from '../../components/FormDrawer.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useNotice } from '../../components/notices.tsx'
import { Pager } from '../../components/Pager.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatBytes, formatDay, formatInstant } from '../../format.ts'
import { queryOf, useMe } from '../../query.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { type ChosenFile, FilesField } from './FilesField.tsx'
import { ServedFacts } from './ServedFacts.tsx'

const PAGE_SIZE = 20

interface TaskProgressDrawerProps {
  readonly task: PlanTaskView
  readonly onClose: () => void
  readonly onSaved: () => Promise<unknown>
}

interface ReportForm {
  readonly kind: ProgressReport['kind']
  readonly occurrence: string
  readonly doneOn: string | null
  readonly note: string
  readonly files?: readonly ChosenFile[]
}

export function TaskProgressDrawer({ task, onClose, onSaved }: TaskProgressDrawerProps) {
  const { progress: t } = useTexts()
  const { today } = useMe()
  const notice = useNotice()
  const [page, setPage] = useState(1)
  // The form closes right after it was stored: what comes next is known by then only.
  const isFinished = useRef(false)
  const [serving, setServing] = useState(false)
  const params = { taskId: task.id }
  const { data, error, refetch } = useQuery({
    ...queryOf(remediationRoutes.progress, { params, query: { page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  })
  const title = t.title(task.itemId)
  const history = data && <History taskId={task.id} view={data} onPage={setPage} />
  if (serving) return <ServedFacts task={task} onClose={onClose} />
  if (!data?.mayReport) {
    return (
      <Drawer open title={title} onClose={onClose} size={520} keyboard>
        <TaskWords task={task} />
        <RefusalNotice error={error} />
        {!data && !error && <Loading />}
        {data && <p className="soft">{task.withdrawnIn === null ? t.readOnly : t.withdrawn}</p>}
        {history}
      </Drawer>
    )
  }
  const save = async (values: ReportForm) => {
    try {
      await call(remediationRoutes.report, { params, body: reportOf(values, data) })
    } catch (refusal) {
      // What others reported meanwhile is shown below the words that were typed, which stay.
      await refetch()
      throw refusal
    }
    isFinished.current = values.kind === 'done' && task.criteria.length > 0
    notice.done(t.sent)
    await Promise.all([onSaved(), refetch()])
  }
  return (
    <FormDrawer<ReportForm>
      title={title}
      start={{ values: { kind: 'note', occurrence: data.current, doneOn: today, note: '', files: [] }, version: 0 }}
      save={save}
      submit={t.send}
      onClose={() => (isFinished.current ? setServing(true) : onClose())}
    >
      {(form) => (
        <>
          <TaskWords task={task} />
          <ReportFields form={form} view={data} />
          {history}
        </>
      )}
    </FormDrawer>
  )
}

function TaskWords({ task }: { readonly task: PlanTaskView }) {
  const { title, text } = taskWords(task)
  return (
    <div className="task-words">
      {title !== '' && <strong>{title}</strong>}
      <p className="task-text">{text}</p>
    </div>
  )
}

function ReportFields({ form, view }: { readonly form: FormInstance<ReportForm>; readonly view: TaskProgressView }) {
  const { progress: t, tasks } = useTexts()
  const { language } = useSpeaking()
  const kind = Form.useWatch('kind', form) ?? 'note'
  const chosen = Form.useWatch('occurrence', form) ?? view.current
  const isDone = view.occurrences.find(({ key }) => key === chosen)?.status.startsWith('done') ?? false
  const change = isDone ? 'reopened' : 'done'
  useEffect(() => {
    // Another turn was chosen, to which the choice made before does not fit.
    if (kind !== 'note' && kind !== change) form.setFieldValue('kind', change)
  }, [form, kind, change])
  return (
    <>
      <Form.Item name="kind" label={t.kind} required>
        <Radio.Group options={(['note', change] as const).map((value) => ({ value, label: t.kinds[value] }))} />
      </Form.Item>
      <Form.Item
        name="occurrence"
        label={t.occurrence}
        required
        hidden={kind === 'note' || view.occurrences.length === 1}
      >
        <Select
          options={view.occurrences.map(({ key, due, status }) => ({
            value: key,
            label: [occurrenceWords(key, language), due && t.due(formatDay(due)), statusWords(status, language)]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      </Form.Item>
      {kind === 'done' && (
        <Form.Item name="doneOn" label={t.doneDay} rules={[{ required: true, message: t.doneDayNeeded }]}>
          <DayField />
        </Form.Item>
      )}
      <Form.Item
        name="note"
        label={t.note}
        rules={kind === 'note' ? [{ required: true, whitespace: true, message: t.noteNeeded }] : []}
      >
        <Input.TextArea rows={3} className="growing tall" placeholder={t.noteHint} />
      </Form.Item>
      {kind !== 'reopened' && (
        <Form.Item name="files" label={tasks.files}>
          <FilesField />
        </Form.Item>
      )}
    </>
  )
}

interface HistoryProps {
  readonly taskId: string
  readonly view: TaskProgressView
  readonly onPage: (page: number) => void
}

function History({ taskId, view, onPage }: HistoryProps) {
  const { progress: t } = useTexts()
  const { entries, total, page, pageSize } = view
  if (total === 0) return <EmptyState title={t.nothing} hint={t.nothingHint} />
  return (
    <section className="task-history">
      <h2>{t.history}</h2>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <p className="soft">{t.by(formatInstant(entry.writtenAt), entry.writtenBy)}</p>
            <p>
              <EntryWords entry={entry} />
            </p>
            {entry.note !== '' && <p className="task-text">{entry.note}</p>}
            <EntryFiles taskId={taskId} files={entry.files} />
          </li>
        ))}
      </ol>
      {total > pageSize && <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />}
    </section>
  )
}

function EntryFiles({ taskId, files }: { readonly taskId: string; readonly files: ProgressEntry['files'] }) {
  const { tasks: t } = useTexts()
  if (files.length === 0) return null
  return (
    <ul className="plain-list entry-files">
      {files.map(({ id, fileName, bytes }) => (
        <li key={id}>
          <DownloadButton
            small
            route={taskRoutes.file}
            address={{ params: { taskId, fileId: id } }}
            label={`${fileName} (${formatBytes(bytes)})`}
            ariaLabel={t.download(fileName)}
          />
        </li>
      ))}
    </ul>
  )
}

function EntryWords({ entry }: { readonly entry: ProgressEntry }) {
  const { progress: t } = useTexts()
  const { language } = useSpeaking()
  const turn = entry.occurrence && entry.occurrence !== 'once' ? `${occurrenceWords(entry.occurrence, language)}: ` : ''
  const said =
    entry.kind === 'done'
      ? t.saidDone(formatDay(entry.doneOn ?? ''))
      : entry.kind === 'note'
        ? t.saidNote
        : t.saidReopened
  return <strong>{turn + said}</strong>
}

function reportOf(values: ReportForm, view: TaskProgressView): ProgressReport {
  const { kind, occurrence, doneOn, note } = values
  // A field that is not shown gives no value.
  const files = (values.files ?? []).map(({ fileName, content }) => ({ fileName, content }))
  if (kind === 'note') return { kind, note, files }
  const seen = view.occurrences.find(({ key }) => key === occurrence)?.lastId ?? null
  if (kind === 'reopened') return { kind, occurrence, note, seen }
  return { kind, occurrence, doneOn: doneOn ?? '', note, seen, files }
}
