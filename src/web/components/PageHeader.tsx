/** The head of a page: its title, a line about it, what can be done. Names the browser's tab and takes the focus. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useTexts } from '../text/texts.tsx'

interface PageHeaderProps {
  readonly title: string
  readonly about?: ReactNode
  /** Buttons at the right. */
  readonly actions?: ReactNode
  /** What stands above the title: a way back. */
  readonly above?: ReactNode
}

// The first page leaves the focus where the browser put it; every later one tells where the person has come.
let firstPage = true

export function PageHeader({ title, about, actions, above }: PageHeaderProps) {
  const { common } = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${common.product}`
  }, [title, common])
  useEffect(() => {
    if (!firstPage) heading.current?.focus()
    firstPage = false
  }, [])
  return (
    <div className="page-header">
      <div>
        {above}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {about && <p className="soft">{about}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </div>
  )
}
