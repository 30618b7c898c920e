/** Shows a one-time link once, to be copied and handed over. */
import { Button, Modal } from 'antd'
import { CopyLine } from '../../components/CopyLine.tsx'
import { formatInstant } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

export interface Invitation {
  readonly fullName: string
  readonly url: string
  readonly expiresAt: string
}

interface InvitationDialogProps {
  readonly invitation: Invitation | null
  readonly onClose: () => void
}

export function InvitationDialog({ invitation, onClose }: InvitationDialogProps) {
  const { users, common } = useTexts()
  if (!invitation) return null
  return (
    <Modal
      open
      title={users.invitationTitle(invitation.fullName)}
      footer={<Button onClick={onClose}>{common.close}</Button>}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{users.invitationText}</p>
      <CopyLine label={users.invitationUntil(formatInstant(invitation.expiresAt))} value={invitation.url} />
    </Modal>
  )
}
