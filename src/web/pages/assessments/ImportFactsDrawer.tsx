/** Facts from the sheet's Excel filled in, or from YAML. */
import { useRef } from 'react'
import { assessmentRoutes, type Sheet } from '../../../contract/assessments.ts'
import { call } from '../../api.ts'
import { SheetImportDrawer } from '../../components/SheetImportDrawer.tsx'
import { useTexts } from '../../text/texts.tsx'

interface ImportFactsDrawerProps {
  readonly sheet: Sheet
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

export function ImportFactsDrawer({ sheet, onClose, onSaved }: ImportFactsDrawerProps) {
  const { sheets: t } = useTexts()
  const params = { unitId: sheet.unit.id, year: sheet.year }
  // Of the preview: the writing is refused where somebody has written since.
  const stamp = useRef<string>(undefined)
  const send = async (file: File, dryRun: boolean, onProgress?: (share: number) => void) => {
    const since = dryRun || stamp.current === undefined ? {} : { stamp: stamp.current }
    const query = { fileName: file.name, dryRun: String(dryRun), ...since }
    const found = await call(assessmentRoutes.importFacts, {
      params,
      query,
      file,
      ...(onProgress ? { onProgress } : {}),
    })
    stamp.current = found.stamp
    return {
      created: found.created.length,
      changed: found.changed.length,
      same: found.same.length,
      beside: found.attributesChanged ? t.importAttributes : null,
      problems: found.problems,
    }
  }
  return (
    <SheetImportDrawer
      words={{ ...t, importTitle: t.importFacts }}
      maxBytes={assessmentRoutes.importFacts.upload?.maxBytes ?? 0}
      accept=".xlsx,.xls,.ods,.csv,.yaml,.yml"
      send={send}
      onClose={onClose}
      onSaved={onSaved}
    />
  )
}
