/** The audit log: filtered through the address, each entry opened to its details, its chain checked. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type AuditEntry, auditActions, auditRoutes } from '../../../contract/audit.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { DayField } from '../../components/DayField.tsx'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Filter, FilterBar } from '../../components/FilterBar.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { formatInstant } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { EntryDrawer } from './EntryDrawer.tsx'
import { VerifyButton } from './VerifyButton.tsx'

const PAGE_SIZE = 50
const address = getRouteApi('/nhat-ky')

export function AuditPage() {
  const { audit: t, common } = useTexts()
  const { page = 1, sort, order, ...filter } = address.useSearch()
  const changeSearch = useChangeSearch()
  const { data, error } = useQuery({
    ...queryOf(auditRoutes.list, { query: { ...filter, sort, order, page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  })
  const [opened, setOpened] = useState<AuditEntry | null>(null)
  const narrow = (change: Parameters<typeof changeSearch>[0]) => changeSearch({ ...change, page: undefined })
  const filtered = Object.values(filter).some(Boolean)
  const columns: readonly Column<AuditEntry>[] = [
    {
      key: 'at',
      title: t.at,
      heading: true,
      sortable: true,
      render: (entry) => <span className="number unbroken">{formatInstant(entry.at)}</span>,
    },
    { key: 'actor', title: t.actor, sortable: true, render: (entry) => entry.actorName },
    { key: 'action', title: t.action, sortable: true, render: (entry) => t.actions[entry.action] },
    { key: 'subject', title: t.subject, sortable: true, render: (entry) => entry.subjectName ?? '' },
    {
      key: 'via',
      title: t.via,
      sortable: true,
      wideOnly: true,
      render: (entry) => <span className="unbroken">{t.vias[entry.via]}</span>,
    },
    {
      key: 'details',
      title: common.details,
      screenOnly: true,
      render: (entry) => (
        <Button size="small" aria-label={t.openEntry(String(entry.id))} onClick={() => setOpened(entry)}>
          {common.open}
        </Button>
      ),
    },
  ]
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <VerifyButton />
            <DownloadButton route={auditRoutes.sheet} address={{ query: { ...filter, sort, order } }} />
          </>
        }
      />
      <FilterBar
        text={{ value: filter.text ?? '', label: t.text, onChange: (text) => narrow({ text }) }}
        active={filtered}
        onClear={() =>
          narrow({ text: undefined, action: undefined, actor: undefined, from: undefined, until: undefined })
        }
      >
        <Filter label={t.action}>
          {(id) => (
            <Select
              id={id}
              value={filter.action ?? ''}
              showSearch={{
                filterOption: (typed, option) => foldVietnamese(option?.label ?? '').includes(foldVietnamese(typed)),
              }}
              options={[
                { value: '', label: common.all },
                ...auditActions.map((action) => ({ value: action as string, label: t.actions[action] })),
              ]}
              onChange={(action: string) => narrow({ action })}
            />
          )}
        </Filter>
        <Filter label={t.from}>
          {(id) => (
            <DayField id={id} value={filter.from ?? null} onChange={(day) => narrow({ from: day ?? undefined })} />
          )}
        </Filter>
        <Filter label={t.until}>
          {(id) => (
            <DayField id={id} value={filter.until ?? null} onChange={(day) => narrow({ until: day ?? undefined })} />
          )}
        </Filter>
        {filter.actor && (
          <p className="filter-note">
            {t.byActor(data?.rows.find(({ actorId }) => actorId === filter.actor)?.actorName ?? '…')}
          </p>
        )}
      </FilterBar>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={data?.rows}
        error={error}
        keyOf={(entry) => String(entry.id)}
        sort={{
          by: sort ?? 'at',
          descending: sort ? order === 'desc' : true,
          onSort: ({ by, descending }) => narrow({ sort: by, order: descending ? 'desc' : undefined }),
        }}
        paging={{ page, pageSize: PAGE_SIZE, total: data?.total ?? 0, onPage: (next) => changeSearch({ page: next }) }}
        empty={
          filtered ? (
            <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
          ) : (
            <EmptyState title={t.empty} hint={t.emptyHint} />
          )
        }
      />
      {opened && (
        <EntryDrawer
          entry={opened}
          onClose={() => setOpened(null)}
          onActor={(actor) => {
            setOpened(null)
            narrow({ actor })
          }}
        />
      )}
    </>
  )
}
