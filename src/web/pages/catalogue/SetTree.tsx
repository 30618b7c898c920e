/** The tree of a set: each criterion with its maximum and how it is scored; a click opens the rest. */
import { getRouteApi } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useMemo } from 'react'
import type { CriteriaSetDetail } from '../../../contract/catalogue.ts'
import type { CriteriaTree } from '../../../contract/criteriaTree.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FilterBar } from '../../components/FilterBar.tsx'
import { formatFigure } from '../../figures.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { BasisList, EvidenceList, ExampleList, LeafBody, LeafFacts, RuleWords } from './LeafDetails.tsx'
import { leafNodes, narrowedNodes, searchWords, type TreeNode, treeNodes } from './treeNodes.ts'

const address = getRouteApi('/bo-tieu-chi/$setId')

interface SetTreeProps {
  readonly set: CriteriaSetDetail
  readonly tree: CriteriaTree
}

export function SetTree({ set, tree }: SetTreeProps) {
  const { catalogue: t, common } = useTexts()
  const { text = '', criterion } = address.useSearch()
  const changeSearch = useChangeSearch()
  const nodes = useMemo(() => treeNodes(tree, t), [tree, t])
  const shown = useMemo(() => {
    const wanted = foldVietnamese(text)
    return wanted === '' ? nodes : narrowedNodes(nodes, (node) => searchWords(node).includes(wanted))
  }, [nodes, text])
  const open = leafNodes(nodes).find(({ code }) => code === criterion)
  const columns: readonly Column<TreeNode>[] = [
    {
      key: 'name',
      title: t.criterion,
      heading: true,
      render: (node) => <NodeName node={node} onOpen={(code) => changeSearch({ criterion: code })} />,
    },
    { key: 'max', title: t.max, align: 'end', render: ({ max }) => (max === null ? '' : formatFigure(max)) },
    {
      key: 'rule',
      title: t.rule,
      render: ({ leaf }) => leaf?.ruleWords[0] ?? '',
    },
    { key: 'appraisedBy', title: t.appraisedBy, wideOnly: true, render: ({ leaf }) => leaf?.appraisedBy ?? '' },
  ]
  return (
    <>
      <FilterBar
        text={{ value: text, label: common.search, onChange: (typed) => changeSearch({ text: typed }) }}
        active={text !== ''}
        onClear={() => changeSearch({ text: undefined })}
      />
      <DataTable
        key={text}
        caption={t.tree}
        columns={columns}
        rows={shown}
        keyOf={(node) => node.code}
        rowClass={(node) => (node.leaf ? undefined : `row-${node.kind}`)}
        tree={{ childrenOf: (node) => node.children, nameOf: (node) => `${node.code} ${node.name}` }}
        empty={<EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />}
      />
      {open?.leaf && (
        <Drawer
          open
          title={`${open.code} ${open.name}`}
          size={560}
          onClose={() => changeSearch({ criterion: undefined })}
        >
          <LeafBody label={`${open.code} ${open.name}`}>
            <LeafFacts leaf={open.leaf} />
            <RuleWords leaf={open.leaf} />
            <EvidenceList leaf={open.leaf} />
            <BasisList leaf={open.leaf} />
            <ExampleList examples={set.examples.filter((example) => example.criterion === open.code)} />
          </LeafBody>
        </Drawer>
      )}
    </>
  )
}

interface NodeNameProps {
  readonly node: TreeNode
  /** Fields and criteria with components open, too. */
  readonly groupsOpen?: boolean
  readonly onOpen: (code: string) => void
}

/** A leaf's name opens it; what only groups stands as it is, unless it is told to open. */
export function NodeName({ node, groupsOpen = false, onOpen }: NodeNameProps) {
  const isExtra = node.kind === 'bonus' || node.kind === 'penalty'
  const words = (
    <>
      {!isExtra && <span className="code">{node.code}</span>} {node.name}
    </>
  )
  if (isExtra || (!node.leaf && !groupsOpen)) return words
  return (
    <button type="button" className="row-link" onClick={() => onOpen(node.code)}>
      {words}
    </button>
  )
}
