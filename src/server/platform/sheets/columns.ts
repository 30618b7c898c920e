/** The columns of a sheet that was read, found by their headings whatever the diacritics, and the places of its faults. */
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { ReadCell, ReadRow } from './readSheet.ts'

export interface Columns<Name extends string> {
  /** The rows under the row of headings. */
  readonly rows: readonly ReadRow[]
  readonly has: (name: Name) => boolean
  /** Null also where the sheet has no such column. */
  readonly cellOf: (row: ReadRow, name: Name) => ReadCell
  readonly textOf: (row: ReadRow, name: Name) => string
}

/** The row of headings is the first that names `first`; null where none does. */
export function findColumns<Name extends string>(
  rows: readonly ReadRow[],
  names: readonly Name[],
  first: Name,
): Columns<Name> | null {
  const header = rows.find(({ cells }) => cells.some((cell) => isNamed(cell, first)))
  if (!header) return null
  const places = new Map(names.map((name) => [name, header.cells.findIndex((cell) => isNamed(cell, name))]))
  const cellOf = ({ cells }: ReadRow, name: Name) => cells[places.get(name) ?? -1] ?? null
  return {
    rows: rows.filter(({ number }) => number > header.number),
    has: (name) => (places.get(name) ?? -1) >= 0,
    cellOf,
    textOf: (row, name) => textOfCell(cellOf(row, name)),
  }
}

/** Whether a cell says `name`, whatever the case and the diacritics. */
export const isNamed = (cell: ReadCell, name: string): boolean =>
  typeof cell === 'string' && foldVietnamese(cell).trim() === foldVietnamese(name)

/** Empty for a day: it is no text. */
export const textOfCell = (cell: ReadCell): string => (cell === null || cell instanceof Date ? '' : String(cell).trim())

export const problemInRow = ({ number }: ReadRow, column: string, code: string, text: string): Problem => ({
  code,
  where: `dòng ${number}, cột ${column}`,
  text,
})
