/** What stands where a page cannot: no such page, outside one's role, a fault. */
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiRefusal } from '../api.ts'
import { PageHeader } from '../components/PageHeader.tsx'
import { useTexts } from '../text/texts.tsx'

export function NotFoundScreen() {
  const { shell } = useTexts()
  return <PlainScreen title={shell.notFoundTitle} text={shell.notFoundText} />
}

export function ForbiddenScreen() {
  const { shell } = useTexts()
  return <PlainScreen title={shell.forbiddenTitle} text={shell.forbiddenText} />
}

export function FaultScreen({ error }: ErrorComponentProps) {
  const { shell, common } = useTexts()
  const refused = error instanceof ApiRefusal
  return (
    <PlainScreen title={shell.faultTitle} text={refused ? error.text : shell.faultText}>
      {!refused && <pre className="fault-text">{String(error)}</pre>}
      <button type="button" className="plain-button" onClick={() => location.reload()}>
        {common.reload}
      </button>
    </PlainScreen>
  )
}

interface PlainScreenProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

function PlainScreen({ title, text, children }: PlainScreenProps) {
  const { shell } = useTexts()
  return (
    <div className="plain-screen">
      <PageHeader title={title} />
      <p>{text}</p>
      {children}
      <p>
        <Link to="/">{shell.toHome}</Link>
      </p>
    </div>
  )
}
