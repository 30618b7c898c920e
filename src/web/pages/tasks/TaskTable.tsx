/** The tasks as a table: what is most urgent first, unless a column is asked for. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type TaskOfPlan, taskRoutes } from '../../../contract/tasks.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { queryOf } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { TaskStatusCell } from '../remediation/TaskStatusCell.tsx'
import { DeadlineCell, LeadWords, PlanWords, TaskActions, TaskText } from './TaskCells.tsx'
import { type Doing, TaskDrawers } from './TaskDrawers.tsx'
import { filterOf } from './taskFilter.ts'
import type { TasksSearch } from './tasksSearch.ts'

const PAGE_SIZE = 50

interface TaskTableProps {
  readonly search: TasksSearch
  readonly filtered: boolean
}

export function TaskTable({ search, filtered }: TaskTableProps) {
  const { tasks: t, common } = useTexts()
  const changeSearch = useChangeSearch()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { page = 1, sort, order } = search
  const query = {
    ...filterOf(search),
    ...(sort ? { sort, order: order ?? 'asc' } : {}),
    page,
    pageSize: PAGE_SIZE,
  }
  const { data, error } = useQuery({ ...queryOf(taskRoutes.list, { query }), placeholderData: keepPreviousData })
  const empty = filtered ? (
    <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
  ) : (
    <EmptyState title={t.empty} hint={t.emptyHint} />
  )
  return (
    <>
      <DataTable
        caption={t.title}
        columns={useColumns(setDoing)}
        rows={data?.rows}
        error={error}
        keyOf={({ id }) => id}
        paging={{ page, pageSize: PAGE_SIZE, total: data?.total ?? 0, onPage: (next) => changeSearch({ page: next }) }}
        sort={{
          by: sort ?? '',
          descending: order === 'desc',
          onSort: ({ by, descending }) =>
            changeSearch({ sort: by, order: descending ? 'desc' : undefined, page: undefined }),
        }}
        empty={empty}
      />
      <TaskDrawers doing={doing} onClose={() => setDoing(null)} />
    </>
  )
}

function useColumns(onDo: (doing: Doing) => void): readonly Column<TaskOfPlan>[] {
  const { tasks: t, progress, common } = useTexts()
  return [
    {
      key: 'title',
      title: t.task,
      heading: true,
      sortable: true,
      render: (task) => <TaskText task={task} />,
    },
    { key: 'lead', title: t.lead, render: (task) => <LeadWords task={task} /> },
    { key: 'due', title: t.deadline, sortable: true, render: (task) => <DeadlineCell task={task} /> },
    { key: 'status', title: progress.column, render: ({ progress: own }) => <TaskStatusCell progress={own} /> },
    { key: 'plan', title: t.plan, sortable: true, wideOnly: true, render: (task) => <PlanWords task={task} /> },
    {
      key: 'actions',
      title: common.actions,
      screenOnly: true,
      render: (task) => <TaskActions task={task} onDo={onDo} />,
    },
  ]
}
