/** Writes a table as XLSX. Text that a spreadsheet would take for a formula stays text. */
import { writeXlsx } from 'hucre'
import { asText } from './formulaText.ts'

export type Cell = string | number | Date | boolean | null

export interface SheetTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

const WIDEST = 60
const headerStyle = {
  font: { bold: true, name: 'Calibri', size: 11 },
  alignment: { vertical: 'center', wrapText: true },
} as const
const dayStyle = { numFmt: 'dd/mm/yyyy' } as const
const momentStyle = { numFmt: 'dd/mm/yyyy hh:mm' } as const

/**
 * One sheet with a bold, frozen header row. A `Date` is written as its UTC reading, for a spreadsheet has no zone: days
 * at midnight, instants through `wallClock`. The sheet's name loses what Excel forbids.
 */
export async function writeSheet(table: SheetTable): Promise<Uint8Array> {
  const columns = table.columns.map((header, index) => ({ header, key: String(index), width: widthOf(table, index) }))
  return writeXlsx({
    sheets: [
      {
        name: table.name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
        columns: columns.map(({ width }) => ({ width })),
        rows: [table.columns.map(plain), ...table.rows.map((row) => row.map(plain))],
        freezePane: { rows: 1 },
        cells: styledCells(table),
      },
    ],
  })
}

/** Where a cell is more than its value, by "row,column" from 0. */
function styledCells({ columns, rows }: SheetTable) {
  const cells = new Map<string, { value: Cell; style: typeof headerStyle | typeof dayStyle | typeof momentStyle }>()
  for (const [column, header] of columns.entries()) {
    cells.set(`0,${column}`, { value: plain(header), style: headerStyle })
  }
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) {
      if (!(value instanceof Date)) continue
      const isDay = value.getTime() % DAY_MS === 0
      cells.set(`${row + 1},${column}`, { value, style: isDay ? dayStyle : momentStyle })
    }
  }
  return cells
}
const DAY_MS = 86_400_000

const plain = (cell: Cell): Cell => (typeof cell === 'string' ? asText(cell) : cell)

function widthOf(table: SheetTable, index: number): number {
  const longest = table.rows.reduce(
    (most, row) => Math.max(most, lengthOf(row[index])),
    table.columns[index]?.length ?? 0,
  )
  return Math.min(WIDEST, Math.max(8, longest + 2))
}

function lengthOf(cell: Cell | undefined): number {
  if (cell instanceof Date) return 16
  return cell === null || cell === undefined ? 0 : String(cell).length
}
