/** The entry before signing in: it loads React and these two screens, and nothing of the application's kit. */
import '../styles/base.css'
import '../styles/signIn.css'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { rememberedLanguage, rememberLanguage, session } from '../session.ts'
import { signIn as english } from '../text/en/signIn.ts'
import { signIn as vietnamese } from '../text/vi/signIn.ts'
import { Cover } from './Cover.tsx'
import { OneTimeLinkScreen } from './OneTimeLinkScreen.tsx'
import { SignInScreen } from './SignInScreen.tsx'

function Entry() {
  const [language, setLanguage] = useState(rememberedLanguage)
  const t = language === 'en' ? english : vietnamese
  const token = /^\/lien-ket\/([^/]+)\/?$/.exec(location.pathname)?.[1]
  session.language = language
  session.texts = t
  useEffect(() => {
    document.documentElement.lang = language
    document.title = token ? t.linkPageTitle : t.pageTitle
    rememberLanguage(language)
  }, [language, t, token])
  return (
    <Cover
      t={t}
      onSwitch={() => setLanguage(language === 'en' ? 'vi' : 'en')}
      otherLanguage={language === 'en' ? 'vi' : 'en'}
    >
      {token ? <OneTimeLinkScreen t={t} token={decodeURIComponent(token)} /> : <SignInScreen t={t} />}
    </Cover>
  )
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Entry />
    </StrictMode>,
  )
}
