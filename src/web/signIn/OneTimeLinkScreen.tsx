/** A one-time link: says for whom it is, takes a new password, and signs in. */
import { type FormEvent, useEffect, useState } from 'react'
import { accountRoutes, minPasswordLength } from '../../contract/accounts.ts'
import { ApiRefusal, call } from '../api.ts'
import { formatInstant } from '../format.ts'
import type { SignInTexts } from './Cover.tsx'
import { PasswordField } from './PasswordField.tsx'

type Link = { readonly fullName: string; readonly login: string; readonly expiresAt: string }

interface ScreenProps {
  readonly t: SignInTexts
  readonly token: string
}

export function OneTimeLinkScreen({ t, token }: ScreenProps) {
  const [link, setLink] = useState<Link | null>(null)
  const [dead, setDead] = useState('')
  useEffect(() => {
    call(accountRoutes.showLink, { params: { token } }).then(setLink, (error) =>
      setDead(error instanceof ApiRefusal ? error.text : t.unreachable),
    )
  }, [token, t])
  if (dead) {
    return (
      <>
        <h1>{t.linkDeadTitle}</h1>
        <p className="plain-refusal" role="alert">
          {dead}
        </p>
        <p className="cover-note">{t.linkDeadHint}</p>
        <p className="cover-note">
          <a href="/dang-nhap">{t.toSignIn}</a>
        </p>
      </>
    )
  }
  if (!link) return <h1 aria-busy="true">{t.linkLoading}</h1>
  return (
    <>
      <h1>{t.linkTitle}</h1>
      <p>
        {t.linkFor(`${link.fullName} (${link.login})`)} {t.linkUntil(formatInstant(link.expiresAt))}
      </p>
      <NewPasswordForm t={t} token={token} login={link.login} />
    </>
  )
}

function NewPasswordForm({ t, token, login }: ScreenProps & { readonly login: string }) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [refusal, setRefusal] = useState('')
  const [busy, setBusy] = useState(false)
  const left = minPasswordLength - password.length

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const fault = left > 0 ? t.tooShort : password !== again ? t.different : ''
    setRefusal(fault)
    if (fault) return
    setBusy(true)
    try {
      await call(accountRoutes.useLink, { params: { token }, body: { password } })
      location.assign('/')
    } catch (error) {
      setBusy(false)
      setRefusal(error instanceof ApiRefusal ? error.text : t.unreachable)
    }
  }

  const hint = password === '' ? t.rule : left > 0 ? t.lengthLeft(String(left)) : t.lengthEnough
  return (
    <form className="link-form" onSubmit={submit} noValidate>
      {/* Lets a password manager know whose password this is. */}
      <input className="unseen" autoComplete="username" value={login} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField
        t={t}
        label={t.newPassword}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        hint={hint}
        enough={left <= 0}
      />
      <PasswordField
        t={t}
        label={t.confirm}
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        faulty={again !== '' && !password.startsWith(again)}
        hint={again !== '' && !password.startsWith(again) ? t.different : undefined}
      />
      <div role="alert">{refusal && <p className="plain-refusal">{refusal}</p>}</div>
      <button type="submit" className="plain-button" aria-disabled={busy}>
        {busy ? t.linkBusy : t.linkSubmit}
      </button>
    </form>
  )
}
