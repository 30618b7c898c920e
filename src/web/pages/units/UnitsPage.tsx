/** Units: the tree with its validity and mergers, and the groups of units. */
import { getRouteApi } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { GroupsTab } from './GroupsTab.tsx'
import { TreeTab } from './TreeTab.tsx'

const address = getRouteApi('/don-vi')

export function UnitsPage() {
  const { units: t } = useTexts()
  const { tab, text, ended } = address.useSearch()
  const changeSearch = useChangeSearch()
  return (
    <>
      <PageHeader title={t.title} about={t.about} />
      <Tabs
        activeKey={tab ?? 'tree'}
        onChange={(key) => changeSearch({ tab: key === 'tree' ? undefined : key })}
        destroyOnHidden
        items={[
          { key: 'tree', label: t.treeTab, children: <TreeTab text={text ?? ''} ended={ended ?? false} /> },
          { key: 'groups', label: t.groupsTab, children: <GroupsTab /> },
        ]}
      />
    </>
  )
}
