/** Groups of units: chosen once, given work together. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { type UnitGroup, unitRoutes } from '../../../contract/units.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { UnitsSelect } from '../../components/UnitSelect.tsx'
import { formatCount } from '../../format.ts'
import { queryOf, useActor } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'

interface GroupForm {
  readonly name: string
  readonly unitIds: string[]
}

export function GroupsTab() {
  const { units: t, common } = useTexts()
  const mayWrite = canSomewhere(useActor(), 'writePlans')
  const notice = useNotice()
  const client = useQueryClient()
  const { data: groups, error } = useQuery(queryOf(unitRoutes.groups, {}))
  const { data: units = [] } = useQuery(queryOf(unitRoutes.list, {}))
  const [editing, setEditing] = useState<UnitGroup | 'new' | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: [unitRoutes.groups.path] })
  const namesOf = (unitIds: readonly string[]) =>
    units
      .filter(({ id }) => unitIds.includes(id))
      .map(({ shortName, name }) => shortName ?? name)
      .join(', ')

  const save = async (values: GroupForm, version: number) => {
    if (editing === 'new') await call(unitRoutes.createGroup, { body: values })
    else if (editing) {
      await call(unitRoutes.changeGroup, { params: { groupId: editing.id }, body: { ...values, version } })
    }
    notice.done(common.saved)
    await refresh()
  }
  const fetchLatest = async (): Promise<Versioned<GroupForm>> => {
    const latest = (await call(unitRoutes.groups, {})).find((group) => editing !== 'new' && group.id === editing?.id)
    if (!latest) throw new Error(t.groupsEmpty)
    return { values: formOf(latest), version: latest.version }
  }
  const remove = async (group: UnitGroup) => {
    await call(unitRoutes.deleteGroup, { params: { groupId: group.id }, query: { version: group.version } })
    notice.done(t.groupDeleted(group.name))
    await refresh()
  }
  const add = mayWrite && (
    <Button type="primary" onClick={() => setEditing('new')}>
      {t.addGroup}
    </Button>
  )
  const columns: readonly Column<UnitGroup>[] = [
    { key: 'name', title: t.groupName, heading: true, render: (group) => group.name },
    {
      key: 'units',
      title: t.groupUnits,
      render: (group) => (
        <>
          <span className="number">{t.count(formatCount(group.unitIds.length))}</span>
          <span className="soft">: {namesOf(group.unitIds)}</span>
        </>
      ),
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: common.actions,
            screenOnly: true,
            render: (group: UnitGroup) => (
              <div className="row-actions">
                <Button size="small" aria-label={t.editGroup(group.name)} onClick={() => setEditing(group)}>
                  {common.edit}
                </Button>
                <ConfirmButton
                  small
                  danger
                  label={common.remove}
                  ariaLabel={`${common.remove}: ${group.name}`}
                  title={common.remove}
                  text={t.deleteGroupSure(group.name)}
                  onConfirm={() => remove(group)}
                />
              </div>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <div className="toolbar">
        <p className="soft">{t.groupsHint}</p>
        <div className="page-actions">{add}</div>
      </div>
      <DataTable
        caption={t.groupsTab}
        columns={columns}
        rows={groups}
        error={error}
        keyOf={(group) => group.id}
        empty={<EmptyState title={t.groupsEmpty} hint={t.groupsEmptyHint} action={add} />}
      />
      {editing && (
        <FormDrawer<GroupForm>
          title={editing === 'new' ? t.addGroup : t.editGroup(editing.name)}
          start={
            editing === 'new'
              ? { values: { name: '', unitIds: [] }, version: 0 }
              : { values: formOf(editing), version: editing.version }
          }
          save={save}
          onClose={() => setEditing(null)}
          {...(editing === 'new' ? {} : { fetchLatest })}
          fields={[
            { name: 'name', label: t.groupName },
            { name: 'unitIds', label: t.groupUnits, words: ({ unitIds }) => namesOf(unitIds) },
          ]}
        >
          {() => (
            <>
              <Form.Item
                name="name"
                label={t.groupName}
                rules={[{ required: true, whitespace: true, message: common.required }]}
              >
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name="unitIds" label={t.groupUnits} rules={[{ required: true, message: common.required }]}>
                <UnitsSelect />
              </Form.Item>
            </>
          )}
        </FormDrawer>
      )}
    </>
  )
}

const formOf = ({ name, unitIds }: UnitGroup): GroupForm => ({ name, unitIds })
