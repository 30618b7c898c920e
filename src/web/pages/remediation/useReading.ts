/** The reading being corrected: its history of steps, kept in the browser as it goes. */
import { useCallback, useEffect, useState } from 'react'
import type { ReadPlan } from '../../../contract/remediation.ts'
import { type History, historyOf, record, redo, undo } from '../../../core/plans/editing/history.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { useMe } from '../../query.ts'
import { findKeptReading, forgetReading, keepReading } from './keptReading.ts'

const PAUSE_MS = 400

/** `step` names typing in one field, so that it is taken back at once; without it each change is a step of its own. */
export type ChangeDraft = (change: (draft: PlanDraft) => PlanDraft, step?: string) => void

export interface OpenReading {
  readonly read: ReadPlan
  readonly file: Blob
  readonly history: History<PlanDraft>
}

export function useReading() {
  const { userId } = useMe()
  const [reading, setReading] = useState<OpenReading | null>(null)
  const [looked, setLooked] = useState(false)
  const [isKept, setIsKept] = useState(true)

  useEffect(() => {
    let gone = false
    void findKeptReading(userId).then((kept) => {
      if (gone) return
      if (kept) setReading({ read: kept.read, file: kept.file, history: historyOf(kept.draft) })
      setLooked(true)
    })
    return () => {
      gone = true
    }
  }, [userId])

  const draft = reading?.history.present
  useEffect(() => {
    if (!reading || !draft) return
    const { read, file } = reading
    const keep = () => void keepReading(userId, { read, file, draft }).then(setIsKept)
    const timer = setTimeout(keep, PAUSE_MS)
    // Leaving before the pause is over: what was typed last is kept, too.
    window.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', keep)
    }
  }, [userId, reading, draft])

  const walk = useCallback((step: (history: History<PlanDraft>) => History<PlanDraft>) => {
    setReading((now) => now && { ...now, history: step(now.history) })
  }, [])
  const change = useCallback<ChangeDraft>(
    (by, step) => walk((history) => record(history, by(history.present), step ?? null)),
    [walk],
  )
  const open = useCallback(
    (read: ReadPlan, file: Blob) => setReading({ read, file, history: historyOf(read.draft) }),
    [],
  )
  const close = useCallback(async () => {
    setReading(null)
    await forgetReading()
  }, [])
  return { reading, looked, isKept, open, close, change, undo: () => walk(undo), redo: () => walk(redo) }
}
