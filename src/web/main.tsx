/** The application's entry: who is signed in and in which language, then the screens. */
import './nonce.ts'
import './styles/base.css'
import './styles/shell.css'
import './styles/components.css'
import './styles/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { accountRoutes } from '../contract/accounts.ts'
import { ApiRefusal, call } from './api.ts'
import { rememberedLanguage, session, signInAddress } from './session.ts'
import { App } from './shell/App.tsx'
import { loadKitLocale } from './shell/kit.tsx'
import { loadTexts } from './text/texts.tsx'

const RETRY_MS = 5_000

async function open(container: HTMLElement): Promise<void> {
  session.language = rememberedLanguage()
  try {
    const me = await call(accountRoutes.me, {})
    session.csrfToken = me.csrfToken
    session.language = me.language
    const [texts, kitLocale] = await Promise.all([loadTexts(me.language), loadKitLocale(me.language)])
    createRoot(container).render(
      <StrictMode>
        <App me={me} texts={texts} kitLocale={kitLocale} />
      </StrictMode>,
    )
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    if (error.status === 401) return location.assign(signInAddress())
    await sayWhyNot(container, error)
  }
}

/** The server is there but cannot answer yet, or is gone: says so in plain words and tries again. */
async function sayWhyNot(container: HTMLElement, refusal: ApiRefusal): Promise<void> {
  const { common } = await loadTexts(session.language)
  const line = document.createElement('p')
  line.className = 'boot-refusal'
  line.setAttribute('role', 'status')
  line.textContent = refusal.text || common.unreachable
  container.replaceChildren(line)
  setTimeout(() => void open(container), RETRY_MS)
}

const container = document.getElementById('root')
if (container) void open(container)
