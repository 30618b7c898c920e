/** The filters of the tasks; all of them live in the address. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Select } from 'antd'
import { type TaskGroups, taskRoutes } from '../../../contract/tasks.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { Filter, FilterBar } from '../../components/FilterBar.tsx'
import { queryOf } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { groupWords } from './groupWords.ts'
import { filterOf } from './taskFilter.ts'

const address = getRouteApi('/nhiem-vu')

interface TaskFiltersProps {
  readonly groups: TaskGroups | undefined
  readonly filtered: boolean
  /** What counts where the address does not say. */
  readonly mine: boolean
}

export function TaskFilters({ groups, filtered, mine }: TaskFiltersProps) {
  const { tasks: t, common } = useTexts()
  const search = address.useSearch()
  const changeSearch = useChangeSearch()
  const narrow = (change: Parameters<typeof changeSearch>[0]) => changeSearch({ ...change, page: undefined })
  const year = search.year
  return (
    <FilterBar
      text={{ value: search.text ?? '', label: common.search, onChange: (text) => narrow({ text }) }}
      active={filtered}
      onClear={() => narrow(NOTHING)}
    >
      <Filter label={t.scope}>
        {(id) => (
          <Select
            id={id}
            value={mine ? 'mine' : ''}
            options={[
              { value: '', label: t.everybody },
              { value: 'mine', label: t.mine },
            ]}
            onChange={(value) => narrow({ mine: value === 'mine' })}
          />
        )}
      </Filter>
      {(groups?.years.length ?? 0) > 1 && (
        <Filter label={t.year}>
          {(id) => (
            <Select
              id={id}
              value={year ?? 0}
              options={[
                { value: 0, label: common.all },
                ...(groups?.years ?? []).map((value) => ({ value, label: String(value) })),
              ]}
              onChange={(value) => narrow({ year: value || undefined })}
            />
          )}
        </Filter>
      )}
      <GroupFilter by="lead" label={t.lead} value={search.lead} onChange={(lead) => narrow({ lead })} />
      <GroupFilter by="due" label={t.due} value={search.due} onChange={(due) => narrow({ due })} />
    </FilterBar>
  )
}

const NOTHING = {
  text: undefined,
  year: undefined,
  planId: undefined,
  lead: undefined,
  due: undefined,
  criterion: undefined,
  status: undefined,
  mine: undefined,
}

interface GroupFilterProps {
  readonly by: 'lead' | 'due'
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (key: string | undefined) => void
}

/** The groups that there are, whatever else is narrowed but the year. */
function GroupFilter({ by, label, value, onChange }: GroupFilterProps) {
  const { tasks: t, common } = useTexts()
  const { year } = address.useSearch()
  const { data } = useQuery(queryOf(taskRoutes.groups, { query: { ...filterOf({ year }), by } }))
  return (
    <Filter label={label}>
      {(id) => (
        <Select
          id={id}
          value={value ?? ''}
          showSearch={{
            filterOption: (typed, option) =>
              foldVietnamese(String(option?.label ?? '')).includes(foldVietnamese(typed)),
          }}
          options={[
            { value: '', label: common.all },
            ...(data?.groups ?? []).map((group) => ({ value: group.key, label: groupWords(group, by, t) })),
          ]}
          onChange={(key) => onChange(key || undefined)}
        />
      )}
    </Filter>
  )
}
