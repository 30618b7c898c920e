/** The items of a long list by pages, so that typing stays quick in a plan of a thousand tasks; goes to the open item by itself. */
import { type ReactNode, useEffect, useState } from 'react'
import { Pager } from '../../components/Pager.tsx'

const PAGE_SIZE = 40

interface PagedItemsProps<Item> {
  readonly items: readonly Item[]
  /** The item that is open for correction, which may stand on another page. */
  readonly opened: string | null
  readonly render: (item: Item, index: number) => ReactNode
}

export function PagedItems<Item extends { readonly id: string }>({ items, opened, render }: PagedItemsProps<Item>) {
  const [page, setPage] = useState(1)
  const openedAt = opened === null ? -1 : items.findIndex(({ id }) => id === opened)
  useEffect(() => {
    if (openedAt >= 0) setPage(Math.floor(openedAt / PAGE_SIZE) + 1)
  }, [openedAt])
  const shownPage = Math.min(page, Math.max(1, Math.ceil(items.length / PAGE_SIZE)))
  const first = (shownPage - 1) * PAGE_SIZE
  return (
    <>
      {items.slice(first, first + PAGE_SIZE).map((item, index) => render(item, first + index))}
      {items.length > PAGE_SIZE && (
        <Pager page={shownPage} pageSize={PAGE_SIZE} total={items.length} onPage={setPage} />
      )}
    </>
  )
}
