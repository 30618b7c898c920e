/** Before anything is written: what will be, what still lacks, and as which plan. */
import { Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { type ReadPlan, remediationRoutes } from '../../../contract/remediation.ts'
import type { DraftFault } from '../../../core/plans/editing/draftFaults.ts'
import { faultSentence } from '../../../core/plans/editing/draftFaults.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { call } from '../../api.ts'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { useSpeaking, useTexts } from '../../text/texts.tsx'

type Confirmed = Awaited<ReturnType<typeof confirm>>

interface ConfirmDialogProps {
  readonly read: ReadPlan
  readonly draft: PlanDraft
  readonly file: Blob
  readonly faults: readonly DraftFault[]
  readonly onClose: () => void
  readonly onFault: (fault: DraftFault) => void
  readonly onConfirmed: (confirmed: Confirmed, asVersion: boolean) => Promise<void>
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { read, draft, file, faults, onClose, onFault, onConfirmed } = props
  const { plans: t, common } = useTexts()
  const before = read.known?.kind === 'version' ? read.known.plan : null
  const [asVersion, setAsVersion] = useState(before !== null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const go = async () => {
    setBusy(true)
    setError(null)
    try {
      const seen = before && asVersion ? { planId: before.id, version: before.version } : null
      await onConfirmed(await confirm(read.fileName, file, draft, seen), seen !== null)
    } catch (refusal) {
      setError(refusal)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t.confirmTitle}
      okText={busy ? t.confirming : t.confirmGo}
      cancelText={common.cancel}
      okButtonProps={{ disabled: faults.length > 0 }}
      confirmLoading={busy}
      onOk={go}
      onCancel={onClose}
      width={600}
    >
      <RefusalNotice error={error} />
      {faults.length > 0 && (
        <FaultLinks lead={t.confirmFaults(String(faults.length))} faults={faults} onFault={onFault} />
      )}
      <p>{t.confirmText}</p>
      <DraftSummary draft={draft} />
      {before && (
        <div className="confirm-as">
          <span id={id}>{t.confirmAs}</span>
          <Radio.Group
            aria-labelledby={id}
            value={asVersion}
            onChange={(event) => setAsVersion(event.target.value === true)}
            options={[
              { value: true, label: t.confirmAsVersion(before.number ?? before.subject) },
              { value: false, label: t.confirmAsOwn },
            ]}
          />
        </div>
      )}
    </Modal>
  )
}

interface FaultLinksProps extends Pick<ConfirmDialogProps, 'faults' | 'onFault'> {
  readonly lead: string
}

/** Each fault leads to where it is mended. */
export function FaultLinks({ lead, faults, onFault }: FaultLinksProps) {
  const { plans: t } = useTexts()
  const { language } = useSpeaking()
  return (
    <div className="refusal" role="alert">
      <p>{lead}</p>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.where} ${fault.code}`}>
            <button type="button" className="link-button" onClick={() => onFault(fault)}>
              {fault.item ? `${t.tabs[fault.item.list]} ${fault.item.id}: ` : ''}
              {faultSentence(fault.code)[language]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a draft would store, and what it leaves open. */
export function DraftSummary({ draft }: { readonly draft: PlanDraft }) {
  const { plans: t } = useTexts()
  const { tasks, shortcomings, targets, responsibilities } = draft
  const named = [
    ...tasks.flatMap((task) => [...task.lead, ...task.coordinating]),
    ...responsibilities.map(({ unit }) => unit),
  ]
  const untied = new Set(
    named.filter(({ unitId, groupId }) => unitId === null && groupId === null).map(({ words }) => words),
  )
  const count = <Item,>(items: readonly Item[], which: (item: Item) => boolean) => String(items.filter(which).length)
  return (
    <ul className="confirm-summary">
      <li>
        {t.summaryTasks(String(tasks.length))}
        {tasks.length > 0 && (
          <>
            {', '}
            {t.summaryWithout(
              count(tasks, ({ lead }) => lead.length === 0),
              count(tasks, ({ deadline }) => deadline === null),
              count(tasks, ({ criteria }) => criteria.length === 0),
            )}
          </>
        )}
      </li>
      {untied.size > 0 && <li>{t.summaryUntied(String(untied.size))}</li>}
      {shortcomings.length > 0 && (
        <li>
          {t.summaryShortcomings(
            String(shortcomings.length),
            count(shortcomings, ({ criteria }) => criteria.length > 0),
          )}
        </li>
      )}
      {targets.length > 0 && <li>{t.summaryTargets(String(targets.length))}</li>}
      {responsibilities.length > 0 && <li>{t.summaryResponsibilities(String(responsibilities.length))}</li>}
    </ul>
  )
}

async function confirm(
  fileName: string,
  file: Blob,
  draft: PlanDraft,
  asVersionOf: { readonly planId: string; readonly version: number } | null,
) {
  return call(remediationRoutes.confirm, { body: { fileName, content: await base64Of(file), draft, asVersionOf } })
}

/** The browser's own reader is much quicker than letters put together one by one. */
function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read'))
    reader.readAsDataURL(file)
  })
}
