/** Who leads which criterion, from the column of the sheet's Excel file. */
import { assessmentRoutes, type Sheet } from '../../../contract/assessments.ts'
import { call } from '../../api.ts'
import { SheetImportDrawer } from '../../components/SheetImportDrawer.tsx'
import { useTexts } from '../../text/texts.tsx'

interface ImportLeadsDrawerProps {
  readonly sheet: Sheet
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

export function ImportLeadsDrawer({ sheet, ...rest }: ImportLeadsDrawerProps) {
  const { leads } = useTexts()
  const params = { unitId: sheet.unit.id, year: sheet.year }
  return (
    <SheetImportDrawer
      {...rest}
      words={leads}
      maxBytes={assessmentRoutes.importResponsibilities.upload?.maxBytes ?? 0}
      send={(file, dryRun, onProgress) =>
        call(assessmentRoutes.importResponsibilities, {
          params,
          query: { fileName: file.name, dryRun: String(dryRun) },
          file,
          ...(onProgress ? { onProgress } : {}),
        })
      }
    />
  )
}
