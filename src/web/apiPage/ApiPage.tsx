/** Lists every route for somebody who writes a script: what it does, who may, what goes in and what comes out. */
import { useEffect, useId, useState } from 'react'
import { foldVietnamese } from '../../core/values/foldVietnamese.ts'
import type { Language } from '../session.ts'
import type { ApiTexts } from '../text/vi/apiPage.ts'
import { fetchRoutes, type ListedRoute } from './openApi.ts'
import { RouteCard } from './RouteCard.tsx'

interface ApiPageProps {
  readonly t: ApiTexts
  readonly otherLanguage: Language
  readonly onSwitch: () => void
}

export function ApiPage({ t, otherLanguage, onSwitch }: ApiPageProps) {
  const [listed, setListed] = useState<{ version: string; routes: readonly ListedRoute[] } | 'failed' | null>(null)
  const [typed, setTyped] = useState('')
  const id = useId()
  useEffect(() => {
    fetchRoutes().then(setListed, () => setListed('failed'))
  }, [])
  const routes = listed && listed !== 'failed' ? listed.routes.filter((route) => matches(route, typed)) : []
  const groups = [...new Set(routes.map(({ group }) => group))]
  const nameOf = (group: string) => new Map<string, string>(Object.entries(t.groups)).get(group) ?? group
  return (
    <div className="api">
      <header className="api-head">
        <h1>{t.title}</h1>
        <nav aria-label={t.toApplication}>
          <a href="/">{t.toApplication}</a>
          <a href="/api/openapi.json">{t.machine}</a>
          <button type="button" lang={otherLanguage} onClick={onSwitch}>
            {t.switchLanguage}
          </button>
        </nav>
      </header>
      <div className="api-columns">
        <nav className="api-contents" aria-label={t.contents}>
          <label htmlFor={id}>{t.find}</label>
          <input id={id} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
          <p role="status">{listed && listed !== 'failed' && t.found(String(routes.length))}</p>
          <ul>
            {groups.map((group) => (
              <li key={group}>
                <a href={`#${group}`}>{nameOf(group)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          <Introduction t={t} />
          {listed === null && <p role="status">{t.loading}</p>}
          {listed === 'failed' && <p role="alert">{t.failed}</p>}
          {listed && listed !== 'failed' && routes.length === 0 && <p>{t.nothing}</p>}
          {groups.map((group) => (
            <section key={group} aria-labelledby={group}>
              <h2 id={group}>{nameOf(group)}</h2>
              {routes
                .filter((route) => route.group === group)
                .map((route) => (
                  <RouteCard key={`${route.method} ${route.path}`} t={t} route={route} />
                ))}
            </section>
          ))}
        </main>
      </div>
    </div>
  )
}

function Introduction({ t }: { readonly t: ApiTexts }) {
  return (
    <section className="api-intro" aria-labelledby="cach-dung">
      <p>{t.intro}</p>
      <h2 id="cach-dung">{t.howTitle}</h2>
      <ol>
        {t.how.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h3>{t.example}</h3>
      {/* A long line scrolls inside: it takes the focus so that the keyboard can scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <pre tabIndex={0}>{`curl -H "Authorization: Bearer $CCHC_TOKEN" ${location.origin}/api/units`}</pre>
    </section>
  )
}

function matches(route: ListedRoute, typed: string): boolean {
  return foldVietnamese(`${route.method} ${route.path} ${route.summary}`).includes(foldVietnamese(typed.trim()))
}
