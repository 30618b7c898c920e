/** What every request carries: the CSRF token of the session and the chosen language. One per open page. */
import type { languages } from '../contract/accounts.ts'

export type Language = (typeof languages)[number]

interface Session {
  csrfToken: string
  language: Language
  /** Sentences the client says by itself, when the server cannot. */
  texts: { unreachable: string; newerServer: string }
  /** Called when the server says that nobody is signed in any more; what was typed must survive it. */
  onEnded: (() => void) | null
}

export const session: Session = {
  csrfToken: '',
  language: 'vi',
  texts: { unreachable: '', newerServer: '' },
  onEnded: null,
}

const KEY = 'cchc.language'

/** The language chosen on this machine: for the pages before signing in. */
export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // A browser that keeps nothing still shows the page, in Vietnamese next time.
  }
}

/** Signing in, and back to where the browser is now. */
export function signInAddress(): string {
  const here = location.pathname + location.search
  return here === '/' ? '/dang-nhap' : `/dang-nhap?tiep=${encodeURIComponent(here)}`
}

/** Where to go after signing in: an address of this application and nothing else. */
export function safeTarget(wanted: string | null): string {
  const here = 'https://here.invalid'
  const url = readUrl(wanted ?? '/', here)
  if (url?.origin !== here || url.pathname.startsWith('/dang-nhap')) return '/'
  return url.pathname + url.search + url.hash
}

function readUrl(text: string, base: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
