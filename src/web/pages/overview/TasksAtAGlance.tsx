/** The year's tasks: how many stand how, under whom, and the ten that press most. */
import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../contract/overview.ts'
import type { TaskOfPlan } from '../../../contract/tasks.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { taskWords } from '../../../core/plans/editing/taskWords.ts'
import { statusWords } from '../../../core/plans/progress/progressWords.ts'
import type { TaskStatus } from '../../../core/plans/progress/taskProgress.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatCount } from '../../format.ts'
import { useActor } from '../../query.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { TaskStatusCell } from '../remediation/TaskStatusCell.tsx'

export function TasksAtAGlance({ overview }: { readonly overview: Overview }) {
  const { overview: t } = useTexts()
  const { year, tasks, hasPlan } = overview
  return (
    <section className="card" aria-labelledby="nhiem-vu">
      <h2 id="nhiem-vu">{t.tasks(String(year))}</h2>
      {!hasPlan && <NoPlan year={year} />}
      {hasPlan && tasks.total === 0 && <p className="soft">{t.noTasks}</p>}
      {tasks.total > 0 && (
        <>
          <Counts tasks={tasks} year={year} />
          <div className="overview-tasks">
            <div>
              <h3>{t.pressing}</h3>
              <Pressing rows={overview.pressing} />
              <p>
                <Link to="/nhiem-vu" search={{ year }}>
                  {t.allTasks}
                </Link>
              </p>
            </div>
            <div>
              <h3>{t.byLead}</h3>
              <ByLead groups={tasks.groups} year={year} />
              <p className="soft">{t.severalLeads}</p>
            </div>
          </div>
        </>
      )}
    </section>
  )
}

function NoPlan({ year }: { readonly year: number }) {
  const { overview: t } = useTexts()
  const mayWrite = canSomewhere(useActor(), 'writePlans')
  const ways = (
    <>
      <Link to="/ke-hoach/du-thao">{t.toPlan}</Link> · <Link to="/ke-hoach/doc-van-ban">{t.readPlan}</Link>
    </>
  )
  return <EmptyState title={t.noPlan(String(year))} hint={t.noPlanHint} action={mayWrite && ways} />
}

const SHOWN: readonly TaskStatus[] = ['overdue', 'soon', 'ahead', 'noDay', 'done', 'doneLate']

function Counts({ tasks: { total, counts }, year }: Pick<Overview, 'tasks' | 'year'>) {
  const { overview: t } = useTexts()
  const { language } = useSpeaking()
  return (
    <ul className="plain-list counts">
      <li>
        <Link to="/nhiem-vu" search={{ year }}>
          <strong className="number">{formatCount(total)}</strong> {t.tasksInAll}
        </Link>
      </li>
      {SHOWN.filter((status) => counts[status] > 0).map((status) => (
        <li key={status} className={status}>
          <Link to="/nhiem-vu" search={{ year, status }}>
            <strong className="number">{formatCount(counts[status])}</strong>{' '}
            {statusWords(status, language).toLowerCase()}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Everything that is overdue or due soon; where that is little, what comes next too. */
const NEXT_TO_COME = 5
const presses = ({ progress: { status } }: TaskOfPlan) => status === 'overdue' || status === 'soon'

function Pressing({ rows }: { readonly rows: readonly TaskOfPlan[] }) {
  const { overview: t } = useTexts()
  const columns: readonly Column<TaskOfPlan>[] = [
    {
      key: 'task',
      title: t.task,
      heading: true,
      render: (task) => (
        <Link to="/nhiem-vu" search={{ planId: task.planId, text: shortOf(task).replace(/…$/, '').slice(0, 80) }}>
          {shortOf(task)}
        </Link>
      ),
    },
    { key: 'lead', title: t.lead, render: ({ lead }) => lead.map(({ name }) => name).join('; ') || t.nobody },
    { key: 'status', title: t.status, render: ({ progress }) => <TaskStatusCell progress={progress} /> },
  ]
  return (
    <DataTable
      caption={t.pressing}
      columns={columns}
      rows={rows.filter((task, at) => at < NEXT_TO_COME || presses(task))}
      keyOf={({ id }) => id}
      empty={<p className="soft">{t.nothingPressing}</p>}
    />
  )
}

const MOST_CHARACTERS = 140

function shortOf(task: TaskOfPlan): string {
  const { title, text } = taskWords(task)
  const words = (text || title).split('\n')[0] ?? ''
  return words.length <= MOST_CHARACTERS ? words : `${words.slice(0, MOST_CHARACTERS).replace(/\s+\S*$/, '')}…`
}

type Group = Overview['tasks']['groups'][number]

/** Who has most to do now comes first; the rest of a large office is one link away. */
const MOST_LEADS = 8
const byNeed = (left: Group, right: Group) =>
  right.counts.overdue - left.counts.overdue || right.counts.soon - left.counts.soon || right.total - left.total

function ByLead({ groups, year }: { readonly groups: readonly Group[]; readonly year: number }) {
  const { overview: t } = useTexts()
  const { language } = useSpeaking()
  const count = (status: 'overdue' | 'soon'): Column<Group> => ({
    key: status,
    title: statusWords(status, language),
    align: 'end',
    render: ({ key, name, counts }) => {
      if (counts[status] === 0) return <span className="soft">–</span>
      const words = `${formatCount(counts[status])} ${statusWords(status, language).toLowerCase()}: ${name ?? t.nobody}`
      return (
        <Link to="/nhiem-vu" search={{ year, lead: key, status }} aria-label={words} className={status}>
          {formatCount(counts[status])}
        </Link>
      )
    },
  })
  const columns: readonly Column<Group>[] = [
    {
      key: 'lead',
      title: t.lead,
      heading: true,
      render: ({ key, name }) => (
        <Link to="/nhiem-vu" search={{ year, lead: key }}>
          {name ?? t.nobody}
        </Link>
      ),
    },
    count('overdue'),
    count('soon'),
    { key: 'total', title: t.inAll, align: 'end', render: ({ total }) => formatCount(total) },
  ]
  const shown = [...groups].sort(byNeed).slice(0, MOST_LEADS)
  return (
    <>
      <DataTable caption={t.byLead} columns={columns} rows={shown} keyOf={({ key }) => key} empty={null} />
      {groups.length > MOST_LEADS && (
        <p>
          <Link to="/nhiem-vu" search={{ year, view: 'board', by: 'lead' }}>
            {t.allLeads(formatCount(groups.length))}
          </Link>
        </p>
      )}
    </>
  )
}
