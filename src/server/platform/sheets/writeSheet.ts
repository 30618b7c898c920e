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
const headerStyle = { font: { bold: true }, alignment: { vertical: 'center', wrapText: true } } as const

/** One sheet with a bold, frozen header row; instants and days keep their kind. Sheet names lose what Excel forbids. */
export async function writeSheet(table: SheetTable): Promise<Uint8Array> {
  const columns = table.columns.map((header, index) => ({ header, key: String(index), width: widthOf(table, index) }))
  return writeXlsx({
    sheets: [
      {
        name: table.name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
        columns: columns.map(({ width }) => ({ width })),
        rows: [table.columns.map(plain), ...table.rows.map((row) => row.map(plain))],
        freezePane: { rows: 1 },
        cells: new Map(
          table.columns.map((header, index) => [`0,${index}`, { value: plain(header), style: headerStyle }]),
        ),
      },
    ],
  })
}

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
