/** The tasks of a plan: searched, filtered through the address, by pages; changed and assigned by those who may. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type PlanTaskView, type PlanView, remediationRoutes, taskStates } from '../../../contract/remediation.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import { taskWords } from '../../../core/plans/editing/taskWords.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Filter, FilterBar } from '../../components/FilterBar.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { UnitSelect } from '../../components/UnitSelect.tsx'
import { queryOf, useActor } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { AssignDrawer } from './AssignDrawer.tsx'
import { findByWords, optionsOf } from './CriteriaSelect.tsx'
import { TaskDrawer } from './TaskDrawer.tsx'
import { TaskProgressDrawer } from './TaskProgressDrawer.tsx'
import { TaskStatusCell } from './TaskStatusCell.tsx'

const PAGE_SIZE = 50
const address = getRouteApi('/ke-hoach/$planId')

type Doing = { readonly kind: 'edit' | 'assign' | 'progress'; readonly task: PlanTaskView }

export function PlanTasks({ plan }: { readonly plan: PlanView }) {
  const { plans: t, progress, common } = useTexts()
  const { language } = useSpeaking()
  const actor = useActor()
  const { tab: _, page = 1, ...filter } = address.useSearch()
  const changeSearch = useChangeSearch()
  const client = useQueryClient()
  const params = { planId: plan.id }
  const { data, error } = useQuery({
    ...queryOf(remediationRoutes.tasks, { params, query: { ...filter, page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  })
  const { data: criteria } = useQuery(queryOf(remediationRoutes.criteria, { params: { year: plan.year } }))
  const [doing, setDoing] = useState<Doing | null>(null)
  const mayAssign = canSomewhere(actor, 'assignTasks')
  const narrow = (change: Parameters<typeof changeSearch>[0]) => changeSearch({ ...change, page: undefined })
  const filtered = Object.values(filter).some(Boolean)
  const refresh = () => client.invalidateQueries({ queryKey: [remediationRoutes.tasks.path] })
  const columns: readonly Column<PlanTaskView>[] = [
    {
      key: 'task',
      title: t.task,
      heading: true,
      render: (task) => <TaskCell task={task} />,
    },
    { key: 'lead', title: t.lead, render: (task) => namesOf(task.lead) || <StateTag tone="warn">{t.noLead}</StateTag> },
    { key: 'coordinating', title: t.coordinating, wideOnly: true, render: (task) => namesOf(task.coordinating) },
    {
      key: 'deadline',
      title: t.deadline,
      render: (task) =>
        task.deadline ? (
          <span title={task.deadline.raw}>{deadlineWords(task.deadline, language)}</span>
        ) : (
          <span className="soft">{t.noDeadline}</span>
        ),
    },
    {
      key: 'criteria',
      title: t.filterCriterion,
      wideOnly: true,
      render: (task) =>
        task.criteria.map(({ code, name }, index) => (
          <span key={code} className="number" title={name ?? undefined}>
            {index > 0 && ', '}
            {code}
          </span>
        )),
    },
    { key: 'status', title: progress.column, render: (task) => <TaskStatusCell progress={task.progress} /> },
    {
      key: 'actions',
      title: common.actions,
      screenOnly: true,
      render: (task) => (
        <div className="row-actions stacked">
          <Button
            size="small"
            aria-label={progress.title(task.itemId)}
            onClick={() => setDoing({ kind: 'progress', task })}
          >
            {progress.open}
          </Button>
          {task.mayEdit && (
            <Button size="small" aria-label={t.editTask(task.itemId)} onClick={() => setDoing({ kind: 'edit', task })}>
              {common.edit}
            </Button>
          )}
          {mayAssign && (
            <Button
              size="small"
              aria-label={t.assignTask(task.itemId)}
              onClick={() => setDoing({ kind: 'assign', task })}
            >
              {t.assign}
            </Button>
          )}
        </div>
      ),
    },
  ]
  const known = (criteria?.running ?? criteria?.loss)?.criteria ?? []
  return (
    <>
      <div className="toolbar">
        <FilterBar
          text={{ value: filter.text ?? '', label: common.search, onChange: (text) => narrow({ text }) }}
          active={filtered}
          onClear={() => narrow({ text: undefined, unitId: undefined, criterion: undefined, state: undefined })}
        >
          <Filter label={t.filterUnit}>
            {(id) => (
              <UnitSelect
                id={id}
                value={filter.unitId ?? null}
                allowClear
                placeholder={common.all}
                onChange={(unitId) => narrow({ unitId: unitId ?? undefined })}
              />
            )}
          </Filter>
          {known.length > 0 && (
            <Filter label={t.filterCriterion}>
              {(id) => (
                <Select
                  id={id}
                  value={filter.criterion ?? null}
                  allowClear
                  placeholder={common.all}
                  options={optionsOf(known)}
                  showSearch={{ filterOption: findByWords }}
                  onChange={(code: string | null | undefined) => narrow({ criterion: code ?? undefined })}
                />
              )}
            </Filter>
          )}
          {plan.withdrawnTasks > 0 && (
            <Filter label={t.filterState}>
              {(id) => (
                <Select
                  id={id}
                  value={filter.state ?? ''}
                  options={[
                    { value: '', label: common.all },
                    ...taskStates.map((state) => ({ value: state as string, label: t.states[state] })),
                  ]}
                  onChange={(state: string) => narrow({ state: state || undefined })}
                />
              )}
            </Filter>
          )}
        </FilterBar>
        <div className="page-actions">
          <DownloadButton route={remediationRoutes.sheet} address={{ params, query: filter }} />
        </div>
      </div>
      <DataTable
        caption={t.tabs.tasks}
        columns={columns}
        rows={data?.rows}
        error={error}
        keyOf={(task) => task.id}
        rowClass={(task) => (task.withdrawnIn === null ? undefined : 'faded')}
        paging={{ page, pageSize: PAGE_SIZE, total: data?.total ?? 0, onPage: (next) => changeSearch({ page: next }) }}
        empty={
          filtered ? (
            <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
          ) : (
            <EmptyState title={t.summaryTasks('0')} hint={t.noTasks} />
          )
        }
      />
      {doing?.kind === 'edit' && (
        <TaskDrawer
          task={doing.task}
          criteria={known}
          year={plan.year}
          onClose={() => setDoing(null)}
          onSaved={refresh}
        />
      )}
      {doing?.kind === 'progress' && (
        <TaskProgressDrawer task={doing.task} onClose={() => setDoing(null)} onSaved={refresh} />
      )}
      {doing?.kind === 'assign' && <AssignDrawer task={doing.task} onClose={() => setDoing(null)} onSaved={refresh} />}
    </>
  )
}

function TaskCell({ task }: { readonly task: PlanTaskView }) {
  const { plans: t } = useTexts()
  const { title, text } = taskWords(task)
  return (
    <div className="task-cell">
      <span className="soft number">{task.itemId}</span> {title}
      {task.withdrawnIn !== null && <StateTag tone="warn">{t.withdrawn(String(task.withdrawnIn))}</StateTag>}
      <p className="task-text">{text}</p>
      {task.product && (
        <p className="soft">
          {t.product}: {task.product}
        </p>
      )}
    </div>
  )
}

const namesOf = (units: PlanTaskView['lead']): string => units.map(({ name }) => name).join('; ')
