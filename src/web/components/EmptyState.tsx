/** Where a list would stand and there is nothing yet: says what to do next. */
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly hint: string
  readonly action?: ReactNode
}

export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p>
        <strong>{title}</strong>
      </p>
      <p className="soft">{hint}</p>
      {action && <div>{action}</div>}
    </div>
  )
}
