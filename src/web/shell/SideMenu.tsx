/** The menu: at the side on a wide screen, behind a button on a narrow one. */
import { MenuOutlined } from '@ant-design/icons'
import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Mark } from '../components/Mark.tsx'
import { mayAny, useActor } from '../query.ts'
import { type Texts, useTexts } from '../text/texts.tsx'
import { entryOf, type PageEntry, pageEntries } from './menu.ts'

export function SideMenu() {
  return (
    <div className="side">
      <MenuContent />
    </div>
  )
}

/** A dialog of the browser itself: it keeps the focus inside, closes on Escape and gives the focus back. */
export function MenuDrawer() {
  const { shell } = useTexts()
  const dialog = useRef<HTMLDialogElement>(null)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address closes the menu
  useEffect(() => dialog.current?.close(), [pathname])
  return (
    <div className="menu-drawer">
      <button
        type="button"
        className="icon-button"
        aria-label={shell.openMenu}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        <MenuOutlined aria-hidden="true" />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape or its button */}
      <dialog
        ref={dialog}
        className="side menu-dialog"
        aria-label={shell.menu}
        onClick={(event) => event.target === dialog.current && dialog.current.close()}
      >
        <button type="button" className="menu-close" onClick={() => dialog.current?.close()}>
          {shell.closeMenu}
        </button>
        <MenuContent />
      </dialog>
    </div>
  )
}

function MenuContent() {
  const { shell, common } = useTexts()
  const actor = useActor()
  const shown = pageEntries.filter((entry) => mayAny(actor, entry.anyOf))
  const groups: readonly (keyof Texts['shell']['groups'])[] = ['work', 'office', 'system']
  return (
    <nav aria-label={shell.menu}>
      <p className="side-brand">
        <Mark size={32} />
        <span>{common.product}</span>
      </p>
      {groups.map((group) => (
        <div key={group} className="side-group">
          <h2>{shell.groups[group]}</h2>
          <ul>
            {shown
              .filter((entry) => entry.group === group)
              .map((entry) => (
                <MenuLine key={entry.name} entry={entry} />
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function MenuLine({ entry }: { readonly entry: PageEntry }) {
  const { shell } = useTexts()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const Icon = entry.icon
  const content = (
    <>
      <span className="side-icon" aria-hidden="true">
        <Icon />
      </span>
      {shell.pages[entry.name].title}
    </>
  )
  return (
    <li>
      {entry.apart ? (
        <a href={entry.to}>{content}</a>
      ) : (
        <Link to={entry.to} aria-current={entryOf(pathname) === entry ? 'page' : undefined}>
          {content}
        </Link>
      )}
    </li>
  )
}
