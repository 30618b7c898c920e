/** The frame of every page: skip link, header, banner of the sample, menu, the page itself. */
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Loading } from '../components/Loading.tsx'
import { mayAny, useActor, useMe } from '../query.ts'
import { useTexts } from '../text/texts.tsx'
import { AwayBanner } from './AwayBanner.tsx'
import { ForbiddenScreen } from './FaultScreens.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { entryOf } from './menu.ts'
import { SampleBanner } from './SampleBanner.tsx'
import { SessionEnded } from './SessionEnded.tsx'
import { MenuDrawer, SideMenu } from './SideMenu.tsx'
import { UserMenu } from './UserMenu.tsx'

export function Shell() {
  const { shell, common } = useTexts()
  const me = useMe()
  const actor = useActor()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const entry = entryOf(pathname)
  const allowed = !entry || mayAny(actor, entry.anyOf)
  return (
    <div className="shell">
      <a className="skip-link" href="#noi-dung">
        {shell.skip}
      </a>
      <SideMenu />
      <div className="shell-column">
        <header className="shell-header">
          <MenuDrawer />
          <p className="shell-office">
            <strong>{me.departmentName}</strong>
            <span>{common.productLong}</span>
          </p>
          <LanguageSwitch />
          <UserMenu />
        </header>
        <SampleBanner />
        <AwayBanner />
        <main id="noi-dung" tabIndex={-1}>
          <Suspense fallback={<Loading />}>{allowed ? <Outlet /> : <ForbiddenScreen />}</Suspense>
        </main>
      </div>
      <SessionEnded />
    </div>
  )
}
