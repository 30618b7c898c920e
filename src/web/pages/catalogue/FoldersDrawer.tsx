/** The criteria sets that come with the application: a draft is made from one of them. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { catalogueRoutes, type ShippedFolder } from '../../../contract/catalogue.ts'
import { call } from '../../api.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useNotice } from '../../components/notices.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { formatCount } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'

export function FoldersDrawer({ onClose }: { readonly onClose: () => void }) {
  const { catalogue: t } = useTexts()
  const { data: folders, error } = useQuery(queryOf(catalogueRoutes.folders, {}))
  const navigate = useNavigate()
  const client = useQueryClient()
  const notice = useNotice()
  const [busy, setBusy] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<unknown>(null)
  const draft = async (folder: string) => {
    setBusy(folder)
    setRefusal(null)
    try {
      const set = await call(catalogueRoutes.draftFolder, { body: { folder } })
      notice.done(t.drafted)
      await client.invalidateQueries({ queryKey: [catalogueRoutes.list.path] })
      onClose()
      await navigate({ to: '/bo-tieu-chi/$setId', params: { setId: set.id } })
    } catch (fault) {
      setRefusal(fault)
    } finally {
      setBusy(null)
    }
  }
  return (
    <Drawer open title={t.foldersTitle} onClose={onClose} size={560}>
      <p className="soft">{t.foldersHint}</p>
      <RefusalNotice error={error ?? refusal} />
      {!folders && !error && <Loading />}
      {folders?.length === 0 && <EmptyState title={t.foldersEmpty} hint={t.foldersEmptyHint} />}
      <ul className="plain-list folder-list">
        {folders?.map((folder) => (
          <li key={folder.folder}>
            <FolderWords folder={folder} />
            <Button
              loading={busy === folder.folder}
              aria-label={t.draftFolder(folder.folder)}
              onClick={() => draft(folder.folder)}
            >
              {t.draftIt}
            </Button>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}

function FolderWords({ folder }: { readonly folder: ShippedFolder }) {
  const { catalogue: t } = useTexts()
  return (
    <div>
      <strong>{folder.title ?? folder.folder}</strong>
      <div className="soft small">{folder.folder}</div>
      <span className="tags">
        {folder.status === 'sample' && <StateTag tone="warn">{t.sample}</StateTag>}
        {folder.sameAs && (
          <StateTag tone="plain">
            {t.alreadyKept}: {t.states[folder.sameAs.state]}
          </StateTag>
        )}
        {folder.faults > 0 && <StateTag tone="bad">{t.faults(formatCount(folder.faults))}</StateTag>}
      </span>
      {folder.changedSince && <p className="folder-changed">{t.folderChanged}</p>}
    </div>
  )
}
