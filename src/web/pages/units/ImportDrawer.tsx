/** Units from Excel: first a preview that writes nothing, with the faults of each row; then the writing. */
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { unitRoutes } from '../../../contract/units.ts'
import { call } from '../../api.ts'
import { FileUpload } from '../../components/FileUpload.tsx'
import { useNotice } from '../../components/notices.tsx'
import { Problems } from '../../components/Problems.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

interface ImportDrawerProps {
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

interface Preview {
  readonly file: File
  readonly found: z.output<typeof unitRoutes.importSheet.answer>
}

const MAX_BYTES = unitRoutes.importSheet.upload?.maxBytes ?? 0

export function ImportDrawer({ onClose, onSaved }: ImportDrawerProps) {
  const { units: t, common } = useTexts()
  const notice = useNotice()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const look = async (file: File, onProgress: (share: number) => void) => {
    const found = await call(unitRoutes.importSheet, {
      query: { fileName: file.name, dryRun: 'true' },
      file,
      onProgress,
    })
    setPreview({ file, found })
  }
  const write = async ({ file }: Preview) => {
    setBusy(true)
    setError(null)
    try {
      const done = await call(unitRoutes.importSheet, { query: { fileName: file.name, dryRun: 'false' }, file })
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
          <PreviewWords found={preview.found} />
          <RefusalNotice error={error} />
          <div className="drawer-actions">
            {isWritable(preview.found) && (
              <Button type="primary" loading={busy} onClick={() => write(preview)}>
                {t.importConfirm}
              </Button>
            )}
            <Button onClick={() => setPreview(null)}>{t.importOther}</Button>
            <Button onClick={onClose}>{common.close}</Button>
          </div>
        </section>
      ) : (
        <FileUpload accept=".xlsx" kinds={t.importKind} maxBytes={MAX_BYTES} send={look} />
      )}
    </Drawer>
  )
}

function PreviewWords({ found }: { readonly found: Preview['found'] }) {
  const { units: t } = useTexts()
  return (
    <div role="status">
      {found.problems.length > 0 ? (
        <p>{t.importBlocked}</p>
      ) : (
        <p>
          {t.importResult(formatCount(found.created), formatCount(found.changed), formatCount(found.same))}{' '}
          {found.created + found.changed === 0 && t.importNothing}
        </p>
      )}
      <Problems problems={found.problems} />
    </div>
  )
}

const isWritable = (found: Preview['found']) => found.problems.length === 0 && found.created + found.changed > 0
