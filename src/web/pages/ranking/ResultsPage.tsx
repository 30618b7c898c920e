/** Published results of the office, newest year first; the Office adds, changes and removes them. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { lossRoutes } from '../../../contract/losses.ts'
import { overviewRoutes } from '../../../contract/overview.ts'
import { type PublishedResult, rankingRoutes } from '../../../contract/ranking.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useNotice } from '../../components/notices.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { formatFigure } from '../../figures.ts'
import { formatDay } from '../../format.ts'
import { queryOf, useActor } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { ChangeWords } from './ChangeWords.tsx'
import { ImportResultsDrawer } from './ImportResultsDrawer.tsx'
import { ResultDrawer } from './ResultDrawer.tsx'

const PAGE_SIZE = 50
const address = getRouteApi('/ket-qua')

export function ResultsPage() {
  const { results: t } = useTexts()
  const { page = 1 } = address.useSearch()
  const changeSearch = useChangeSearch()
  const client = useQueryClient()
  const mayWrite = canSomewhere(useActor(), 'writeResults')
  const [editing, setEditing] = useState<PublishedResult | 'new' | null>(null)
  const [importing, setImporting] = useState(false)
  const { data, error } = useQuery({
    ...queryOf(rankingRoutes.list, { query: { page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  })
  const refresh = async () => {
    const shown = [rankingRoutes.list, overviewRoutes.overview, lossRoutes.losses]
    await Promise.all(shown.map(({ path }) => client.invalidateQueries({ queryKey: [path] })))
  }
  const add = mayWrite && (
    <Button type="primary" onClick={() => setEditing('new')}>
      {t.add}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <DownloadButton route={rankingRoutes.sheet} address={{}} />
            {mayWrite && <Button onClick={() => setImporting(true)}>{t.importTitle}</Button>}
            {add}
          </>
        }
      />
      <DataTable
        caption={t.title}
        columns={useColumns({ mayWrite, onEdit: setEditing, onChanged: refresh })}
        rows={data?.rows}
        error={error}
        keyOf={({ unitId, year }) => `${unitId} ${year}`}
        paging={{ page, pageSize: PAGE_SIZE, total: data?.total ?? 0, onPage: (next) => changeSearch({ page: next }) }}
        empty={
          <EmptyState title={t.empty} hint={mayWrite ? t.emptyHint : t.emptyHintReader} action={add || undefined} />
        }
      />
      {importing && <ImportResultsDrawer onClose={() => setImporting(false)} onSaved={refresh} />}
      {editing && (
        <ResultDrawer result={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSaved={refresh} />
      )}
    </>
  )
}

interface ColumnsOptions {
  readonly mayWrite: boolean
  readonly onEdit: (result: PublishedResult) => void
  readonly onChanged: () => Promise<void>
}

function useColumns({ mayWrite, onEdit, onChanged }: ColumnsOptions): readonly Column<PublishedResult>[] {
  const { results: t, common } = useTexts()
  const columns: readonly Column<PublishedResult>[] = [
    {
      key: 'year',
      title: t.year,
      heading: true,
      render: ({ year }) => (
        <Link to="/bang-diem" search={{ year }} aria-label={t.toSheet(String(year))}>
          {year}
        </Link>
      ),
    },
    { key: 'index', title: t.index, align: 'end', render: ({ index }) => <strong>{formatFigure(index)}</strong> },
    { key: 'class', title: t.class, render: (result) => result.class ?? '' },
    { key: 'rank', title: t.rank, align: 'end', render: ({ rank, of }) => [rank, of].filter(Boolean).join('/') },
    { key: 'change', title: t.change, render: (result) => <ChangeWords result={result} /> },
    { key: 'decision', title: t.decision, render: (result) => <DecisionWords result={result} /> },
    { key: 'writtenBy', title: t.writtenBy, wideOnly: true, render: ({ writtenBy }) => writtenBy },
  ]
  if (!mayWrite) return columns
  return [
    ...columns,
    {
      key: 'actions',
      title: common.actions,
      screenOnly: true,
      render: (result) => (
        <div className="row-actions">
          <Button size="small" aria-label={t.editTitle(String(result.year))} onClick={() => onEdit(result)}>
            {common.edit}
          </Button>
          <RemoveButton result={result} onRemoved={onChanged} />
        </div>
      ),
    },
  ]
}

function RemoveButton({
  result,
  onRemoved,
}: {
  readonly result: PublishedResult
  readonly onRemoved: () => Promise<void>
}) {
  const { results: t, common } = useTexts()
  const notice = useNotice()
  const { unitId, version } = result
  const year = String(result.year)
  const remove = async () => {
    await call(rankingRoutes.remove, { params: { unitId, year }, query: { version } })
    notice.done(t.removed(year))
    await onRemoved()
  }
  return (
    <ConfirmButton
      small
      danger
      label={common.remove}
      ariaLabel={t.removeTitle(year)}
      title={t.removeTitle(year)}
      text={t.removeSure(year)}
      onConfirm={remove}
    />
  )
}

function DecisionWords({ result: { decisionNumber, decidedOn } }: { readonly result: PublishedResult }) {
  const { results: t } = useTexts()
  const day = decidedOn && formatDay(decidedOn)
  return decisionNumber && day ? t.decisionWords(decisionNumber, day) : (decisionNumber ?? day ?? '')
}
