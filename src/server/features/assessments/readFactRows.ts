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
import { type Columns, findColumns, isNamed, problemInRow } from '../../platform/sheets/columns.ts'
import type { ReadRow } from '../../platform/sheets/readSheet.ts'
import { FACT_COLUMNS } from './factColumns.ts'

const CODE = 'Mã'
const NEEDED = [CODE, FACT_COLUMNS.value] as const
type ColumnName = (typeof FACT_COLUMNS)[keyof typeof FACT_COLUMNS] | typeof CODE
type SheetColumns = Columns<ColumnName>

export interface FactsOfRows {
  readonly facts: ReadonlyMap<string, Fact>
  readonly problems: readonly Problem[]
}

/** Rows without a fact say nothing: what is there for them stays. */
export function readFactRows(rows: readonly ReadRow[], set: CriteriaSet): FactsOfRows {
  const columns = findColumns<ColumnName>(rows, [CODE, ...Object.values(FACT_COLUMNS)], CODE)
  const missing = NEEDED.filter((name) => !columns?.has(name))
  if (!columns || missing.length > 0) return { facts: new Map(), problems: [columnsMissing(missing)] }
  const facts = new Map<string, Fact>()
  const problems: Problem[] = []
  for (const [code, own] of rowsByCode(columns)) {
    const target = allLeaves(set).find((leaf) => leaf.code === code) ?? findGroup(set, code)
    const reading = target ? readRows(own, target, columns) : { problems: [unknownCode(code, own)] }
    if (reading.fact) facts.set(code, reading.fact)
    problems.push(...reading.problems)
  }
  return { facts, problems }
}

/** The rows of a code stand together; a row without a code says nothing of facts. */
function rowsByCode(columns: SheetColumns): Map<string, ReadRow[]> {
  const byCode = new Map<string, ReadRow[]>()
  for (const row of columns.rows) {
    const code = columns.textOf(row, CODE)
    if (code === '' || isIdle(row, columns)) continue
    byCode.set(code, [...(byCode.get(code) ?? []), row])
  }
  return byCode
}

const isIdle = (row: ReadRow, columns: SheetColumns): boolean =>
  ([FACT_COLUMNS.value, FACT_COLUMNS.of] as const).every((name) => isBlank(columns.cellOf(row, name)))

type Reading = { readonly fact?: Fact | undefined; readonly problems: readonly Problem[] }

function readRows(rows: readonly ReadRow[], target: Leaf | CriteriaGroup, columns: SheetColumns): Reading {
  const lines = isLeaf(target) ? linesOf(target) : []
  const isPlain = lines.length === 1 && lines[0]?.label === null
  const own = rows.filter((row) => columns.textOf(row, FACT_COLUMNS.item) === '')
  const [main, again] = own
  if (again)
    return {
      problems: [
        problemInRow(again, CODE, 'code-twice', `Mã “${target.code}” đã có ở dòng ${main?.number}: bỏ một dòng.`),
      ],
    }
  const whole = main && wholeFact(cellsOf(main, columns), mapKeyOf(target))
  const filled: { row: ReadRow; line: FilledLine }[] = []
  const problems: Problem[] = []
  for (const row of whole ? [] : rows) {
    const item = columns.textOf(row, FACT_COLUMNS.item)
    const line = isPlain ? lines[0] : lines.find(({ label }) => label !== null && isNamed(label, item))
    if (line) filled.push({ row, line: { line, cells: cellsOf(row, columns) } })
    else problems.push(unknownItem(row, item, lines))
  }
  const read = factOfCells(filled.map(({ line }) => line))
  for (const { line, column, text } of read.faults) {
    const row = filled[line]?.row
    if (row) problems.push(problemInRow(row, FACT_COLUMNS[column], 'cell-wrong', text))
  }
  const body = whole ?? read.value
  const first = main ?? rows[0]
  if (problems.length > 0 || body === undefined || !first) return { problems }
  const { value, faults } = readFact({ ...body, ...marksOf(first, columns) }, target)
  const rowOf = ({ path }: Fault) => filled.find(({ line }) => startsWith(path, line.line.path))?.row ?? first
  return {
    fact: value,
    problems: faults.map((one) => problemInRow(rowOf(one), columnOf(one), one.code, one.text)),
  }
}

/** The map in which a fact of the leaf stands, where it is one: then “Không có” is an empty map. */
function mapKeyOf(target: Leaf | CriteriaGroup): string | null {
  const [first] = isLeaf(target) ? linesOf(target) : []
  return first && first.label !== null ? (first.path[0] ?? null) : null
}

function marksOf(row: ReadRow, columns: SheetColumns) {
  const note = columns.textOf(row, FACT_COLUMNS.note)
  const assumed = foldVietnamese(columns.textOf(row, FACT_COLUMNS.assumed))
  return {
    ...(note === '' ? {} : { note }),
    ...(['gia dinh', 'co', 'x', 'true'].includes(assumed) ? { assumed: true } : {}),
  }
}

const cellsOf = (row: ReadRow, columns: SheetColumns): FactCells => ({
  value: columns.cellOf(row, FACT_COLUMNS.value),
  of: columns.cellOf(row, FACT_COLUMNS.of),
  reason: columns.textOf(row, FACT_COLUMNS.reason) || BLANK.reason,
})

const startsWith = (path: readonly PropertyKey[], start: readonly string[]): boolean =>
  start.length > 0 && start.every((key, at) => path[at] === key)

function columnOf({ path }: Fault): ColumnName {
  const last = path.at(-1)
  if (last === 'denominator' || last === 'reference') return FACT_COLUMNS.of
  if (last === 'reason') return FACT_COLUMNS.reason
  return last === 'note' ? FACT_COLUMNS.note : FACT_COLUMNS.value
}

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
  return problemInRow(row, FACT_COLUMNS.item, 'unknown-item', text)
}
