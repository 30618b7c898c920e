/** Before a draft becomes a plan: what will be stored, what happens then, what is still open. */
import { Modal } from 'antd'
import type { DraftFault } from '../../../../core/plans/editing/draftFaults.ts'
import type { PlanDraft } from '../../../../core/plans/editing/planDraft.ts'
import { wordsOf } from '../../../components/RefusalNotice.tsx'
import { formatCount } from '../../../format.ts'
import { useTexts } from '../../../text/texts.tsx'
import { DraftSummary, FaultLinks } from '../ConfirmDialog.tsx'

interface IssueDialogProps {
  readonly draft: PlanDraft
  readonly faults: readonly DraftFault[]
  /** How much is still undecided. */
  readonly undecided: number
  readonly isStorable: boolean
  readonly isBusy: boolean
  readonly error: unknown
  readonly onIssue: () => void
  readonly onFault: (fault: DraftFault) => void
  readonly onClose: () => void
}

export function IssueDialog(props: IssueDialogProps) {
  const { draft, faults, undecided, isStorable, isBusy, error, onIssue, onFault, onClose } = props
  const { drafts: t, common } = useTexts()
  const { number, issuedOn } = draft.header
  return (
    <Modal
      open
      title={t.issueTitle}
      okText={isBusy ? t.issuing : t.issueGo}
      cancelText={common.cancel}
      okButtonProps={{ disabled: faults.length > 0 || !isStorable }}
      confirmLoading={isBusy}
      onOk={onIssue}
      onCancel={onClose}
      width={600}
    >
      {error !== null && (
        <p className="refusal" role="alert">
          {wordsOf(error)}
        </p>
      )}
      {faults.length > 0 && (
        <FaultLinks lead={t.issueFaults(formatCount(faults.length))} faults={faults} onFault={onFault} />
      )}
      {!isStorable && (
        <p className="refusal" role="alert">
          {t.refusedFields}
        </p>
      )}
      <p>{t.issueText}</p>
      <DraftSummary draft={draft} />
      <ul className="confirm-summary">
        <li>{t.issueSteps.tracked}</li>
        <li>{t.issueSteps.document}</li>
        <li>{t.issueSteps.gone}</li>
      </ul>
      {(number === null || issuedOn === null) && <p className="refusal warn">{t.issueBlank}</p>}
      {undecided > 0 && <p className="soft">{t.issueOpen(formatCount(undecided))}</p>}
    </Modal>
  )
}
