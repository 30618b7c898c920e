/** Which Word template drafts are written into: ours, or the department's own; downloaded, replaced, given up. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { MOST_TEMPLATE_BYTES, planDraftRoutes } from '../../../../contract/planDrafts.ts'
import { call } from '../../../api.ts'
import { ConfirmButton } from '../../../components/ConfirmButton.tsx'
import { DownloadButton } from '../../../components/DownloadButton.tsx'
import { FileUpload } from '../../../components/FileUpload.tsx'
import { useNotice } from '../../../components/notices.tsx'
import { RefusalNotice } from '../../../components/RefusalNotice.tsx'
import { formatInstant } from '../../../format.ts'
import { queryOf } from '../../../query.ts'
import { useTexts } from '../../../text/texts.tsx'

export function TemplateCard({ mayWrite }: { readonly mayWrite: boolean }) {
  const { drafts: t } = useTexts()
  const client = useQueryClient()
  const notice = useNotice()
  const { data, error } = useQuery(queryOf(planDraftRoutes.templateState, {}))
  const [isReplacing, setReplacing] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: [planDraftRoutes.templateState.path] })
  const send = async (file: File, onProgress: (share: number) => void) => {
    await call(planDraftRoutes.replaceTemplate, { query: { fileName: file.name }, file, onProgress })
    setReplacing(false)
    notice.done(t.templateReplaced)
    await refresh()
  }
  const giveUp = async () => {
    await call(planDraftRoutes.removeTemplate, {})
    notice.done(t.templateReturned)
    await refresh()
  }
  const own = data?.own
  return (
    <section className="card template-card" aria-labelledby="mau-van-ban">
      <h2 id="mau-van-ban">{t.template}</h2>
      <p className="soft">{t.templateHint}</p>
      <RefusalNotice error={error} />
      {data && <p>{own ? t.templateOwn(own.fileName, formatInstant(own.addedAt), own.addedBy) : t.templateOurs}</p>}
      <div className="page-actions">
        <DownloadButton route={planDraftRoutes.template} address={{}} label={t.templateDownload} />
        {mayWrite && <Button onClick={() => setReplacing(true)}>{t.templateReplace}</Button>}
        {mayWrite && own && (
          <ConfirmButton
            label={t.templateReturn}
            title={t.templateReturnTitle}
            text={t.templateReturnText}
            danger
            onConfirm={giveUp}
          />
        )}
      </div>
      <Modal
        open={isReplacing}
        title={t.templateReplaceTitle}
        footer={null}
        onCancel={() => setReplacing(false)}
        destroyOnHidden
      >
        <p>{t.templateReplaceText}</p>
        <FileUpload accept=".docx" kinds={t.templateKinds} maxBytes={MOST_TEMPLATE_BYTES} send={send} />
      </Modal>
    </section>
  )
}
