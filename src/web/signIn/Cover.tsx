/** What stands around both screens: the product on one side, the form on the other. */
import type { ReactNode } from 'react'
import { Mark } from '../components/Mark.tsx'
import type { Language } from '../session.ts'
import type { signIn } from '../text/vi/signIn.ts'

export type SignInTexts = typeof signIn

interface CoverProps {
  readonly t: SignInTexts
  readonly otherLanguage: Language
  readonly onSwitch: () => void
  readonly children: ReactNode
}

export function Cover({ t, otherLanguage, onSwitch, children }: CoverProps) {
  return (
    <div className="cover">
      <header className="cover-side">
        <div className="cover-brand">
          <Mark size={40} />
          <span>
            {t.product}
            <small>{t.productLong}</small>
          </span>
        </div>
        <p className="cover-claim">{t.claim}</p>
        <ul className="cover-points">
          {t.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </header>
      <div className="cover-main">
        <nav className="cover-tools" aria-label={otherLanguage === 'en' ? 'Ngôn ngữ' : 'Language'}>
          <button type="button" className="plain-link" lang={otherLanguage} onClick={onSwitch}>
            {t.switchLanguage}
          </button>
        </nav>
        <main className="cover-form">{children}</main>
      </div>
    </div>
  )
}
