/** The tree of units as a table; those who may change it do so from here. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { type Unit, unitRoutes } from '../../../contract/units.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FilterBar } from '../../components/FilterBar.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { childrenByParent, rootsOf } from '../../components/unitTree.ts'
import { formatDay } from '../../format.ts'
import { queryOf, useActor, useMe } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { ImportDrawer } from './ImportDrawer.tsx'
import { MergeDrawer } from './MergeDrawer.tsx'
import { UnitDrawer } from './UnitDrawer.tsx'

interface TreeTabProps {
  readonly text: string
  readonly ended: boolean
}

type Doing =
  | { readonly kind: 'add'; readonly parentId: string | null }
  | { readonly kind: 'edit' | 'merge'; readonly unit: Unit }
  | { readonly kind: 'import' }

export function TreeTab({ text, ended }: TreeTabProps) {
  const { units: t, common } = useTexts()
  const me = useMe()
  const mayWrite = canSomewhere(useActor(), 'writeUnits')
  const changeSearch = useChangeSearch()
  const client = useQueryClient()
  const { data: all, error } = useQuery(queryOf(unitRoutes.list, {}))
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  const refresh = () => client.invalidateQueries({ queryKey: [unitRoutes.list.path] })

  const shown = all && narrowed(all, { text, ended, today: me.today })
  const children = childrenByParent(shown ?? [])
  const nameOf = (id: string | null) => all?.find((unit) => unit.id === id)?.name ?? ''
  const columns: readonly Column<Unit>[] = [
    { key: 'name', title: t.name, heading: true, render: (unit) => unit.name },
    { key: 'shortName', title: t.shortName, wideOnly: true, render: (unit) => unit.shortName ?? '' },
    { key: 'code', title: t.code, render: (unit) => <code>{unit.code}</code> },
    { key: 'kind', title: t.kind, render: (unit) => t.kinds[unit.kind] },
    {
      key: 'validity',
      title: t.validity,
      render: (unit) => <Validity unit={unit} mergedInto={nameOf(unit.mergedIntoId)} />,
    },
    ...(mayWrite ? [actionsColumn({ title: common.actions, onDo: setDoing })] : []),
  ]
  const add = (
    <Button type="primary" onClick={() => setDoing({ kind: 'add', parentId: me.departmentId })}>
      {t.add}
    </Button>
  )
  return (
    <>
      <div className="toolbar">
        <FilterBar
          text={{ value: text, label: common.search, onChange: (typed) => changeSearch({ text: typed }) }}
          active={text !== '' || ended}
          onClear={() => changeSearch({ text: undefined, ended: undefined })}
        >
          <Checkbox checked={ended} onChange={(event) => changeSearch({ ended: event.target.checked || undefined })}>
            {t.showEnded}
          </Checkbox>
        </FilterBar>
        <div className="page-actions">
          <DownloadButton route={unitRoutes.sheet} address={{}} />
          {mayWrite && <Button onClick={() => setDoing({ kind: 'import' })}>{t.importTitle}</Button>}
          {mayWrite && add}
        </div>
      </div>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={shown && rootsOf(shown)}
        error={error}
        keyOf={(unit) => unit.id}
        rowClass={(unit) => (hasEnded(unit, me.today) ? 'faded' : undefined)}
        tree={{ childrenOf: (unit) => children.get(unit.id) ?? [], nameOf: (unit) => unit.name }}
        empty={
          text ? (
            <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
          ) : (
            <EmptyState title={t.empty} hint={t.emptyHint} action={mayWrite ? add : undefined} />
          )
        }
      />
      {doing?.kind === 'add' && <UnitDrawer unit={null} parentId={doing.parentId} onClose={close} onSaved={refresh} />}
      {doing?.kind === 'edit' && (
        <UnitDrawer unit={doing.unit} parentId={doing.unit.parentId} onClose={close} onSaved={refresh} />
      )}
      {doing?.kind === 'merge' && <MergeDrawer unit={doing.unit} onClose={close} onSaved={refresh} />}
      {doing?.kind === 'import' && <ImportDrawer onClose={close} onSaved={refresh} />}
    </>
  )
}

function actionsColumn({
  title,
  onDo,
}: {
  readonly title: string
  readonly onDo: (doing: Doing) => void
}): Column<Unit> {
  return { key: 'actions', title, screenOnly: true, render: (unit) => <UnitActions unit={unit} onDo={onDo} /> }
}

function UnitActions({ unit, onDo }: { readonly unit: Unit; readonly onDo: (doing: Doing) => void }) {
  const { units: t, common } = useTexts()
  return (
    <div className="row-actions">
      <Button size="small" aria-label={`${common.edit}: ${unit.name}`} onClick={() => onDo({ kind: 'edit', unit })}>
        {common.edit}
      </Button>
      {unit.mergedIntoId === null && (
        <>
          <Button
            size="small"
            aria-label={t.addBelow(unit.name)}
            onClick={() => onDo({ kind: 'add', parentId: unit.id })}
          >
            {common.add}
          </Button>
          {unit.parentId !== null && (
            <Button size="small" aria-label={t.mergeTitle(unit.name)} onClick={() => onDo({ kind: 'merge', unit })}>
              {t.merge}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function Validity({ unit, mergedInto }: { readonly unit: Unit; readonly mergedInto: string }) {
  const { units: t } = useTexts()
  const days = [
    unit.validFrom && t.from(formatDay(unit.validFrom)),
    unit.validUntil && t.until(formatDay(unit.validUntil)),
  ]
  const words = days.filter(Boolean)
  return (
    <>
      {words.length === 0 && <span className="soft unbroken">{t.always}</span>}
      {words.map((day) => (
        <div key={day} className="unbroken">
          {day}
        </div>
      ))}
      {mergedInto && (
        <div>
          <StateTag tone="plain">{t.mergedInto(mergedInto)}</StateTag>
        </div>
      )}
    </>
  )
}

const hasEnded = (unit: Unit, today: string) => unit.validUntil !== null && unit.validUntil < today

/** What is asked for, with the units above each of them, so that the tree still hangs together. */
function narrowed(units: readonly Unit[], by: { text: string; ended: boolean; today: string }): readonly Unit[] {
  const wanted = foldVietnamese(by.text)
  const fits = (unit: Unit) =>
    (by.ended || !hasEnded(unit, by.today)) &&
    foldVietnamese(`${unit.name} ${unit.shortName ?? ''} ${unit.code}`).includes(wanted)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const kept = new Set<string>()
  for (const unit of units.filter(fits)) {
    for (
      let at: Unit | undefined = unit;
      at && !kept.has(at.id);
      at = at.parentId ? byId.get(at.parentId) : undefined
    ) {
      kept.add(at.id)
    }
  }
  return units.filter(({ id }) => kept.has(id))
}
