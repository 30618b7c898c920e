/** What was read, in tabs; the tab of an item that is to be mended opens by itself. */
import { useTexts } from '../../text/texts.tsx'
import { ClosingTab, HeaderTab } from './HeaderTab.tsx'
import type { Correcting } from './ItemCard.tsx'
import { PlanTabs } from './PlanTabs.tsx'
import { ResponsibilitiesTab } from './ResponsibilitiesTab.tsx'
import { ShortcomingsTab } from './ShortcomingsTab.tsx'
import { TargetsTab } from './TargetsTab.tsx'
import { TasksTab } from './TasksTab.tsx'

const tabs = {
  header: HeaderTab,
  shortcomings: ShortcomingsTab,
  tasks: TasksTab,
  targets: TargetsTab,
  responsibilities: ResponsibilitiesTab,
  closing: ClosingTab,
}
const keys = ['header', 'shortcomings', 'tasks', 'targets', 'responsibilities', 'closing'] as const
export type ReadingTab = keyof typeof tabs

interface ReadingPaneProps {
  readonly correcting: Correcting
  readonly tab: ReadingTab
  readonly onTab: (tab: ReadingTab) => void
}

export function ReadingPane({ correcting, tab, onTab }: ReadingPaneProps) {
  const { plans: t } = useTexts()
  const Shown = tabs[tab]
  return (
    <PlanTabs
      label={t.readingPane}
      active={tab}
      onChange={onTab}
      tabs={keys.map((key) => ({
        key,
        label:
          key === 'header' || key === 'closing'
            ? t.tabs[key]
            : t.counted(t.tabs[key], String(correcting.draft[key].length)),
      }))}
    >
      <Shown correcting={correcting} />
    </PlanTabs>
  )
}
