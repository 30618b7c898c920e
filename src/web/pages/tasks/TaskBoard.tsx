/**
 * The tasks as cards in columns, one for each lead or month. A column asks for its first cards when it comes into sight,
 * so that sixty units cost no more than the few that are seen.
 */
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { type TaskGroups, taskRoutes } from '../../../contract/tasks.ts'
import { Loading } from '../../components/Loading.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatCount } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { TaskStatusCell } from '../remediation/TaskStatusCell.tsx'
import { groupWords } from './groupWords.ts'
import { LeadWords, PlanWords, TaskActions, TaskText } from './TaskCells.tsx'
import { type Doing, TaskDrawers } from './TaskDrawers.tsx'
import { filterOf } from './taskFilter.ts'
import type { TasksSearch } from './tasksSearch.ts'

const CARDS = 10

type Group = TaskGroups['groups'][number]

interface TaskBoardProps {
  readonly search: TasksSearch
  readonly groups: readonly Group[]
  readonly by: 'lead' | 'due'
}

export function TaskBoard({ search, groups, by }: TaskBoardProps) {
  const { tasks: t } = useTexts()
  const [doing, setDoing] = useState<Doing | null>(null)
  const chosen = by === 'lead' ? search.lead : search.due
  const shown = groups.filter(({ key, counts, total }) => {
    const count = search.status ? counts[search.status] : total
    return count > 0 && (chosen === undefined || key === chosen)
  })
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be within the keyboard's reach */}
      <section className="task-board" aria-label={t.board} tabIndex={0}>
        {shown.map((group) => (
          <BoardColumn key={group.key} group={group} by={by} search={search} onDo={setDoing} />
        ))}
      </section>
      <TaskDrawers doing={doing} onClose={() => setDoing(null)} />
    </>
  )
}

interface BoardColumnProps {
  readonly group: Group
  readonly by: 'lead' | 'due'
  readonly search: TasksSearch
  readonly onDo: (doing: Doing) => void
}

function BoardColumn({ group, by, search, onDo }: BoardColumnProps) {
  const { tasks: t } = useTexts()
  const id = useId()
  const column = useRef<HTMLElement>(null)
  const isSeen = useSeen(column)
  const count = search.status ? group.counts[search.status] : group.total
  const narrowed = by === 'lead' ? { lead: group.key } : { due: group.key }
  const query = { ...filterOf(search), ...narrowed, pageSize: CARDS }
  const { data, error } = useQuery({ ...queryOf(taskRoutes.list, { query }), enabled: isSeen })
  const changeSearch = useChangeSearch()
  return (
    <section ref={column} className="board-column" aria-labelledby={id}>
      <h2 id={id}>
        {groupWords(group, by, t)} <span className="soft number">{formatCount(count)}</span>
      </h2>
      <RefusalNotice error={error} />
      {isSeen && !data && !error && <Loading />}
      <ul className="plain-list">
        {data?.rows.map((task) => (
          <li key={task.id} className="task-card">
            <p>
              <TaskText task={task} />
            </p>
            <div>
              <TaskStatusCell progress={task.progress} />
            </div>
            {by === 'due' && (
              <p className="soft">
                <LeadWords task={task} />
              </p>
            )}
            <p>
              <PlanWords task={task} />
            </p>
            <TaskActions task={task} onDo={onDo} />
          </li>
        ))}
      </ul>
      {data && data.total > data.rows.length && (
        <button
          type="button"
          className="small-button"
          onClick={() => changeSearch({ ...narrowed, view: undefined, by: undefined, page: undefined })}
        >
          {t.inGroup(formatCount(data.total))}
        </button>
      )}
    </section>
  )
}

/** True once the element has come near the part of the page that is seen. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (!element.current || isSeen) return
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true),
      {
        rootMargin: '200px',
      },
    )
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element, isSeen])
  return isSeen
}
