/** The document on one side, what was read on the other; on a telephone one at a time. */
import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ReadPlan } from '../../../contract/remediation.ts'
import { type DraftFault, draftFaults } from '../../../core/plans/editing/draftFaults.ts'
import type { Position } from '../../../core/values/document.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { useNotice } from '../../components/notices.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { DocumentPane } from './DocumentPane.tsx'
import { notesOfFaults } from './draftNotes.ts'
import type { Correcting } from './ItemCard.tsx'
import { useTies } from './NamedUnitsField.tsx'
import { goToPlace, placeId, placeWords } from './places.ts'
import { ReadingPane, type ReadingTab } from './ReadingPane.tsx'
import { useCriteria } from './useCriteria.ts'
import type { OpenReading, useReading } from './useReading.ts'

type Pane = 'document' | 'reading'

interface ReadingWorkspaceProps {
  readonly reading: OpenReading
  readonly state: ReturnType<typeof useReading>
}

export function ReadingWorkspace({ reading, state }: ReadingWorkspaceProps) {
  const { plans: t } = useTexts()
  const { language } = useSpeaking()
  const notice = useNotice()
  const navigate = useNavigate()
  const { read, history, file } = reading
  const draft = history.present
  const [pane, setPane] = useState<Pane>('reading')
  const [tab, setTab] = useState<ReadingTab>('tasks')
  const [opened, setOpened] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const [isConfirming, setConfirming] = useState(false)
  const faults = useMemo(() => draftFaults(draft), [draft])
  const notes = useMemo(() => notesOfFaults(faults, language), [faults, language])
  const criteria = useCriteria(read.criteria, read.draft.year, draft.year)
  const cameFrom = useRef<Element | null>(null)
  const show = useCallback((where: Position) => {
    cameFrom.current = document.activeElement
    setPane('document')
    setShown(placeId(where))
    // On a telephone the document is drawn only now.
    setTimeout(() => goToPlace(placeId(where)))
  }, [])
  const goBack = useCallback(() => {
    setPane('reading')
    setTimeout(() => cameFrom.current instanceof HTMLElement && cameFrom.current.focus())
  }, [])
  const mend = ({ item }: DraftFault) => {
    setConfirming(false)
    setPane('reading')
    setTab(item?.list ?? 'header')
    setOpened(item?.id ?? null)
    if (item)
      setTimeout(() => document.getElementById(`muc-${item.list}-${item.id}`)?.scrollIntoView({ block: 'center' }))
  }
  const { nameOf } = useTies()
  const correcting: Correcting = {
    draft,
    change: state.change,
    criteria,
    notes,
    show,
    nameOf,
    opened,
    open: setOpened,
  }
  return (
    <div className="reading-page">
      <PageHeader
        title={t.readTitle}
        about={state.isKept ? `${read.fileName} · ${t.kept}` : read.fileName}
        above={
          <Link to="/ke-hoach" className="back-link">
            ← {t.allPlans}
          </Link>
        }
        actions={
          <>
            <Button
              icon={<UndoOutlined aria-hidden="true" />}
              disabled={history.past.length === 0}
              onClick={state.undo}
            >
              {t.undo}
            </Button>
            <Button
              icon={<RedoOutlined aria-hidden="true" />}
              disabled={history.future.length === 0}
              onClick={state.redo}
            >
              {t.redo}
            </Button>
            <ConfirmButton
              label={t.otherFile}
              title={t.otherFileTitle}
              text={t.otherFileText}
              danger
              onConfirm={state.close}
            />
            <Button type="primary" onClick={() => setConfirming(true)}>
              {t.confirm}
            </Button>
          </>
        }
      />
      <Findings read={read} isKept={state.isKept} onShow={show} />
      <div className="pane-switch">
        <Segmented<Pane>
          aria-label={t.panes}
          block
          value={pane}
          options={[
            { value: 'document', label: t.documentPane },
            { value: 'reading', label: t.readingPane },
          ]}
          onChange={setPane}
        />
      </div>
      <div className={`panes show-${pane}`}>
        <DocumentPane fileName={read.fileName} blocks={read.document.blocks} shown={shown} onBack={goBack} />
        <section className="reading-side" aria-label={t.readingPane}>
          <ReadingPane correcting={correcting} tab={tab} onTab={setTab} />
        </section>
      </div>
      {isConfirming && (
        <ConfirmDialog
          read={read}
          draft={draft}
          file={file}
          faults={faults}
          onClose={() => setConfirming(false)}
          onFault={mend}
          onConfirmed={async ({ id, tasks }, asVersion) => {
            const { added, kept, withdrawn } = tasks
            notice.done(
              asVersion ? t.doneVersion(String(added), String(kept), String(withdrawn)) : t.done(String(added)),
            )
            await navigate({ to: '/ke-hoach/$planId', params: { planId: id } })
            await state.close()
          }}
        />
      )}
    </div>
  )
}

interface FindingsProps {
  readonly read: ReadPlan
  readonly isKept: boolean
  readonly onShow: (where: Position) => void
}

/** What the document lacks comes first; then whether it may be a new version, and that corrections are kept. */
function Findings({ read, isKept, onShow }: FindingsProps) {
  const { plans: t } = useTexts()
  const { problems, known } = read
  return (
    <>
      {known?.kind === 'version' && (
        <div className="refusal warn">
          <p>
            <strong>{t.newVersion(known.plan.number ?? known.plan.subject)}</strong> {t.newVersionHint}
          </p>
        </div>
      )}
      {problems.length === 0 ? (
        <p className="soft">{t.noProblems}</p>
      ) : (
        <details className="reading-problems" open={problems.length <= 4}>
          <summary>{t.problems(String(problems.length))}</summary>
          <ul>
            {problems.map(({ code, where, text }) => (
              <li key={`${code} ${where ? placeId(where) : ''} ${text}`}>
                {where && (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={t.showPlace(placeWords(where, t))}
                    onClick={() => onShow(where)}
                  >
                    {placeWords(where, t)}
                  </button>
                )}{' '}
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {!isKept && <p className="refusal warn">{t.notKept}</p>}
    </>
  )
}
