/** Brings in a criteria set as a ZIP: a new draft, or the files of a draft anew. Its faults are shown on the set's page. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { catalogueRoutes } from '../../../contract/catalogue.ts'
import { call } from '../../api.ts'
import { FileUpload } from '../../components/FileUpload.tsx'
import { useNotice } from '../../components/notices.tsx'
import { useTexts } from '../../text/texts.tsx'

interface UploadDrawerProps {
  /** The draft whose files are replaced; null makes a new draft. */
  readonly replacing: { readonly id: string; readonly edition: number } | null
  readonly onClose: () => void
}

const MAX_BYTES = catalogueRoutes.upload.upload?.maxBytes ?? 0

export function UploadDrawer({ replacing, onClose }: UploadDrawerProps) {
  const { catalogue: t } = useTexts()
  const navigate = useNavigate()
  const client = useQueryClient()
  const notice = useNotice()
  const send = async (file: File, onProgress: (share: number) => void) => {
    const set = replacing
      ? await call(catalogueRoutes.replace, {
          params: { setId: replacing.id },
          query: { fileName: file.name, edition: replacing.edition },
          file,
          onProgress,
        })
      : await call(catalogueRoutes.upload, { query: { fileName: file.name }, file, onProgress })
    notice.done(replacing ? t.replaced : t.drafted)
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/criteria-sets'),
    })
    onClose()
    await navigate({ to: '/bo-tieu-chi/$setId', params: { setId: set.id } })
  }
  return (
    <Drawer open title={replacing ? t.replaceTitle : t.uploadTitle} onClose={onClose} size={520}>
      <p className="soft">{replacing ? t.replaceHint : t.uploadHint}</p>
      <FileUpload accept=".zip" kinds={t.uploadKind} maxBytes={MAX_BYTES} send={send} />
    </Drawer>
  )
}
