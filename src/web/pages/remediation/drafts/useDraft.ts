/** A draft being written: its steps, what of it is stored, and whether somebody else stored another version meanwhile. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { type PlanDraftView, planDraftRoutes } from '../../../../contract/planDrafts.ts'
import { type History, historyOf, record, redo, undo } from '../../../../core/plans/editing/history.ts'
import { mergeDrafts } from '../../../../core/plans/editing/mergeDrafts.ts'
import type { PlanDraft } from '../../../../core/plans/editing/planDraft.ts'
import { ApiRefusal, call } from '../../../api.ts'
import { VERSION_CONFLICT } from '../../../components/VersionConflict.tsx'
import { queryOf } from '../../../query.ts'
import type { ChangeDraft } from '../useReading.ts'

interface Stored {
  readonly view: PlanDraftView
  /** The state of the history that is stored; another one has changes that are not. */
  readonly draft: PlanDraft
}

export type OpenDraft = ReturnType<typeof useDraft>

export function useDraft(start: PlanDraftView) {
  const client = useQueryClient()
  const [history, setHistory] = useState(() => historyOf(start.draft))
  const [stored, drawStored] = useState<Stored>({ view: start, draft: start.draft })
  // Known at once, before it is drawn: who has just saved may leave.
  const storedDraft = useRef(start.draft)
  const setStored = (next: Stored) => {
    storedDraft.current = next.draft
    drawStored(next)
  }
  const [newer, setNewer] = useState<PlanDraftView | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const busy = useRef(false)
  const params = { draftId: start.id }
  const draft = history.present

  const walk = useCallback((step: (history: History<PlanDraft>) => History<PlanDraft>) => setHistory(step), [])
  const change = useCallback<ChangeDraft>(
    (by, step) => walk((now) => record(now, by(now.present), step ?? null)),
    [walk],
  )

  /** Asks the server for something that needs the newest version; null where it was refused, which is told. */
  const attempt = async <Answer>(work: () => Promise<Answer>): Promise<Answer | null> => {
    if (busy.current) return null
    busy.current = true
    setBusy(true)
    setError(null)
    try {
      return await work()
    } catch (refusal) {
      setError(refusal)
      if (refusal instanceof ApiRefusal && refusal.code === VERSION_CONFLICT) {
        const latest = await call(planDraftRoutes.draft, { params }).catch(() => null)
        // Without the newest version the refusal itself tells what happened.
        if (latest) setError(null)
        setNewer(latest)
      }
      return null
    } finally {
      busy.current = false
      setBusy(false)
    }
  }

  const makeAnew = () => call(planDraftRoutes.make, { body: { year: draft.year ?? start.year } })

  const store = async (into = stored.view): Promise<PlanDraftView> => {
    if (draft === stored.draft && into === stored.view) return stored.view
    const params = { draftId: into.id }
    const view = await call(planDraftRoutes.save, { params, body: { draft, version: into.version } })
    setStored({ view, draft })
    client.setQueryData(queryOf(planDraftRoutes.draft, { params }).queryKey, view)
    await client.invalidateQueries({ queryKey: [planDraftRoutes.list.path] })
    return view
  }

  const goOnFrom = (latest: PlanDraftView, next: PlanDraft) => {
    walk((now) => record(now, next, null))
    setStored({ view: latest, draft: latest.draft })
    setNewer(null)
  }
  return {
    draft,
    /** As it was stored last, by this person or another. */
    view: stored.view,
    isDirty: draft !== stored.draft,
    hasUnstored: () => draft !== storedDraft.current,
    isBusy,
    error,
    /** What somebody else stored meanwhile. */
    newer,
    merged: newer && mergeDrafts(stored.view.draft, draft, newer.draft),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => walk(undo),
    redo: () => walk(redo),
    change,
    /** Somebody issued or deleted it meanwhile. */
    isGone: error instanceof ApiRefusal && error.code === 'plan-draft-not-found',
    save: () => attempt(() => store()),
    keepAsNew: () => attempt(async () => store(await makeAnew())),
    issue: () =>
      attempt(async () => {
        const { version } = await store()
        return call(planDraftRoutes.issue, { params, body: { version } })
      }),
    merge: () => newer && goOnFrom(newer, mergeDrafts(stored.view.draft, draft, newer.draft).draft),
    takeNewer: () => newer && goOnFrom(newer, newer.draft),
  }
}
