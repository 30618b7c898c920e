/** The entry of the readable API page: no signing in, none of the screens' kit. */
import '../styles/base.css'
import '../styles/api.css'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { rememberedLanguage, rememberLanguage } from '../session.ts'
import { apiPage as english } from '../text/en/apiPage.ts'
import { apiPage as vietnamese } from '../text/vi/apiPage.ts'
import { ApiPage } from './ApiPage.tsx'

function Entry() {
  const [language, setLanguage] = useState(rememberedLanguage)
  const t = language === 'en' ? english : vietnamese
  const other = language === 'en' ? 'vi' : 'en'
  useEffect(() => {
    document.documentElement.lang = language
    document.title = t.pageTitle
    rememberLanguage(language)
  }, [language, t])
  return <ApiPage t={t} otherLanguage={other} onSwitch={() => setLanguage(other)} />
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Entry />
    </StrictMode>,
  )
}
