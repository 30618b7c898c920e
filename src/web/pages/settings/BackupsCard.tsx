/** Backups: made, listed, downloaded. Restoring is a command, for the application must be stopped. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { instanceRoutes } from '../../../contract/settings.ts'
import { addressOf, call } from '../../api.ts'
import { type Column, DataTable, type Sort } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useNotice } from '../../components/notices.tsx'
import { wordsOf } from '../../components/RefusalNotice.tsx'
import { formatBytes, formatInstant } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'

type Backup = z.output<typeof instanceRoutes.backups.answer>[number]

export function BackupsCard() {
  const { settings: t } = useTexts()
  const client = useQueryClient()
  const notice = useNotice()
  const { data: backups, error } = useQuery(queryOf(instanceRoutes.backups, {}))
  const [busy, setBusy] = useState(false)
  const [sort, setSort] = useState<Sort>({ by: 'madeAt', descending: true })
  const make = async () => {
    setBusy(true)
    try {
      const made = await call(instanceRoutes.makeBackup, {})
      notice.done(t.made(made.fileName))
      await client.invalidateQueries({ queryKey: [instanceRoutes.backups.path] })
    } catch (refusal) {
      notice.refused(wordsOf(refusal))
    } finally {
      setBusy(false)
    }
  }
  const columns: readonly Column<Backup>[] = [
    { key: 'fileName', title: t.backupFile, heading: true, render: (backup) => <code>{backup.fileName}</code> },
    { key: 'madeAt', title: t.backupAt, sortable: true, render: (backup) => formatInstant(backup.madeAt) },
    { key: 'bytes', title: t.backupSize, align: 'end', sortable: true, render: (backup) => formatBytes(backup.bytes) },
    {
      key: 'download',
      title: t.downloadBackup,
      screenOnly: true,
      // A plain link: a backup may be larger than what a page can hold in memory.
      render: (backup) => (
        <a
          href={addressOf(instanceRoutes.downloadBackup, { params: { fileName: backup.fileName } })}
          download={backup.fileName}
          aria-label={`${t.downloadBackup}: ${backup.fileName}`}
        >
          {t.downloadBackup}
        </a>
      ),
    },
  ]
  return (
    <section className="card" aria-labelledby="sao-luu">
      <div className="card-head">
        <h2 id="sao-luu">{t.backupsTitle}</h2>
        <Button type="primary" loading={busy} onClick={make}>
          {busy ? t.making : t.makeBackup}
        </Button>
      </div>
      <p className="soft">
        {t.backupsHint} {t.restoreHint}
      </p>
      <DataTable
        caption={t.backupsTitle}
        columns={columns}
        rows={backups?.toSorted(inOrder(sort))}
        sort={{ ...sort, onSort: setSort }}
        error={error}
        keyOf={(backup) => backup.fileName}
        empty={<EmptyState title={t.backupsEmpty} hint={t.backupsEmptyHint} />}
      />
    </section>
  )
}

const inOrder = (sort: Sort) => (left: Backup, right: Backup) => {
  const ascending = sort.by === 'bytes' ? left.bytes - right.bytes : left.madeAt < right.madeAt ? -1 : 1
  return sort.descending ? -ascending : ascending
}
