/** A draft of a plan being written: what is to be looked at on one side, its parts on the other. */
import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, ConfigProvider } from 'antd'
import { type ReactNode, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { lossRoutes } from '../../../../contract/losses.ts'
import { type PlanDraftView, planDraftRoutes } from '../../../../contract/planDrafts.ts'
import { remediationRoutes } from '../../../../contract/remediation.ts'
import type { DraftFault } from '../../../../core/plans/editing/draftFaults.ts'
import { DownloadButton } from '../../../components/DownloadButton.tsx'
import { useNotice } from '../../../components/notices.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { wordsOf } from '../../../components/RefusalNotice.tsx'
import { formatCount, formatInstant } from '../../../format.ts'
import { queryOf, useMe } from '../../../query.ts'
import { SpeakingContext, useSpeaking, useTexts } from '../../../text/texts.tsx'
import { goToField } from '../fieldNotes.tsx'
import type { Correcting } from '../ItemCard.tsx'
import { useTies } from '../NamedUnitsField.tsx'
import { ReadingPane, type ReadingTab } from '../ReadingPane.tsx'
import { useCriteria } from '../useCriteria.ts'
import { InSight } from './InSight.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { LeadRestDialog } from './LeadRestDialog.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { LossOfShortcoming } from './LossOfShortcoming.tsx'
import { NewerVersion } from './NewerVersion.tsx'
import { OpenPoints } from './OpenPoints.tsx'
import { type OpenDraft, useDraft } from './useDraft.ts'
import { type PlacedNote, useDraftNotes } from './useDraftNotes.ts'

interface DraftWorkspaceProps {
  readonly start: PlanDraftView
  readonly mayWrite: boolean
  /** The way back. */
  readonly above: ReactNode
}

export function DraftWorkspace({ start, mayWrite, above }: DraftWorkspaceProps) {
  const { drafts: t, common } = useTexts()
  const notice = useNotice()
  const state = useDraft(start)
  const { draft, newer, merged, isDirty } = state
  const criteria = useCriteria(state.view.criteria, state.view.draft.year, draft.year)
  const { notes, faults, isStorable } = useDraftNotes(state, criteria)
  const [tab, setTab] = useState<ReadingTab>('tasks')
  const [opened, setOpened] = useState<string | null>(null)
  const [isIssuing, setIssuing] = useState(false)
  const [isLeading, setLeading] = useState(false)
  const go = (part: ReadingTab, id: string | null, field: string) => {
    setIssuing(false)
    setTab(part)
    if (id !== null) setOpened(id)
    goToField(id === null ? null : `muc-${part}-${id}`, field)
  }
  const save = async () => {
    if (!isStorable) {
      notice.refused(t.refusedFields)
      return null
    }
    const saved = await state.save()
    if (saved) notice.done(common.saved)
    return saved
  }
  const correcting: Correcting = {
    draft,
    change: state.change,
    criteria,
    notes,
    show: null,
    isReadOnly: !mayWrite,
    nameOf: useTies().nameOf,
    opened,
    open: setOpened,
    aboutShortcoming: useLosses(state, (id) => go('tasks', id, '')),
  }
  useSaveKey(mayWrite ? save : null)
  return (
    <div className="draft-page">
      <PageHeader
        title={draft.header.subject || t.nameless}
        about={t.state.stored(formatInstant(state.view.updatedAt), state.view.updatedBy)}
        above={above}
        actions={
          <>
            {mayWrite && <UndoRedo state={state} />}
            <DownloadButton
              route={planDraftRoutes.document}
              address={{ params: { draftId: start.id } }}
              label={isDirty ? t.wordSaves : t.word}
              {...(isDirty ? { before: save } : {})}
            />
            {mayWrite && (
              <Button type={isDirty ? 'default' : 'primary'} onClick={() => setIssuing(true)}>
                {t.issue}
              </Button>
            )}
          </>
        }
      />
      {!mayWrite && <p className="refusal warn">{t.readOnly}</p>}
      {newer && merged && (
        <NewerVersion
          newer={newer}
          merged={merged}
          onMerge={() => {
            state.merge()
            notice.done(t.merged)
          }}
          onTake={() => {
            state.takeNewer()
            notice.done(t.taken)
          }}
        />
      )}
      {state.error !== null && !isIssuing && <Refused state={state} />}
      <div className="draft-panes">
        <section className="reading-side draft-parts" aria-label={t.parts}>
          <InDraft>
            <ConfigProvider componentDisabled={!mayWrite}>
              <ReadingPane correcting={correcting} tab={tab} onTab={setTab} />
            </ConfigProvider>
          </InDraft>
        </section>
        <OpenPoints
          notes={notes}
          onGo={({ place }: PlacedNote) => place && go(place.part, place.id, place.field)}
          onLeadRest={mayWrite ? () => setLeading(true) : null}
        />
      </div>
      {isDirty && mayWrite && (
        <div className="save-bar">
          <span>{t.state.changed}</span>
          <Button type="primary" loading={state.isBusy && !isIssuing} onClick={save}>
            {common.save}
          </Button>
        </div>
      )}
      {isLeading && <LeadRestDialog draft={draft} change={state.change} onClose={() => setLeading(false)} />}
      {isIssuing && (
        <Issue
          state={state}
          faults={faults}
          undecided={notes.filter(({ tone }) => tone === 'open').length}
          isStorable={isStorable}
          onFault={({ item, where }) =>
            go(item?.list ?? 'header', item?.id ?? null, where.split('.').at(item ? 2 : -1) ?? '')
          }
          onClose={() => setIssuing(false)}
        />
      )}
      {mayWrite && <LeaveGuard isDirty={state.hasUnstored} />}
    </div>
  )
}

/** What the server refused; its faults stand at their fields. A draft that is gone can be kept as another. */
function Refused({ state }: { readonly state: OpenDraft }) {
  const { drafts: t } = useTexts()
  const navigate = useNavigate()
  const notice = useNotice()
  const keep = async () => {
    const kept = await state.keepAsNew()
    if (!kept) return
    await navigate({ to: '/ke-hoach/du-thao/$draftId', params: { draftId: kept.id } })
    notice.done(t.keptAsNew)
  }
  return (
    <InSight className="refusal">
      <p>{wordsOf(state.error)}</p>
      {state.isGone && (
        <Button loading={state.isBusy} onClick={keep}>
          {t.keepAsNew}
        </Button>
      )}
    </InSight>
  )
}

function UndoRedo({ state }: { readonly state: OpenDraft }) {
  const { plans: t } = useTexts()
  return (
    <>
      <Button icon={<UndoOutlined aria-hidden="true" />} disabled={!state.canUndo} onClick={state.undo}>
        {t.undo}
      </Button>
      <Button icon={<RedoOutlined aria-hidden="true" />} disabled={!state.canRedo} onClick={state.redo}>
        {t.redo}
      </Button>
    </>
  )
}

interface IssueProps {
  readonly state: OpenDraft
  readonly faults: readonly DraftFault[]
  readonly undecided: number
  readonly isStorable: boolean
  readonly onFault: (fault: DraftFault) => void
  readonly onClose: () => void
}

function Issue({ state, onClose, ...dialog }: IssueProps) {
  const { drafts: t } = useTexts()
  const notice = useNotice()
  const navigate = useNavigate()
  const client = useQueryClient()
  const issue = async () => {
    const plan = await state.issue()
    // Somebody stored another version: the page says who.
    if (!plan) return
    notice.done(t.issued(formatCount(plan.tasks.added)))
    await navigate({ to: '/ke-hoach/$planId', params: { planId: plan.id } })
    for (const { path } of [planDraftRoutes.list, remediationRoutes.list]) {
      await client.invalidateQueries({ queryKey: [path] })
    }
  }
  const hasNewer = state.newer !== null
  useEffect(() => {
    if (hasNewer) onClose()
  }, [hasNewer, onClose])
  return (
    <IssueDialog
      {...dialog}
      draft={state.draft}
      isBusy={state.isBusy}
      error={state.error}
      onIssue={issue}
      onClose={onClose}
    />
  )
}

/** What the year before lost, under the shortcoming that it belongs to. */
function useLosses({ draft }: OpenDraft, onOpen: (taskId: string) => void) {
  const { departmentId } = useMe()
  const year = (draft.year ?? 2000) - 1
  const { data } = useQuery({
    ...queryOf(lossRoutes.losses, { params: { unitId: departmentId, year } }),
    enabled: draft.year !== null,
    retry: false,
  })
  const losses = useMemo(() => new Map(data?.rows.map((loss) => [loss.code, loss])), [data])
  const about: Correcting['aboutShortcoming'] = (item) => (
    <LossOfShortcoming item={item} year={year} losses={losses} tasks={draft.tasks} onOpen={onOpen} />
  )
  return about
}

/** The tabs of a reading, in the words of a draft. */
function InDraft({ children }: { readonly children: ReactNode }) {
  const speaking = useSpeaking()
  const inDraft = useMemo(
    () => ({ ...speaking, t: { ...speaking.t, plans: { ...speaking.t.plans, ...speaking.t.drafts.inDraft } } }),
    [speaking],
  )
  return <SpeakingContext value={inDraft}>{children}</SpeakingContext>
}

/** Ctrl+S saves the draft instead of the page. */
function useSaveKey(save: (() => Promise<unknown>) | null): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's' || !save) return
    event.preventDefault()
    void save()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
