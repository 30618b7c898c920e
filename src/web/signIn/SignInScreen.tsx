/** Signing in. Afterwards the browser goes where it was sent from, within this application. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { accountRoutes } from '../../contract/accounts.ts'
import { ApiRefusal, call } from '../api.ts'
import { safeTarget } from '../session.ts'
import type { SignInTexts } from './Cover.tsx'
import { PasswordField } from './PasswordField.tsx'

export function SignInScreen({ t }: { readonly t: SignInTexts }) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState('')
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => first.current?.focus(), [])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (login.trim() === '' || password === '') {
      setRefusal(t.empty)
      return
    }
    setBusy(true)
    setRefusal('')
    try {
      await call(accountRoutes.signIn, { body: { login, password } })
      location.assign(safeTarget(new URLSearchParams(location.search).get('tiep')))
    } catch (error) {
      setBusy(false)
      setRefusal(error instanceof ApiRefusal ? error.text : t.unreachable)
    }
  }

  return (
    <>
      <h1>{t.title}</h1>
      <form onSubmit={submit} noValidate>
        <div className="plain-field">
          <label htmlFor={id}>{t.login}</label>
          <div className="plain-input">
            <input
              ref={first}
              id={id}
              value={login}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={100}
              required
              onChange={(event) => setLogin(event.target.value)}
            />
          </div>
        </div>
        <PasswordField
          t={t}
          label={t.password}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <div role="alert">{refusal && <p className="plain-refusal">{refusal}</p>}</div>
        <button type="submit" className="plain-button" aria-disabled={busy}>
          {busy ? t.busy : t.submit}
        </button>
      </form>
      <p className="cover-note">{t.forgotten}</p>
    </>
  )
}
