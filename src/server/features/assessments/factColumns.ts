/** The columns of the sheet's file that people fill in: facts go out in them and come back. */
import type { Leaf } from '../../../core/catalogue/criteriaSet.ts'
import type { Fact } from '../../../core/scoring/fact.ts'
import {
  BLANK,
  cellsOfFact,
  type FactCells,
  HINTS,
  WORDS,
  wholeCells,
} from '../../../core/scoring/factCells/factCells.ts'
import { linesOf } from '../../../core/scoring/factCells/factLines.ts'
import type { Cell } from '../../platform/sheets/writeSheet.ts'

export const FACT_COLUMNS = {
  item: 'Mục',
  value: 'Số liệu',
  of: 'Trên tổng số, hoặc so với',
  reason: 'Lý do',
  note: 'Ghi chú',
  assumed: 'Giả định',
  hint: 'Cách ghi số liệu',
} as const

export const factHeadings = Object.values(FACT_COLUMNS)

/** The cells of a leaf's own row, and the rows of its lines, each with what stands in `Mục`. */
export function factRows(leaf: Leaf, fact: Fact | undefined) {
  const lines = linesOf(leaf)
  const { own, lines: cells } = cellsOfFact(leaf, fact)
  const [first] = lines
  const isPlain = lines.length === 1 && first?.label === null
  const hint =
    isPlain && first ? HINTS[first.kind] : `Ghi từng dòng dưới đây; hoặc ${WORDS.nothingArose}, ${WORDS.none}`
  return {
    own: rowOf(null, own, fact, hint),
    lines: isPlain ? [] : lines.map((line, at) => rowOf(line.label, cells[at] ?? BLANK, undefined, HINTS[line.kind])),
  }
}

/** A field or a criterion with components takes only that it does not apply. */
export const groupFactCells = (fact: Fact | undefined): Cell[] =>
  rowOf(null, (fact && wholeCells(fact)) ?? BLANK, fact, '')

function rowOf(item: string | null, { value, of, reason }: FactCells, fact: Fact | undefined, hint: string): Cell[] {
  return [item, value, of, reason, fact?.note ?? '', fact?.assumed ? WORDS.assumed : '', hint]
}
