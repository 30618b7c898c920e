/** Units from Excel. */
import { unitRoutes } from '../../../contract/units.ts'
import { call } from '../../api.ts'
import { SheetImportDrawer } from '../../components/SheetImportDrawer.tsx'
import { useTexts } from '../../text/texts.tsx'

interface ImportDrawerProps {
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

export function ImportDrawer(props: ImportDrawerProps) {
  const { units } = useTexts()
  return (
    <SheetImportDrawer
      {...props}
      words={units}
      maxBytes={unitRoutes.importSheet.upload?.maxBytes ?? 0}
      send={(file, dryRun, onProgress) =>
        call(unitRoutes.importSheet, {
          query: { fileName: file.name, dryRun: String(dryRun) },
          file,
          ...(onProgress ? { onProgress } : {}),
        })
      }
    />
  )
}
