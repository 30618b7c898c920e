/** Rows from Excel: first a preview that writes nothing, with the faults of each row; then the writing. */
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { SheetImport } from '../../contract/route.ts'
import { formatCount } from '../format.ts'
import { type Texts, useTexts } from '../text/texts.tsx'
import { FileUpload } from './FileUpload.tsx'
import { useNotice } from './notices.tsx'
import { Problems } from './Problems.tsx'
import { RefusalNotice } from './RefusalNotice.tsx'

/** What is imported, in words. */
type ImportWords = Pick<
  Texts['units'],
  | 'importTitle'
  | 'importHint'
  | 'importKind'
  | 'importPreview'
  | 'importResult'
  | 'importBlocked'
  | 'importNothing'
  | 'importConfirm'
  | 'importOther'
  | 'importDone'
>

/** What the file would write, or wrote. */
interface Found extends SheetImport {
  /** What it writes beside its rows, in words. */
  readonly beside?: string | null
}

interface SheetImportDrawerProps {
  readonly words: ImportWords
  readonly maxBytes: number
  /** The endings of the files that can be chosen. */
  readonly accept?: string
  /** Sends the file; with `dryRun` nothing is written. */
  readonly send: (file: File, dryRun: boolean, onProgress?: (share: number) => void) => Promise<Found>
  readonly onClose: () => void
  readonly onSaved: () => Promise<unknown>
}

interface Preview {
  readonly file: File
  readonly found: Found
}

export function SheetImportDrawer(props: SheetImportDrawerProps) {
  const { words: t, maxBytes, accept = '.xlsx', send, onClose, onSaved } = props
  const { common } = useTexts()
  const notice = useNotice()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const look = async (file: File, onProgress: (share: number) => void) => {
    setError(null)
    setPreview({ file, found: await send(file, true, onProgress) })
  }
  const write = async (file: File) => {
    setBusy(true)
    setError(null)
    try {
      const done = await send(file, false)
      if (done.problems.length > 0) {
        setPreview({ file, found: done })
        return
      }
      notice.done(t.importDone(formatCount(done.created), formatCount(done.changed)))
      await onSaved()
      onClose()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer open title={t.importTitle} onClose={onClose} size={520}>
      <p className="soft">{t.importHint}</p>
      {preview ? (
        <section aria-labelledby="xem-truoc">
          <h2 id="xem-truoc">
            {t.importPreview}: {preview.file.name}
          </h2>
          <PreviewWords words={t} found={preview.found} />
          <RefusalNotice error={error} />
          <div className="drawer-actions">
            {isWritable(preview.found) && (
              <Button type="primary" loading={busy} onClick={() => write(preview.file)}>
                {t.importConfirm}
              </Button>
            )}
            <Button onClick={() => setPreview(null)}>{t.importOther}</Button>
            <Button onClick={onClose}>{common.close}</Button>
          </div>
        </section>
      ) : (
        <FileUpload accept={accept} kinds={t.importKind} maxBytes={maxBytes} send={look} />
      )}
    </Drawer>
  )
}

function PreviewWords({ words: t, found }: { readonly words: ImportWords; readonly found: Found }) {
  return (
    <div role="status">
      {found.problems.length > 0 ? (
        <p>{t.importBlocked}</p>
      ) : (
        <p>
          {t.importResult(formatCount(found.created), formatCount(found.changed), formatCount(found.same))}{' '}
          {found.beside} {!isWritable(found) && t.importNothing}
        </p>
      )}
      <Problems problems={found.problems} />
    </div>
  )
}

const isWritable = ({ problems, created, changed, beside }: Found) =>
  problems.length === 0 && (created + changed > 0 || Boolean(beside))
