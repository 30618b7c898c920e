/** The department's criteria sets: what is in use, what is drafted, and the ways a new one comes in. */
import './catalogue.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type CriteriaSetSummary, catalogueRoutes, criteriaSetStates } from '../../../contract/catalogue.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Filter, FilterBar } from '../../components/FilterBar.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { formatInstant } from '../../format.ts'
import { queryOf, useActor } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { FoldersDrawer } from './FoldersDrawer.tsx'
import { SetStateTags } from './SetStateTag.tsx'
import { UploadDrawer } from './UploadDrawer.tsx'

const address = getRouteApi('/bo-tieu-chi')
const PAGE_SIZE = 50

export function CataloguePage() {
  const { catalogue: t, common } = useTexts()
  const { year, state, page = 1 } = address.useSearch()
  const changeSearch = useChangeSearch()
  const mayWrite = canSomewhere(useActor(), 'writeCatalogue')
  const [open, setOpen] = useState<'upload' | 'folders' | null>(null)
  const query = {
    page,
    pageSize: PAGE_SIZE,
    ...(year === undefined ? {} : { year }),
    ...(state === undefined ? {} : { state }),
  }
  const { data, error } = useQuery(queryOf(catalogueRoutes.list, { query }))
  const narrowed = year !== undefined || state !== undefined
  const ways = mayWrite && (
    <>
      <Button onClick={() => setOpen('folders')}>{t.fromFolder}</Button>
      <Button type="primary" onClick={() => setOpen('upload')}>
        {t.upload}
      </Button>
    </>
  )
  const columns: readonly Column<CriteriaSetSummary>[] = [
    {
      key: 'name',
      title: t.name,
      heading: true,
      render: (set) => (
        <>
          <Link to="/bo-tieu-chi/$setId" params={{ setId: set.id }}>
            {set.title ?? t.unnamed}
          </Link>
          {set.catalogue && <div className="soft small">{set.catalogue}</div>}
        </>
      ),
    },
    { key: 'year', title: t.year, align: 'end', render: (set) => set.year ?? '–' },
    { key: 'version', title: t.version, align: 'end', render: (set) => set.version ?? '–' },
    { key: 'scope', title: t.scope, wideOnly: true, render: ({ scope }) => (scope ? (t.scopes[scope] ?? scope) : '–') },
    { key: 'state', title: t.state, render: (set) => <SetStateTags set={set} /> },
    { key: 'origin', title: t.origin, render: (set) => <OriginWords set={set} /> },
  ]
  return (
    <>
      <PageHeader title={t.title} about={t.about} actions={ways} />
      <FilterBar active={narrowed} onClear={() => changeSearch({ year: undefined, state: undefined, page: undefined })}>
        <Filter label={t.state}>
          {(id) => (
            <Select
              id={id}
              value={state ?? ''}
              options={[
                { value: '', label: common.all },
                ...criteriaSetStates.map((value) => ({ value, label: t.states[value] })),
              ]}
              onChange={(value) => changeSearch({ state: value || undefined, page: undefined })}
            />
          )}
        </Filter>
      </FilterBar>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={data?.rows}
        error={error}
        keyOf={(set) => set.id}
        rowClass={(set) => (set.state === 'superseded' ? 'faded' : undefined)}
        {...(data && {
          paging: { page, pageSize: PAGE_SIZE, total: data.total, onPage: (next) => changeSearch({ page: next }) },
        })}
        empty={
          narrowed ? (
            <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
          ) : (
            <EmptyState
              title={t.empty}
              hint={mayWrite ? t.emptyHint : t.emptyHintReader}
              action={ways ? <div className="page-actions">{ways}</div> : undefined}
            />
          )
        }
      />
      {open === 'upload' && <UploadDrawer replacing={null} onClose={() => setOpen(null)} />}
      {open === 'folders' && <FoldersDrawer onClose={() => setOpen(null)} />}
    </>
  )
}

/** Where a set came from, and whether its folder is still the same. */
export function OriginWords({ set }: { readonly set: CriteriaSetSummary }) {
  const { catalogue: t } = useTexts()
  const { origin } = set
  const words =
    origin.kind === 'folder'
      ? t.originFolder(origin.folder)
      : origin.kind === 'upload'
        ? t.originUpload(origin.fileName)
        : t.originYear(String(origin.fromYear))
  return (
    <>
      {words}
      <div className="soft small">
        {set.takenIntoUseAt && set.takenIntoUseBy
          ? t.usedBy(set.takenIntoUseBy, formatInstant(set.takenIntoUseAt))
          : t.draftedBy(set.draftedBy, formatInstant(set.draftedAt))}
      </div>
      {set.state === 'inUse' && set.folder === 'changed' && <p className="folder-changed">{t.folderChanged}</p>}
      {set.state === 'inUse' && set.folder === 'gone' && <p className="folder-changed">{t.folderGone}</p>}
    </>
  )
}
