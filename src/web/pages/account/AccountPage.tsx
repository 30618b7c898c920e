/** One's own account: password, language, access tokens, signing out everywhere. */
import { Radio } from 'antd'
import { accountRoutes } from '../../../contract/accounts.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { useNotice } from '../../components/notices.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { wordsOf } from '../../components/RefusalNotice.tsx'
import { useMe } from '../../query.ts'
import type { Language } from '../../session.ts'
import { useSpeaking } from '../../text/texts.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { TokensCard } from './TokensCard.tsx'

export function AccountPage() {
  const { t, language, switchTo } = useSpeaking()
  const { account, common } = t
  const me = useMe()
  const notice = useNotice()
  const signOutEverywhere = async () => {
    await call(accountRoutes.signOutEverywhere, {})
    location.assign('/dang-nhap')
  }
  return (
    <>
      <PageHeader title={account.title} about={`${me.fullName} (${me.login}). ${account.about}`} />
      <div className="two-columns">
        <section className="card" aria-labelledby="doi-mat-khau">
          <h2 id="doi-mat-khau">{account.passwordTitle}</h2>
          <p className="soft">{account.passwordHint}</p>
          <PasswordForm />
        </section>
        <div className="stack">
          <section className="card" aria-labelledby="ngon-ngu">
            <h2 id="ngon-ngu">{account.languageTitle}</h2>
            <p className="soft">{account.languageHint}</p>
            <Radio.Group
              aria-labelledby="ngon-ngu"
              value={language}
              options={[
                { value: 'vi', label: <span lang="vi">{common.vietnamese}</span> },
                { value: 'en', label: <span lang="en">{common.english}</span> },
              ]}
              onChange={(event) =>
                switchTo(event.target.value as Language).catch((error: unknown) => notice.refused(wordsOf(error)))
              }
            />
          </section>
          <section className="card" aria-labelledby="moi-may">
            <h2 id="moi-may">{account.sessionsTitle}</h2>
            <p className="soft">{account.sessionsHint}</p>
            <ConfirmButton
              label={account.signOutEverywhere}
              title={account.sessionsTitle}
              text={account.signOutEverywhereSure}
              onConfirm={signOutEverywhere}
            />
          </section>
        </div>
      </div>
      <TokensCard />
    </>
  )
}
