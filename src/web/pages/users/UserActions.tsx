/** What can be done with one user. */
import { Button } from 'antd'
import { accountRoutes, type User } from '../../../contract/accounts.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { useNotice } from '../../components/notices.tsx'
import { useMe } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'
import type { Invitation } from './InvitationDialog.tsx'

interface UserActionsProps {
  readonly user: User
  readonly onEdit: () => void
  readonly onInvited: (invitation: Invitation) => void
  readonly onChanged: () => Promise<void>
}

export function UserActions({ user, onEdit, onInvited, onChanged }: UserActionsProps) {
  const { users: t, common } = useTexts()
  const me = useMe()
  const notice = useNotice()
  const params = { userId: user.id }
  const named = (action: string) => `${action}: ${user.fullName}`
  const invite = async () => {
    const invitation = await call(accountRoutes.inviteUser, { params })
    onInvited({ ...invitation, fullName: user.fullName })
    await onChanged()
  }
  const disable = async () => {
    await call(accountRoutes.disableUser, { params })
    notice.done(t.disabled(user.fullName))
    await onChanged()
  }
  const enable = async () => {
    await call(accountRoutes.enableUser, { params })
    notice.done(t.enabled(user.fullName))
    await onChanged()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons in a cell is no fieldset of a form
    <div className="row-actions" role="group" aria-label={t.rowActions(user.fullName)}>
      <Button size="small" aria-label={named(common.edit)} onClick={onEdit}>
        {common.edit}
      </Button>
      {user.state !== 'disabled' && (
        <ConfirmButton
          small
          label={t.invite}
          ariaLabel={named(t.invite)}
          title={t.invite}
          text={t.inviteSure(user.fullName)}
          onConfirm={invite}
        />
      )}
      {user.state === 'disabled' && (
        <ConfirmButton
          small
          label={t.enable}
          ariaLabel={named(t.enable)}
          title={named(t.enable)}
          text={t.enableSure(user.fullName)}
          confirm={t.enable}
          onConfirm={enable}
        />
      )}
      {user.state !== 'disabled' && user.id !== me.userId && (
        <ConfirmButton
          small
          danger
          label={t.disable}
          ariaLabel={named(t.disable)}
          title={named(t.disable)}
          text={t.disableSure(user.fullName)}
          confirm={t.disable}
          onConfirm={disable}
        />
      )}
    </div>
  )
}
