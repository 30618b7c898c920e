/** Said while the database is away and questions are asked again by themselves. */
import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { ApiRefusal } from '../api.ts'
import { useTexts } from '../text/texts.tsx'

export function AwayBanner() {
  const { shell } = useTexts()
  const cache = useQueryClient().getQueryCache()
  const away = useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => cache.getAll().some(({ state }) => isAway(state.fetchFailureReason)),
  )
  return <div role="status">{away && <p className="away-banner">{shell.databaseAway}</p>}</div>
}

const isAway = (reason: unknown) => reason instanceof ApiRefusal && reason.status === 503
