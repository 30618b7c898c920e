/** A line that is shown once and to be copied: a link, a token. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTexts } from '../text/texts.tsx'

interface CopyLineProps {
  readonly label: string
  readonly value: string
}

export function CopyLine({ label, value }: CopyLineProps) {
  const { common } = useTexts()
  const [said, setSaid] = useState('')
  const id = useId()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setSaid(common.copied)
    } catch {
      setSaid(common.copyByHand)
    }
  }
  return (
    <div className="copy-line">
      <label htmlFor={id}>{label}</label>
      <div>
        <input id={id} readOnly value={value} onFocus={(event) => event.target.select()} />
        <Button onClick={copy}>{common.copy}</Button>
      </div>
      <p role="status" className="soft">
        {said}
      </p>
    </div>
  )
}
