/** The sheet's file, filled in, as facts: each fault at its row and column. Pure: it is told which set is in use. */
import {
  allLeaves,
  type CriteriaGroup,
  type CriteriaSet,
  findGroup,
  isLeaf,
  type Leaf,
} from '../../../core/catalogue/criteriaSet.ts'
import type { Fact } from '../../../core/scoring/fact.ts'
import { BLANK, type FactCells } from '../../../core/scoring/factCells/factCells.ts'
import { linesOf } from '../../../core/scoring/factCells/factLines.ts'
import { type FilledLine, factOfCells, isBlank, wholeFact } from '../../../core/scoring/factCells/factOfCells.ts'
import { readFact } from '../../../core/scoring/readFact.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { Fault } from '../../../core/values/schemaFaults.ts'
import type { ReadCell, ReadRow } from '../../platform/sheets/readSheet.ts'
import { FACT_COLUMNS } from './factColumns.ts'

const CODE = 'Mã'
const NEEDED = [CODE, FACT_COLUMNS.value] as const
type ColumnName = (typeof FACT_COLUMNS)[keyof typeof FACT_COLUMNS] | typeof CODE
type Places = ReadonlyMap<ColumnName, number>

export interface FactsOfRows {
  readonly facts: ReadonlyMap<string, Fact>
  readonly problems: readonly Problem[]
}

/** Rows without a fact say nothing: what is there for them stays. */
export function readFactRows(rows: readonly ReadRow[], set: CriteriaSet): FactsOfRows {
  const header = rows.find(({ cells }) => cells.some((cell) => isNamed(cell, CODE)))
  const places: Places = new Map(
    ([CODE, ...Object.values(FACT_COLUMNS)] as const).flatMap((name): (readonly [ColumnName, number])[] => {
      const at = header?.cells.findIndex((cell) => isNamed(cell, name)) ?? -1
      return at < 0 ? [] : [[name, at]]
    }),
  )
  const missing = NEEDED.filter((name) => !places.has(name))
  if (!header || missing.length > 0) return { facts: new Map(), problems: [columnsMissing(missing)] }
  const facts = new Map<string, Fact>()
  const problems: Problem[] = []
  for (const [code, own] of rowsByCode(
    rows.filter(({ number }) => number > header.number),
    places,
  )) {
    const target = allLeaves(set).find((leaf) => leaf.code === code) ?? findGroup(set, code)
    const reading = target ? readRows(own, target, places) : { problems: [unknownCode(code, own)] }
    if (reading.fact) facts.set(code, reading.fact)
    problems.push(...reading.problems)
  }
  return { facts, problems }
}

const isNamed = (cell: ReadCell | undefined, name: string): boolean =>
  typeof cell === 'string' && foldVietnamese(cell).trim() === foldVietnamese(name)

/** The rows of a code stand together; a row without a code says nothing of facts. */
function rowsByCode(rows: readonly ReadRow[], places: Places): Map<string, ReadRow[]> {
  const byCode = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const code = textOf(row, CODE, places)
    if (code === '' || isIdle(row, places)) continue
    byCode.set(code, [...(byCode.get(code) ?? []), row])
  }
  return byCode
}

const isIdle = (row: ReadRow, places: Places): boolean =>
  ([FACT_COLUMNS.value, FACT_COLUMNS.of] as const).every((name) => isBlank(cellOf(row, name, places)))

type Reading = { readonly fact?: Fact | undefined; readonly problems: readonly Problem[] }

function readRows(rows: readonly ReadRow[], target: Leaf | CriteriaGroup, places: Places): Reading {
  const lines = isLeaf(target) ? linesOf(target) : []
  const isPlain = lines.length === 1 && lines[0]?.label === null
  const own = rows.filter((row) => textOf(row, FACT_COLUMNS.item, places) === '')
  const [main, again] = own
  if (again)
    return {
      problems: [
        problemAt(again, CODE, 'code-twice', `Mã “${target.code}” đã có ở dòng ${main?.number}: bỏ một dòng.`),
      ],
    }
  const whole = main && wholeFact(cellsOf(main, places), mapKeyOf(target))
  const filled: { row: ReadRow; line: FilledLine }[] = []
  const problems: Problem[] = []
  for (const row of whole ? [] : rows) {
    const item = textOf(row, FACT_COLUMNS.item, places)
    const line = isPlain ? lines[0] : lines.find(({ label }) => label !== null && isNamed(label, item))
    if (line) filled.push({ row, line: { line, cells: cellsOf(row, places) } })
    else problems.push(unknownItem(row, item, lines))
  }
  const read = factOfCells(filled.map(({ line }) => line))
  for (const { line, column, text } of read.faults) {
    const row = filled[line]?.row
    if (row) problems.push(problemAt(row, FACT_COLUMNS[column], 'cell-wrong', text))
  }
  const body = whole ?? read.value
  const first = main ?? rows[0]
  if (problems.length > 0 || body === undefined || !first) return { problems }
  const { value, faults } = readFact({ ...body, ...marksOf(first, places) }, target)
  const rowOf = ({ path }: Fault) => filled.find(({ line }) => startsWith(path, line.line.path))?.row ?? first
  return {
    fact: value,
    problems: faults.map((one) => problemAt(rowOf(one), columnOf(one), one.code, one.text)),
  }
}

/** The map in which a fact of the leaf stands, where it is one: then “Không có” is an empty map. */
function mapKeyOf(target: Leaf | CriteriaGroup): string | null {
  const [first] = isLeaf(target) ? linesOf(target) : []
  return first && first.label !== null ? (first.path[0] ?? null) : null
}

function marksOf(row: ReadRow, places: Places) {
  const note = textOf(row, FACT_COLUMNS.note, places)
  const assumed = foldVietnamese(textOf(row, FACT_COLUMNS.assumed, places))
  return {
    ...(note === '' ? {} : { note }),
    ...(['gia dinh', 'co', 'x', 'true'].includes(assumed) ? { assumed: true } : {}),
  }
}

const cellsOf = (row: ReadRow, places: Places): FactCells => ({
  value: cellOf(row, FACT_COLUMNS.value, places),
  of: cellOf(row, FACT_COLUMNS.of, places),
  reason: textOf(row, FACT_COLUMNS.reason, places) || BLANK.reason,
})

const cellOf = ({ cells }: ReadRow, name: ColumnName, places: Places): ReadCell => cells[places.get(name) ?? -1] ?? null

const textOf = (row: ReadRow, name: ColumnName, places: Places): string => {
  const cell = cellOf(row, name, places)
  return cell === null || cell instanceof Date ? '' : String(cell).trim()
}

const startsWith = (path: readonly PropertyKey[], start: readonly string[]): boolean =>
  start.length > 0 && start.every((key, at) => path[at] === key)

function columnOf({ path }: Fault): ColumnName {
  const last = path.at(-1)
  if (last === 'denominator' || last === 'reference') return FACT_COLUMNS.of
  if (last === 'reason') return FACT_COLUMNS.reason
  return last === 'note' ? FACT_COLUMNS.note : FACT_COLUMNS.value
}

const problemAt = ({ number }: ReadRow, column: ColumnName, code: string, text: string): Problem => ({
  code,
  where: `dòng ${number}, cột ${column}`,
  text,
})

const columnsMissing = (missing: readonly string[]): Problem => ({
  code: 'column-missing',
  where: 'tệp',
  text: `Không thấy cột ${(missing.length > 0 ? missing : NEEDED).map((name) => `“${name}”`).join(', ')}: xuất Excel ở Bảng điểm, điền vào tệp đó rồi nhập lại.`,
})

const unknownCode = (code: string, [row]: readonly ReadRow[]): Problem => ({
  code: 'unknown-id',
  where: `dòng ${row?.number ?? '?'}, cột ${CODE}`,
  text: `Bộ tiêu chí không có mã “${code}”: kiểm tra lại mã, hoặc xuất tệp của đúng năm.`,
})

function unknownItem(row: ReadRow, item: string, lines: readonly { readonly label: string | null }[]): Problem {
  const labels = lines.flatMap(({ label }) => label ?? [])
  const text =
    labels.length === 0
      ? 'Dòng này chỉ ghi được “Không áp dụng” kèm lý do; số liệu ghi ở từng thành phần.'
      : item === ''
        ? `Ghi số liệu ở các dòng có cột “${FACT_COLUMNS.item}”: ${labels.slice(0, 6).join('; ')}.`
        : `Không có mục “${item}”: dùng một trong ${labels.slice(0, 12).join('; ')}.`
  return problemAt(row, FACT_COLUMNS.item, 'unknown-item', text)
}
