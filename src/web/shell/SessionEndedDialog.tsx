/** Signs the same person in again without leaving the page. */
import { useQueryClient } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { accountRoutes } from '../../contract/accounts.ts'
import { call } from '../api.ts'
import { useNotice } from '../components/notices.tsx'
import { RefusalNotice } from '../components/RefusalNotice.tsx'
import { queryOf, useMe } from '../query.ts'
import { session, signInAddress } from '../session.ts'
import { useTexts } from '../text/texts.tsx'

export default function SessionEndedDialog({ onBack }: { readonly onBack: () => void }) {
  const { shell } = useTexts()
  const { login } = useMe()
  const client = useQueryClient()
  const notice = useNotice()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const signIn = async () => {
    setBusy(true)
    setError(null)
    try {
      const me = await call(accountRoutes.signIn, { body: { login, password } })
      session.csrfToken = me.csrfToken
      client.setQueryData(queryOf(accountRoutes.me, {}).queryKey, me)
      onBack()
      notice.done(shell.signedInAgain)
      await client.invalidateQueries()
    } catch (refusal) {
      setError(refusal)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={shell.sessionEndedTitle}
      okText={shell.signInAgain}
      confirmLoading={busy}
      onOk={signIn}
      cancelText={shell.otherAccount}
      onCancel={() => location.assign(signInAddress())}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      <p>{shell.sessionEndedText(login)}</p>
      <div className="confirm-word">
        <label htmlFor={id}>{shell.password}</label>
        <Input.Password
          id={id}
          value={password}
          autoComplete="current-password"
          maxLength={200}
          onChange={(event) => setPassword(event.target.value)}
          onPressEnter={signIn}
        />
      </div>
      <RefusalNotice error={error} />
    </Modal>
  )
}
