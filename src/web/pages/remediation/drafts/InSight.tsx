/** Something that happened far from where one was writing: comes into sight and takes the focus. */
import { type ReactNode, useEffect, useRef } from 'react'

interface InSightProps {
  readonly className: string
  readonly children: ReactNode
}

export function InSight({ className, children }: InSightProps) {
  const told = useRef<HTMLDivElement>(null)
  useEffect(() => {
    told.current?.scrollIntoView({ block: 'center' })
    told.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={told} role="alert" tabIndex={-1} className={className}>
      {children}
    </div>
  )
}
