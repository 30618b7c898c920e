/** Facts from the sheet's Excel filled in, or from YAML: first a preview that writes nothing, with every fault; then the writing. */
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { assessmentRoutes, type Sheet } from '../../../contract/assessments.ts'
import { call } from '../../api.ts'
import { FileUpload } from '../../components/FileUpload.tsx'
import { useNotice } from '../../components/notices.tsx'
import { Problems } from '../../components/Problems.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

interface ImportFactsDrawerProps {
  readonly sheet: Sheet
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

type Found = z.output<typeof assessmentRoutes.importFacts.answer>

const MAX_BYTES = assessmentRoutes.importFacts.upload?.maxBytes ?? 0

export function ImportFactsDrawer({ sheet, onClose, onSaved }: ImportFactsDrawerProps) {
  const { sheets: t, common } = useTexts()
  const notice = useNotice()
  const [preview, setPreview] = useState<{ readonly file: File; readonly found: Found } | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const params = { unitId: sheet.unit.id, year: sheet.year }
  const look = async (file: File, onProgress: (share: number) => void) => {
    setError(null)
    const query = { fileName: file.name, dryRun: 'true' }
    setPreview({ file, found: await call(assessmentRoutes.importFacts, { params, query, file, onProgress }) })
  }
  const write = async (file: File, stamp: string) => {
    setBusy(true)
    setError(null)
    try {
      const query = { fileName: file.name, dryRun: 'false', stamp }
      const done = await call(assessmentRoutes.importFacts, { params, query, file })
      notice.done(t.importDone(formatCount(done.created.length), formatCount(done.changed.length)))
      await onSaved()
      onClose()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer open title={t.importFacts} onClose={onClose} size={520}>
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
              <Button type="primary" loading={busy} onClick={() => write(preview.file, preview.found.stamp)}>
                {t.importConfirm}
              </Button>
            )}
            <Button onClick={() => setPreview(null)}>{t.importOther}</Button>
            <Button onClick={onClose}>{common.close}</Button>
          </div>
        </section>
      ) : (
        <FileUpload accept=".xlsx,.xls,.ods,.csv,.yaml,.yml" kinds={t.importKind} maxBytes={MAX_BYTES} send={look} />
      )}
    </Drawer>
  )
}

function PreviewWords({ found }: { readonly found: Found }) {
  const { sheets: t } = useTexts()
  const counts = [found.created, found.changed, found.same].map((codes) => formatCount(codes.length))
  const [created = '', changed = '', same = ''] = counts
  if (found.problems.length > 0) {
    return (
      <div role="status">
        <p>{t.importBlocked}</p>
        <Problems problems={found.problems} />
      </div>
    )
  }
  return (
    <div role="status">
      <p>{t.importResult(created, changed, same)}</p>
      {found.attributesChanged && <p>{t.importAttributes}</p>}
      {!isWritable(found) && <p>{t.importNothing}</p>}
    </div>
  )
}

const isWritable = (found: Found): boolean =>
  found.problems.length === 0 && (found.created.length + found.changed.length > 0 || found.attributesChanged)
