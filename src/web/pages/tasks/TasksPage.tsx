/** Nhiệm vụ: the tasks of all plans as a table or a board, filtered through the address, reported on the spot. */
import '../remediation/remediation.css'
import './tasks.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Radio } from 'antd'
import { type TaskGroups, taskRoutes } from '../../../contract/tasks.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatCount } from '../../format.ts'
import { queryOf, useActor } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { StatusCounts } from './StatusCounts.tsx'
import { TaskBoard } from './TaskBoard.tsx'
import { TaskFilters } from './TaskFilters.tsx'
import { TaskTable } from './TaskTable.tsx'
import { filterOf } from './taskFilter.ts'

const address = getRouteApi('/nhiem-vu')

export function TasksPage() {
  const { tasks: t, common } = useTexts()
  const given = address.useSearch()
  const ownFirst = useOwnFirst()
  const search = { ...given, mine: given.mine ?? ownFirst }
  const { view = 'table', by = 'lead', status: _, ...others } = search
  // The counts stand for every status, so that one sees what the others hold.
  const { data: groups, error } = useQuery({
    ...queryOf(taskRoutes.groups, { query: { ...filterOf(others), by } }),
    placeholderData: keepPreviousData,
  })
  const filtered = Object.keys(filterOf(given)).length > 0
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={<DownloadButton route={taskRoutes.sheet} address={{ query: filterOf(search) }} />}
      />
      <TaskFilters groups={groups} filtered={filtered || given.mine === false} mine={search.mine} />
      <RefusalNotice error={error} />
      {!groups && !error && <Loading />}
      {groups && groups.total === 0 && !filtered && (
        <EmptyState title={t.empty} hint={t.emptyHint} action={<Link to="/ke-hoach">{t.toPlans}</Link>} />
      )}
      {groups && (groups.total > 0 || filtered) && (
        <>
          <StatusCounts groups={groups} chosen={search.status} />
          <ViewChoice view={view} by={by} />
          {view === 'table' ? (
            <TaskTable search={search} filtered={filtered} />
          ) : groups.total === 0 ? (
            <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
          ) : (
            <TaskBoard search={search} groups={groups.groups} by={by} />
          )}
          <SoonHint groups={groups} />
        </>
      )}
    </>
  )
}

/** Heads and officers begin with what their own unit leads; who looks over everything begins with everything. */
function useOwnFirst(): boolean {
  const actor = useActor()
  return canSomewhere(actor, 'reportProgress') && !canSomewhere(actor, 'assignTasks')
}

interface ViewChoiceProps {
  readonly view: 'table' | 'board'
  readonly by: 'lead' | 'due'
}

function ViewChoice({ view, by }: ViewChoiceProps) {
  const { tasks: t } = useTexts()
  const changeSearch = useChangeSearch()
  return (
    <div className="view-choice">
      <Radio.Group
        aria-label={t.view}
        optionType="button"
        value={view}
        options={(['table', 'board'] as const).map((value) => ({ value, label: t.views[value] }))}
        onChange={({ target }) => changeSearch({ view: target.value === 'board' ? 'board' : undefined })}
      />
      {view === 'board' && (
        <Radio.Group
          aria-label={t.by}
          optionType="button"
          value={by}
          options={(['lead', 'due'] as const).map((value) => ({ value, label: t.bys[value] }))}
          onChange={({ target }) => changeSearch({ by: target.value === 'due' ? 'due' : undefined })}
        />
      )}
    </div>
  )
}

function SoonHint({ groups: { soonDays } }: { readonly groups: TaskGroups }) {
  const { tasks: t } = useTexts()
  return <p className="soft small soon-hint">{t.soonHint(formatCount(soonDays))}</p>
}
