/** Tabs that scroll sideways where they do not fit; arrows go from one to the next, as in every tab list. */
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

export interface PlanTab<Key extends string> {
  readonly key: Key
  readonly label: string
}

interface PlanTabsProps<Key extends string> {
  readonly label: string
  readonly tabs: readonly PlanTab<Key>[]
  readonly active: Key
  readonly onChange: (key: Key) => void
  /** What stands under the active tab. */
  readonly children: ReactNode
}

export function PlanTabs<Key extends string>({ label, tabs, active, onChange, children }: PlanTabsProps<Key>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const goTo = (index: number) => {
    const tab = tabs.at(index % tabs.length)
    if (!tab) return
    onChange(tab.key)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(tab)]?.focus()
  }
  const walk = (event: KeyboardEvent) => {
    const here = tabs.findIndex(({ key }) => key === active)
    const target = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    goTo(target)
  }
  return (
    <div className="plan-tabs">
      <div ref={list} role="tablist" aria-label={label} onKeyDown={walk}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === active}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === active ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`}>
        {children}
      </div>
    </div>
  )
}
