/**
 * A table of rows: paged and sorted through the address, a tree where rows have children, cards on a telephone.
 * Cells stay plain table cells, so that the keyboard, screen readers and printing work as everywhere.
 */
import { type CSSProperties, type ReactNode, useId } from 'react'
import { useTexts } from '../text/texts.tsx'
import { Loading } from './Loading.tsx'
import { Pager, type Paging } from './Pager.tsx'
import { RefusalNotice } from './RefusalNotice.tsx'
import { type Branch, type TreeOptions, useTreeRows } from './treeRows.ts'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  /** Figures stand at the end of the cell. */
  readonly align?: 'end'
  /** The cell that names the row. One column has it; a tree opens and closes there. */
  readonly heading?: boolean
  readonly sortable?: boolean
  /** Left out on a telephone. */
  readonly wideOnly?: boolean
  /** Left out on paper: buttons. */
  readonly screenOnly?: boolean
}

export interface Sort {
  readonly by: string
  readonly descending: boolean
}

interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  /** `undefined` while they are on their way. */
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string
  /** What stands there when there are no rows. */
  readonly empty: ReactNode
  readonly error?: unknown
  readonly paging?: Paging
  readonly sort?: Sort & { readonly onSort: (sort: Sort) => void }
  readonly tree?: TreeOptions<Row>
  readonly rowClass?: (row: Row) => string | undefined
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, empty, error, paging, sort, tree, rowClass } = props
  const treeRows = useTreeRows(rows ?? [], keyOf, tree)
  const id = useId()
  if (error) return <RefusalNotice error={error} />
  if (!rows) return <Loading />
  if (rows.length === 0) return <>{empty}</>
  return (
    <div className="data-table">
      {sort && <SortChoice columns={columns} sort={sort} />}
      <div className="table-frame">
        <table aria-labelledby={id} className={tree ? 'tree' : undefined}>
          <caption id={id} className="unseen">
            {caption}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {treeRows.map(({ row, depth, branch }) => (
              <tr key={keyOf(row)} className={rowClass?.(row)} style={{ '--depth': depth } as CSSProperties}>
                {columns.map((column) => {
                  const content = column.render(row)
                  if (!column.heading) {
                    return (
                      <td key={column.key} data-label={column.title} className={cellClass(column)}>
                        {content}
                      </td>
                    )
                  }
                  return (
                    <th key={column.key} scope="row">
                      {tree && <Twig branch={branch} name={tree.nameOf(row)} />}
                      {content}
                    </th>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {paging && <Pager {...paging} />}
    </div>
  )
}

function HeaderCell<Row>({
  column,
  sort,
}: {
  readonly column: Column<Row>
  readonly sort: DataTableProps<Row>['sort']
}) {
  const { common } = useTexts()
  if (!sort || !column.sortable) {
    return (
      <th scope="col" className={cellClass(column)}>
        {column.title}
      </th>
    )
  }
  const active = sort.by === column.key
  const direction = sort.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={cellClass(column)} aria-sort={active ? direction : 'none'}>
      <button
        type="button"
        className="sort-button"
        title={common.sortBy(column.title)}
        onClick={() => sort.onSort({ by: column.key, descending: active && !sort.descending })}
      >
        {column.title}
        <span aria-hidden="true">{active ? (sort.descending ? '▼' : '▲') : '↕'}</span>
      </button>
      <span className="sort-title">{column.title}</span>
    </th>
  )
}

/** On a telephone rows are cards without a header: the order is chosen above them. */
function SortChoice<Row>({ columns, sort }: Required<Pick<DataTableProps<Row>, 'columns' | 'sort'>>) {
  const { common } = useTexts()
  const id = useId()
  return (
    <div className="sort-choice">
      <label htmlFor={id}>{common.sort}</label>
      <select
        id={id}
        value={sort.by}
        onChange={(event) => sort.onSort({ by: event.target.value, descending: sort.descending })}
      >
        {columns
          .filter(({ sortable, wideOnly }) => sortable && !wideOnly)
          .map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
      </select>
      <button
        type="button"
        className="small-button"
        aria-label={sort.descending ? common.descending : common.ascending}
        onClick={() => sort.onSort({ by: sort.by, descending: !sort.descending })}
      >
        <span aria-hidden="true">{sort.descending ? '▼' : '▲'}</span>
      </button>
    </div>
  )
}

interface TwigProps {
  readonly branch: Branch | null
  readonly name: string
}

/** Opens and closes what stands below a row of a tree. */
function Twig({ branch, name }: TwigProps) {
  const { common } = useTexts()
  if (!branch) return <span className="twig" aria-hidden="true" />
  return (
    <button
      type="button"
      className="twig"
      aria-expanded={branch.open}
      aria-label={branch.open ? common.collapse(name) : common.expand(name)}
      onClick={branch.toggle}
    >
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="M3 1l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
    </button>
  )
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  const names = [
    column.align === 'end' && 'end number',
    column.wideOnly && 'wide-only',
    column.screenOnly && 'screen-only',
  ].filter(Boolean)
  return names.length ? names.join(' ') : undefined
}
