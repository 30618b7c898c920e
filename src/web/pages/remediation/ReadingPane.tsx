/** What was read, in tabs; the tab of an item that is to be mended opens by itself. */
import { Tabs } from 'antd'
import { useTexts } from '../../text/texts.tsx'
import { ClosingTab, HeaderTab } from './HeaderTab.tsx'
import type { Correcting } from './ItemCard.tsx'
import { ResponsibilitiesTab } from './ResponsibilitiesTab.tsx'
import { ShortcomingsTab } from './ShortcomingsTab.tsx'
import { TargetsTab } from './TargetsTab.tsx'
import { TasksTab } from './TasksTab.tsx'

export type ReadingTab = 'header' | 'shortcomings' | 'tasks' | 'targets' | 'responsibilities' | 'closing'

interface ReadingPaneProps {
  readonly correcting: Correcting
  readonly tab: ReadingTab
  readonly onTab: (tab: ReadingTab) => void
}

export function ReadingPane({ correcting, tab, onTab }: ReadingPaneProps) {
  const { plans: t } = useTexts()
  const { draft } = correcting
  const counted = (name: 'shortcomings' | 'tasks' | 'targets' | 'responsibilities') =>
    t.counted(t.tabs[name], String(draft[name].length))
  const items: { key: ReadingTab; label: string; children: React.ReactNode }[] = [
    { key: 'header', label: t.tabs.header, children: <HeaderTab correcting={correcting} /> },
    { key: 'shortcomings', label: counted('shortcomings'), children: <ShortcomingsTab correcting={correcting} /> },
    { key: 'tasks', label: counted('tasks'), children: <TasksTab correcting={correcting} /> },
    { key: 'targets', label: counted('targets'), children: <TargetsTab correcting={correcting} /> },
    {
      key: 'responsibilities',
      label: counted('responsibilities'),
      children: <ResponsibilitiesTab correcting={correcting} />,
    },
    { key: 'closing', label: t.tabs.closing, children: <ClosingTab correcting={correcting} /> },
  ]
  return (
    <Tabs
      className="reading-pane"
      activeKey={tab}
      onChange={(key) => onTab(items.find((item) => item.key === key)?.key ?? 'tasks')}
      destroyOnHidden
      items={items}
    />
  )
}
