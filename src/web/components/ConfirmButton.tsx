/** A button that asks before it does something that cannot be taken back lightly. A refusal is told in the question. */
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { foldVietnamese } from '../../core/values/foldVietnamese.ts'
import { useTexts } from '../text/texts.tsx'
import { RefusalNotice } from './RefusalNotice.tsx'

interface ConfirmButtonProps {
  readonly label: ReactNode
  /** Names the button where its label alone does not say on what: "Khoá Nguyễn Văn A". */
  readonly ariaLabel?: string
  readonly title: string
  readonly text: string
  /** What the confirming button says; the label where it is left out. */
  readonly confirm?: string
  readonly danger?: boolean
  /** The person types this, in any case and without regard to diacritics, before the button works: for what loses much. */
  readonly word?: string
  readonly small?: boolean
  readonly onConfirm: () => Promise<void>
}

export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, ariaLabel, title, text, confirm, danger = false, word, small = false, onConfirm } = props
  const { common } = useTexts()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const ask = () => {
    setTyped('')
    setError(null)
    setOpen(true)
  }
  const go = async () => {
    setBusy(true)
    try {
      await onConfirm()
      setOpen(false)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button danger={danger} size={small ? 'small' : 'middle'} aria-label={ariaLabel} onClick={ask}>
        {label}
      </Button>
      <Modal
        open={open}
        title={title}
        onCancel={() => setOpen(false)}
        onOk={go}
        okText={confirm ?? label}
        cancelText={common.cancel}
        confirmLoading={busy}
        okButtonProps={{
          danger,
          disabled: word !== undefined && foldVietnamese(typed.trim()) !== foldVietnamese(word),
        }}
        destroyOnHidden
      >
        <p>{text}</p>
        {word !== undefined && (
          <div className="confirm-word">
            <label htmlFor={id}>{common.typeToConfirm(word)}</label>
            <Input id={id} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </div>
        )}
        <RefusalNotice error={error} />
      </Modal>
    </>
  )
}
