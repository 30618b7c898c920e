/** Who is signed in, with which roles; the way to the account and out. */
import { DownOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { accountRoutes } from '../../contract/accounts.ts'
import { ApiRefusal, call } from '../api.ts'
import { useNotice } from '../components/notices.tsx'
import { useMe } from '../query.ts'
import { useTexts } from '../text/texts.tsx'

export function UserMenu() {
  const { shell, common } = useTexts()
  const me = useMe()
  const notice = useNotice()
  const [open, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        button.current?.focus()
      } else if (event.target instanceof Node && frame.current?.contains(event.target)) return
      setOpen(false)
    }
    const events = ['keydown', 'pointerdown', 'focusin']
    for (const name of events) document.addEventListener(name, close)
    return () => {
      for (const name of events) document.removeEventListener(name, close)
    }
  }, [open])

  const signOut = async () => {
    try {
      await call(accountRoutes.signOut, {})
      location.assign('/dang-nhap')
    } catch (error) {
      notice.refused(error instanceof ApiRefusal ? error.text : String(error))
    }
  }
  const roles = [...new Set(me.grants.map(({ role }) => common.roles[role]))].join(', ')
  return (
    <div className="user-menu" ref={frame}>
      <button ref={button} type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="avatar" aria-hidden="true">
          {initialsOf(me.fullName)}
        </span>
        <span className="user-name">
          <span className="unseen">{shell.user}: </span>
          {me.fullName}
        </span>
        <DownOutlined aria-hidden="true" />
      </button>
      {open && (
        <div className="user-panel">
          <p>
            <strong>{me.fullName}</strong>
            <span className="soft">{me.login}</span>
            <span className="soft">{roles}</span>
          </p>
          <Link to="/tai-khoan" onClick={() => setOpen(false)}>
            {shell.pages.account.title}
          </Link>
          <button type="button" onClick={signOut}>
            {shell.signOut}
          </button>
        </div>
      )}
    </div>
  )
}

/** A Vietnamese name is called by its last word: "Nguyễn Thị Lan" → "L". */
function initialsOf(fullName: string): string {
  return (fullName.trim().split(/\s+/).at(-1) ?? '').slice(0, 1).toUpperCase()
}
