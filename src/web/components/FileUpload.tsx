/** Takes one file, dropped or chosen, and sends it; shows how far it has come and what the server refused. */
import { type DragEvent, useId, useRef, useState } from 'react'
import { useTexts } from '../text/texts.tsx'
import { RefusalNotice } from './RefusalNotice.tsx'

interface FileUploadProps {
  /** Kinds for the file dialog: `.docx,.pdf`. */
  readonly accept: string
  /** The same in words. */
  readonly kinds: string
  readonly maxBytes: number
  readonly send: (file: File, onProgress: (share: number) => void) => Promise<void>
}

export function FileUpload({ accept, kinds, maxBytes, send }: FileUploadProps) {
  const { common } = useTexts()
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null)
  const [fault, setFault] = useState('')
  const [error, setError] = useState<unknown>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const megabytes = String(Math.floor(maxBytes / 1_048_576))

  const take = async (file: File | undefined) => {
    if (!file || sending) return
    setError(null)
    const found =
      file.size === 0
        ? common.uploadEmpty(file.name)
        : file.size > maxBytes
          ? common.uploadTooLarge(file.name, megabytes)
          : ''
    setFault(found)
    if (found) return
    setSending({ name: file.name, share: 0 })
    try {
      await send(file, (share) => setSending({ name: file.name, share }))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setSending(null)
      // The same file chosen again counts as a new choice.
      if (input.current) input.current.value = ''
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div className="file-upload">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the first */}
      <div
        className={over ? 'drop-zone over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span>{common.uploadDrop}</span>
        <input
          ref={input}
          id={id}
          className="unseen"
          type="file"
          accept={accept}
          disabled={sending !== null}
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <label htmlFor={id}>{common.uploadChoose}</label>
        <small className="soft">{common.uploadLimit(kinds, megabytes)}</small>
      </div>
      <div role="status">
        {sending && (
          <div className="upload-progress">
            <label htmlFor={`${id}-progress`}>{common.uploading(sending.name)}</label>
            <progress id={`${id}-progress`} max={1} value={sending.share} />
          </div>
        )}
      </div>
      {fault && (
        <p className="refusal" role="alert">
          {fault}
        </p>
      )}
      <RefusalNotice error={error} />
    </div>
  )
}
