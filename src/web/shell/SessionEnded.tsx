/** Opens the way back in when the session has ended, over the page and what was typed on it. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { session } from '../session.ts'

const SessionEndedDialog = lazy(() => import('./SessionEndedDialog.tsx'))

export function SessionEnded() {
  const [ended, setEnded] = useState(false)
  useEffect(() => {
    session.onEnded = () => setEnded(true)
    return () => {
      session.onEnded = null
    }
  }, [])
  if (!ended) return null
  return (
    <Suspense>
      <SessionEndedDialog onBack={() => setEnded(false)} />
    </Suspense>
  )
}
