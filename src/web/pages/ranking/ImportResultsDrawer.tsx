/** Published results of past years from Excel. */
import { rankingRoutes } from '../../../contract/ranking.ts'
import { call } from '../../api.ts'
import { SheetImportDrawer } from '../../components/SheetImportDrawer.tsx'
import { useTexts } from '../../text/texts.tsx'

interface ImportResultsDrawerProps {
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

export function ImportResultsDrawer(props: ImportResultsDrawerProps) {
  const { results } = useTexts()
  return (
    <SheetImportDrawer
      {...props}
      words={results}
      maxBytes={rankingRoutes.importSheet.upload?.maxBytes ?? 0}
      send={(file, dryRun, onProgress) =>
        call(rankingRoutes.importSheet, {
          query: { fileName: file.name, dryRun: String(dryRun) },
          file,
          ...(onProgress ? { onProgress } : {}),
        })
      }
    />
  )
}
