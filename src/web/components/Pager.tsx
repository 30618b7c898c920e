/** Which rows are shown, and the pages before and after. */
import { formatCount } from '../format.ts'
import { useTexts } from '../text/texts.tsx'

export interface Paging {
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly onPage: (page: number) => void
  /** Names the pages where another list stands beside. */
  readonly label?: string
}

export function Pager({ page, pageSize, total, onPage, label }: Paging) {
  const { common } = useTexts()
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const first = Math.min((page - 1) * pageSize + 1, total)
  const last = Math.min(page * pageSize, total)
  return (
    <nav className="pager" aria-label={label ?? common.pages}>
      <span className="soft number">{common.rows(formatCount(first), formatCount(last), formatCount(total))}</span>
      {pages > 1 && (
        <>
          <button type="button" className="small-button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {common.previousPage}
          </button>
          <span className="number" aria-current="page">
            {common.pageOf(formatCount(page), formatCount(pages))}
          </span>
          <button type="button" className="small-button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {common.nextPage}
          </button>
        </>
      )}
    </nav>
  )
}
