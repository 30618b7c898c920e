/**
 * The items of a long list by pages, so that typing stays quick in a plan of a thousand tasks, and searched; goes to the
 * open item by itself.
 */
import { Input } from 'antd'
import { type ReactNode, useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Pager } from '../../components/Pager.tsx'
import { useTexts } from '../../text/texts.tsx'

const PAGE_SIZE = 40
/** A list that is seen at a glance needs no search. */
const FEW = 8

interface PagedItemsProps<Item> {
  readonly items: readonly Item[]
  /** The item that is open for correction, which may stand on another page. */
  readonly opened: string | null
  /** What an item is found by. */
  readonly wordsOf: (item: Item) => string
  readonly render: (item: Item) => ReactNode
}

export function PagedItems<Item extends { readonly id: string }>(props: PagedItemsProps<Item>) {
  const { items, opened, wordsOf, render } = props
  const { common, plans: t } = useTexts()
  const [page, setPage] = useState(1)
  const [typed, setTyped] = useState('')
  const id = useId()
  const asked = useDeferredValue(foldVietnamese(typed.trim()))
  // The open item stays in sight while one types in it, whatever the search asks for.
  const found = useMemo(
    () =>
      asked === ''
        ? items
        : items.filter((item) => item.id === opened || foldVietnamese(`${item.id} ${wordsOf(item)}`).includes(asked)),
    [items, asked, opened, wordsOf],
  )
  const openedAt = opened === null ? -1 : found.findIndex((item) => item.id === opened)
  useEffect(() => {
    if (openedAt >= 0) setPage(Math.floor(openedAt / PAGE_SIZE) + 1)
  }, [openedAt])
  const shownPage = Math.min(page, Math.max(1, Math.ceil(found.length / PAGE_SIZE)))
  const first = (shownPage - 1) * PAGE_SIZE
  return (
    <>
      {items.length > FEW && (
        <div className="items-search">
          <label htmlFor={id}>{common.search}</label>
          <Input
            id={id}
            type="search"
            value={typed}
            maxLength={100}
            placeholder={common.searchHint}
            onChange={(event) => {
              setTyped(event.target.value)
              setPage(1)
            }}
          />
          <span role="status" className="soft number">
            {asked !== '' && t.foundItems(String(found.length), String(items.length))}
          </span>
        </div>
      )}
      {asked !== '' && found.length === 0 && (
        <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
      )}
      {found.slice(first, first + PAGE_SIZE).map(render)}
      {found.length > PAGE_SIZE && (
        <Pager page={shownPage} pageSize={PAGE_SIZE} total={found.length} onPage={setPage} />
      )}
    </>
  )
}
