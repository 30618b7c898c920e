/** Published results of past years from a spreadsheet, each fault at its row and column. */
import { ResultWriting } from '../../../contract/ranking.ts'
import { findCalendarDate, isCalendarDate, parseDate } from '../../../core/values/calendarDate.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Problem } from '../../../core/values/result.ts'
import { findColumns, problemInRow, textOfCell } from '../../platform/sheets/columns.ts'
import type { ReadCell, ReadRow } from '../../platform/sheets/readSheet.ts'
import { RESULT_COLUMNS as COLUMNS } from './resultsSheet.ts'

export interface ResultOfRow {
  readonly year: number
  readonly result: Omit<ResultWriting, 'points'>
}

type ColumnName = (typeof COLUMNS)[keyof typeof COLUMNS]

/** The names by which the department may stand in the column of the unit. */
export function readResultRows(rows: readonly ReadRow[], unitNames: readonly string[]) {
  const columns = findColumns(rows, Object.values(COLUMNS), COLUMNS.year)
  if (!columns?.has(COLUMNS.index)) return { results: [], problems: [columnsMissing] }
  const results: ResultOfRow[] = []
  const problems: Problem[] = []
  const known = new Set(unitNames.map((name) => foldVietnamese(name).trim()))
  for (const row of columns.rows) {
    const cell = (name: ColumnName) => columns.cellOf(row, name)
    if (cell(COLUMNS.year) === null && cell(COLUMNS.index) === null) continue
    const tell: Tell = (...fault) => problems.push(problemInRow(row, ...fault))
    const unit = columns.textOf(row, COLUMNS.unit)
    if (unit !== '' && !known.has(foldVietnamese(unit)))
      tell(COLUMNS.unit, 'other-unit', `“${unit}” không phải là cơ quan này: bỏ dòng, hoặc để trống cột này.`)
    const read = readRow(cell, tell)
    if (!read) continue
    if (results.some(({ year }) => year === read.year))
      tell(COLUMNS.year, 'year-twice', `Năm ${read.year} đã có ở dòng trên: bỏ một dòng.`)
    results.push(read)
  }
  return { results, problems }
}

type Tell = (column: ColumnName, code: string, text: string) => void

function readRow(cell: (name: ColumnName) => ReadCell, tell: Tell): ResultOfRow | null {
  let isWhole = true
  const fault: Tell = (column, code, text) => {
    isWhole = false
    tell(column, code, text)
  }
  const year = wholeNumber(cell(COLUMNS.year))
  if (year === null || year < 2000 || year > 2100) fault(COLUMNS.year, 'year-wrong', 'Ghi một năm từ 2000 đến 2100.')
  const index = figure(cell(COLUMNS.index))
  if (index === null || Number(index) > 100)
    fault(COLUMNS.index, 'index-wrong', 'Ghi chỉ số từ 0 đến 100, ví dụ 83,47.')
  const count = (column: ColumnName): number | null => {
    const value = cell(column)
    if (value === null || value === '') return null
    const number = wholeNumber(value)
    if (number === null || number < 1 || number > 10_000) fault(column, 'count-wrong', 'Ghi một số nguyên từ 1.')
    return number
  }
  const text = (column: ColumnName): string | null => {
    const said = textOfCell(cell(column))
    if (said.length > 60) fault(column, 'too-long', 'Dài hơn 60 ký tự: viết ngắn lại.')
    return said === '' ? null : said
  }
  const rank = count(COLUMNS.rank)
  const of = count(COLUMNS.of)
  if (rank !== null && of !== null && rank > of)
    fault(
      COLUMNS.rank,
      'rank-above-count',
      `Thứ hạng ${rank} lớn hơn số đơn vị được xếp hạng (${of}): sửa một trong hai.`,
    )
  const written = cell(COLUMNS.decidedOn)
  const decidedOn = dayOf(written)
  if (decidedOn === null && written !== null && written !== '')
    fault(COLUMNS.decidedOn, 'no-such-day', 'Ghi một ngày có thật, dạng ngày/tháng/năm.')
  const result = { index, class: text(COLUMNS.class), rank, of, decisionNumber: text(COLUMNS.decision), decidedOn }
  if (!isWhole || year === null || index === null) return null
  const { points: _, ...checked } = ResultWriting.parse(result)
  return { year, result: checked }
}

function wholeNumber(cell: ReadCell): number | null {
  const number =
    typeof cell === 'number' ? cell : /^\s*\d{1,9}\s*$/.test(textOfCell(cell)) ? Number(textOfCell(cell)) : null
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** With a point; a comma or a percent sign are taken as people write them. */
function figure(cell: ReadCell): string | null {
  const text = (typeof cell === 'number' ? String(Number(cell.toPrecision(12))) : textOfCell(cell)).replace(/\s*%$/, '')
  const pointed = text.replace(',', '.')
  return /^\d{1,3}(\.\d{1,6})?$/.test(pointed) ? pointed : null
}

function dayOf(cell: ReadCell): string | null {
  if (cell instanceof Date) return findCalendarDate(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate())
  const text = textOfCell(cell)
  return isCalendarDate(text) ? text : parseDate(text)
}

const columnsMissing: Problem = {
  code: 'column-missing',
  where: 'tệp',
  text: `Không thấy cột “${COLUMNS.year}” và “${COLUMNS.index}”: thêm một kết quả, xuất Excel để có mẫu, điền rồi nhập lại.`,
}
