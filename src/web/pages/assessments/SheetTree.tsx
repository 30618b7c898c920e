/** The tree of criteria with maximum, points, state and evidence; searched, filtered, opened and closed as a whole. */
import { getRouteApi } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { scoreStates } from '../../../contract/assessments.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Filter, FilterBar } from '../../components/FilterBar.tsx'
import { formatFigure } from '../../figures.ts'
import { formatCount } from '../../format.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { NodeName } from '../catalogue/SetTree.tsx'
import type { TreeNode } from '../catalogue/treeNodes.ts'
import { StateWords } from './StateWords.tsx'
import { filteredNodes, leadOf, type SheetIndex } from './sheetRows.ts'
import { lossCauses } from './sheetSearch.ts'
import type { SheetLosses } from './useLosses.ts'

const address = getRouteApi('/bang-diem')

interface SheetTreeProps {
  readonly losses: SheetLosses | undefined
  readonly index: SheetIndex
  readonly onOpen: (code: string) => void
}

export function SheetTree({ index, losses, onOpen }: SheetTreeProps) {
  const { sheets: t, losses: words, common } = useTexts()
  const { text = '', field, state, cause } = address.useSearch()
  const changeSearch = useChangeSearch()
  // Opening or closing everything begins the tree anew at that depth.
  const [depth, setDepth] = useState({ open: Number.POSITIVE_INFINITY, asked: 0 })
  const shown = useMemo(() => {
    const hasCause = (code: string) => {
      const loss = losses?.byCode.get(code)
      return loss !== undefined && (loss.cause ?? 'unknown') === cause
    }
    const isWanted = cause && losses && hasCause
    return filteredNodes(index, { text: foldVietnamese(text), field, state, isWanted })
  }, [index, losses, text, field, state, cause])
  const columns = useColumns({ index, onOpen, losses: cause && losses })
  const narrowed = text !== '' || field !== undefined || state !== undefined || cause !== undefined
  const list = useListInSight({ narrowed, isWhole: cause === undefined || losses !== undefined })
  const openAll = (open: number) => setDepth(({ asked }) => ({ open, asked: asked + 1 }))
  return (
    <>
      <div className="toolbar" ref={list}>
        <FilterBar
          text={{ value: text, label: common.search, onChange: (typed) => changeSearch({ text: typed }) }}
          active={narrowed}
          onClear={() => changeSearch({ text: undefined, field: undefined, state: undefined, cause: undefined })}
        >
          <Filter label={t.field}>
            {(id) => (
              <Select
                id={id}
                value={field ?? ''}
                options={[
                  { value: '', label: t.allFields },
                  ...index.nodes.map(({ code, name, kind }) => ({
                    value: code,
                    label: kind === 'field' ? `${code} ${name}` : name,
                  })),
                ]}
                onChange={(value) => changeSearch({ field: value || undefined })}
              />
            )}
          </Filter>
          <Filter label={t.state}>
            {(id) => (
              <Select
                id={id}
                value={state ?? ''}
                options={[
                  { value: '', label: t.allStates },
                  ...scoreStates.map((value) => ({ value, label: t.states[value] })),
                ]}
                onChange={(value) => changeSearch({ state: value || undefined })}
              />
            )}
          </Filter>
          {losses && losses.causes.length > 0 && (
            <Filter label={words.cause}>
              {(id) => (
                <Select
                  id={id}
                  value={cause ?? ''}
                  options={[
                    { value: '', label: words.allCauses },
                    ...lossCauses.map((value) => ({ value, label: words.causes[value] })),
                  ]}
                  onChange={(value) => changeSearch({ cause: value || undefined })}
                />
              )}
            </Filter>
          )}
        </FilterBar>
        <div className="page-actions">
          <Button onClick={() => openAll(Number.POSITIVE_INFINITY)}>{common.expandAll}</Button>
          <Button onClick={() => openAll(0)}>{common.collapseAll}</Button>
        </div>
      </div>
      <DataTable
        key={`${depth.asked} ${text} ${field ?? ''} ${state ?? ''} ${cause ?? ''}`}
        caption={t.title}
        columns={columns}
        rows={shown}
        keyOf={(node) => node.code}
        rowClass={(node) => (node.leaf ? undefined : `row-${node.kind}`)}
        tree={{
          childrenOf: (node) => node.children,
          nameOf: (node) => `${node.code} ${node.name}`,
          openDepth: depth.open,
        }}
        empty={<EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />}
      />
    </>
  )
}

/** Who comes by an address with a filter is here for the list, not for the summary above it. */
function useListInSight({ narrowed, isWhole }: { readonly narrowed: boolean; readonly isWhole: boolean }) {
  const list = useRef<HTMLDivElement>(null)
  const onArrival = useRef(narrowed)
  useEffect(() => {
    if (!onArrival.current || !isWhole) return undefined
    // After the router, which brings the top of a new page into sight.
    const drawn = requestAnimationFrame(() => {
      onArrival.current = false
      list.current?.scrollIntoView()
    })
    return () => cancelAnimationFrame(drawn)
  }, [isWhole])
  return list
}

interface ColumnsOf {
  readonly index: SheetIndex
  readonly onOpen: (code: string) => void
  /** Where losses are looked for: their gaps stand in the place of the evidence. */
  readonly losses: SheetLosses | undefined
}

function useColumns({ index, onOpen, losses }: ColumnsOf): readonly Column<TreeNode>[] {
  const { sheets: t, losses: words } = useTexts()
  return [
    {
      key: 'name',
      title: t.criterion,
      heading: true,
      render: (node) => <NodeName node={node} groupsOpen onOpen={onOpen} />,
    },
    { key: 'max', title: t.max, align: 'end', render: (node) => figureOf(index.applied.get(node.code) ?? node.max) },
    {
      key: 'points',
      title: t.points,
      align: 'end',
      render: (node) => (
        <strong>
          {figureOf(node.leaf ? (index.scores.get(node.code)?.points ?? null) : (index.points.get(node.code) ?? null))}
        </strong>
      ),
    },
    {
      key: 'state',
      title: t.state,
      render: (node) => {
        const score = index.scores.get(node.code)
        return score ? <StateWords score={score} /> : ''
      },
    },
    losses
      ? { key: 'gap', title: words.gap, render: ({ code }) => losses.byCode.get(code)?.gap?.words ?? '' }
      : { key: 'evidence', title: t.evidence, wideOnly: true, render: (node) => <EvidenceWords node={node} /> },
    {
      key: 'lead',
      title: t.lead,
      wideOnly: true,
      render: (node) =>
        node.leaf ? (leadOf(index, node.code)?.unitName ?? <span className="soft">{t.noLead}</span>) : '',
    },
  ]
}

function EvidenceWords({ node }: { readonly node: TreeNode }) {
  const { sheets: t } = useTexts()
  const [first, ...others] = node.leaf?.evidence ?? []
  if (!first) return ''
  return (
    <>
      {first.name}
      {others.length > 0 && <span className="soft"> {t.andMore(formatCount(others.length))}</span>}
    </>
  )
}

const figureOf = (figure: string | null): string => (figure === null ? '–' : formatFigure(figure))
