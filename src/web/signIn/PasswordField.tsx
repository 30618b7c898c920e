/** A password that can be shown, with what the rule still asks for. */
import { useId, useState } from 'react'
import type { SignInTexts } from './Cover.tsx'

interface PasswordFieldProps {
  readonly t: SignInTexts
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
  readonly hint?: string | undefined
  readonly enough?: boolean
  readonly faulty?: boolean
}

export function PasswordField(props: PasswordFieldProps) {
  const { t, label, value, onChange, autoComplete, hint, enough = false, faulty = false } = props
  const [shown, setShown] = useState(false)
  const id = useId()
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <div className={faulty ? 'plain-input faulty' : 'plain-input'}>
        <input
          id={id}
          type={shown ? 'text' : 'password'}
          value={value}
          autoComplete={autoComplete}
          maxLength={200}
          required
          aria-invalid={faulty}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-label={shown ? t.hide : t.show}
          onClick={() => setShown(!shown)}
        >
          <Eye open={shown} />
        </button>
      </div>
      {hint && (
        <p id={`${id}-hint`} className={enough ? 'hint enough' : 'hint'}>
          {hint}
        </p>
      )}
    </div>
  )
}

function Eye({ open }: { readonly open: boolean }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d="M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10Z" />
      <circle cx="10" cy="10" r="2.4" />
      {!open && <path d="M3.5 16.5 16.5 3.5" strokeLinecap="round" />}
    </svg>
  )
}
