/** Short notices at the foot of the screen, read out by screen readers; refusals stay until they are closed. */
import { CloseOutlined } from '@ant-design/icons'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { useTexts } from '../text/texts.tsx'

const SHOWN_MS = 6_000

interface Notice {
  readonly id: number
  readonly text: string
  readonly kind: 'done' | 'refused'
}

interface Notifying {
  readonly done: (text: string) => void
  readonly refused: (text: string) => void
}

const NoticeContext = createContext<Notifying | null>(null)

export function useNotice(): Notifying {
  const notifying = use(NoticeContext)
  if (!notifying) throw new Error('Notices are used outside the application')
  return notifying
}

export function Notices({ children }: { readonly children: ReactNode }) {
  const { common } = useTexts()
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const close = useCallback((id: number) => setNotices((shown) => shown.filter((notice) => notice.id !== id)), [])
  const notifying = useMemo<Notifying>(() => {
    let last = 0
    const show = (kind: Notice['kind'], text: string) => {
      last += 1
      const id = last
      setNotices((shown) => [...shown.slice(-2), { id, text, kind }])
      if (kind === 'done') setTimeout(() => close(id), SHOWN_MS)
    }
    return { done: (text) => show('done', text), refused: (text) => show('refused', text) }
  }, [close])
  const lines = (kind: Notice['kind']) =>
    notices
      .filter((notice) => notice.kind === kind)
      .map((notice) => (
        <div key={notice.id} className={`notice ${kind}`}>
          <p>{notice.text}</p>
          <button type="button" aria-label={common.close} onClick={() => close(notice.id)}>
            <CloseOutlined aria-hidden="true" />
          </button>
        </div>
      ))
  return (
    <NoticeContext value={notifying}>
      {children}
      <div className="notices">
        <div role="status">{lines('done')}</div>
        <div role="alert">{lines('refused')}</div>
      </div>
    </NoticeContext>
  )
}
