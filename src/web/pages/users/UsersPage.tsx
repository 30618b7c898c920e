/** The users an administrator looks after: found, added, changed, invited, disabled. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { accountRoutes, type User } from '../../../contract/accounts.ts'
import { unitRoutes } from '../../../contract/units.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Filter, FilterBar } from '../../components/FilterBar.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { StateTag, type StateTone } from '../../components/StateTag.tsx'
import { UnitSelect } from '../../components/UnitSelect.tsx'
import { formatInstant } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { type Invitation, InvitationDialog } from './InvitationDialog.tsx'
import { UserActions } from './UserActions.tsx'
import { UserDrawer } from './UserDrawer.tsx'
import { userStates } from './usersSearch.ts'

const PAGE_SIZE = 20
const address = getRouteApi('/nguoi-dung')

const toneOf: Record<User['state'], StateTone> = { invited: 'warn', active: 'good', disabled: 'plain' }

export function UsersPage() {
  const { users: t, common } = useTexts()
  const search = address.useSearch()
  const changeSearch = useChangeSearch()
  const client = useQueryClient()
  const { page = 1, ...asked } = search
  const { text, state, unitId } = asked
  const { data, error } = useQuery({
    ...queryOf(accountRoutes.users, { query: { ...asked, page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  })
  const { data: units } = useQuery(queryOf(unitRoutes.list, {}))
  const [editing, setEditing] = useState<User | 'new' | null>(null)
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: [accountRoutes.users.path] })
  const filtered = Boolean(text || state || unitId)
  const unitName = (id: string | null) =>
    id === null ? common.wholeInstance : (units?.find((unit) => unit.id === id)?.name ?? '')

  const add = (
    <Button type="primary" onClick={() => setEditing('new')}>
      {t.add}
    </Button>
  )
  const columns: readonly Column<User>[] = [
    { key: 'fullName', title: t.fullName, heading: true, sortable: true, render: (user) => user.fullName },
    { key: 'login', title: t.login, sortable: true, render: (user) => user.login },
    { key: 'unit', title: t.unit, sortable: true, render: (user) => unitName(user.unitId) },
    {
      key: 'grants',
      title: t.grants,
      render: (user) => (
        <ul className="plain-list">
          {user.grants.map(({ role, unitId: place }) => (
            <li key={`${role} ${place}`}>
              {common.roles[role]}
              {place !== user.unitId && <span className="soft"> – {unitName(place)}</span>}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'state',
      title: t.state,
      sortable: true,
      render: (user) => <StateTag tone={toneOf[user.state]}>{t.states[user.state]}</StateTag>,
    },
    {
      key: 'lastSignInAt',
      title: t.lastSignIn,
      sortable: true,
      wideOnly: true,
      render: (user) => (user.lastSignInAt ? formatInstant(user.lastSignInAt) : t.never),
    },
    {
      key: 'actions',
      title: common.actions,
      screenOnly: true,
      render: (user) => (
        <UserActions user={user} onEdit={() => setEditing(user)} onInvited={setInvitation} onChanged={refresh} />
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
            <DownloadButton route={accountRoutes.usersSheet} address={{ query: asked }} />
            {add}
          </>
        }
      />
      <FilterBar
        text={{
          value: text ?? '',
          label: common.search,
          onChange: (typed) => changeSearch({ text: typed, page: undefined }),
        }}
        active={filtered}
        onClear={() => changeSearch({ text: undefined, state: undefined, unitId: undefined, page: undefined })}
      >
        <Filter label={t.state}>
          {(id) => (
            <Select
              id={id}
              value={state ?? ''}
              options={[
                { value: '', label: common.all },
                ...userStates.map((value) => ({ value, label: t.states[value] })),
              ]}
              onChange={(value: string) => changeSearch({ state: value, page: undefined })}
            />
          )}
        </Filter>
        <Filter label={t.unit}>
          {(id) => (
            <UnitSelect
              id={id}
              allowClear
              value={unitId ?? null}
              placeholder={common.all}
              onChange={(value) => changeSearch({ unitId: value ?? undefined, page: undefined })}
            />
          )}
        </Filter>
      </FilterBar>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={data?.rows}
        error={error}
        keyOf={(user) => user.id}
        rowClass={(user) => (user.state === 'disabled' ? 'faded' : undefined)}
        sort={{
          by: asked.sort ?? 'fullName',
          descending: asked.order === 'desc',
          onSort: ({ by, descending }) =>
            changeSearch({ sort: by, order: descending ? 'desc' : undefined, page: undefined }),
        }}
        paging={{ page, pageSize: PAGE_SIZE, total: data?.total ?? 0, onPage: (next) => changeSearch({ page: next }) }}
        empty={
          filtered ? (
            <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
          ) : (
            <EmptyState title={t.empty} hint={t.emptyHint} action={add} />
          )
        }
      />
      {editing && (
        <UserDrawer
          user={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onInvited={setInvitation}
          onSaved={refresh}
        />
      )}
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
    </>
  )
}
