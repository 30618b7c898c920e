/** The rows of a units' sheet as units, with every fault at its row. Pure: it is told what units there are. */
import { type Unit, UnitCode, type UnitWriting, unitKinds } from '../../../contract/units.ts'
import { type CalendarDate, calendarDate, isCalendarDate, parseDate } from '../../../core/values/calendarDate.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { ReadCell, ReadRow } from '../../platform/sheets/readSheet.ts'
import { isDepartment } from './units.ts'

export const columns = [
  'Mã',
  'Tên đơn vị',
  'Tên viết tắt',
  'Loại',
  'Mã đơn vị cấp trên',
  'Có hiệu lực từ',
  'Đến hết ngày',
  'Sáp nhập vào',
] as const

export const kindWords: Record<Unit['kind'], string> = {
  province: 'Tỉnh',
  department: 'Sở, ngành',
  room: 'Phòng',
  centre: 'Trung tâm',
  branch: 'Chi cục, chi nhánh',
  other: 'Khác',
}

/** No department has so many units: such a sheet is another list. */
const MOST_UNITS = 2_000

export interface SheetUnit extends Omit<UnitWriting, 'parentId'> {
  readonly row: number
  readonly parentCode: string | null
}

interface Fault {
  readonly row: number
  /** The column's place in `columns`; null where the whole row is meant. */
  readonly column: number | null
  readonly code: string
  readonly text: string
}
type Tell = (fault: Fault) => void

export function readUnitRows(rows: readonly ReadRow[], existing: readonly Unit[]) {
  const header = rows.find((row) => row.cells.filter((cell) => columnIndex(cell) !== -1).length >= 3)
  if (!header) {
    const text = `Không thấy dòng tiêu đề. Cần các cột: ${columns.slice(0, 5).join(', ')}.`
    return refused('header-missing', 'tệp', text)
  }
  const filled = rows.filter(
    (row) => row.number > header.number && row.cells.some((cell) => cell !== null && cell !== ''),
  )
  if (filled.length > MOST_UNITS) {
    return refused('too-many-units', 'tệp', `Tệp có hơn ${MOST_UNITS} dòng đơn vị. Kiểm tra lại có đúng tệp không.`)
  }
  const faults: Fault[] = []
  const tell: Tell = (fault) => faults.push(fault)
  const places = columns.map((_, column) => header.cells.findIndex((cell) => columnIndex(cell) === column))
  for (const needed of [0, 1, 3]) {
    if (places[needed] !== -1) continue
    tell({ row: header.number, column: null, code: 'column-missing', text: `Thiếu cột "${columns[needed]}".` })
  }
  if (faults.length) return { rows: [], problems: problemsOf(faults) }
  const known = knownUnits(existing)
  const units = filled.flatMap((row) => readUnit(row, { places, known, tell }) ?? [])
  checkTree(units, existing, tell)
  return { rows: units, problems: problemsOf(faults) }
}

const refused = (code: string, where: string, text: string) => ({ rows: [], problems: [{ code, where, text }] })

function problemsOf(faults: readonly Fault[]): Problem[] {
  return [...faults]
    .sort((a, b) => a.row - b.row)
    .map(({ row, column, code, text }) => {
      const where = column === null ? `dòng ${row}` : `dòng ${row}, cột ${columns[column]}`
      return { code, where, text }
    })
}

/** What the units that are there have in the columns by which the sheet names other units. */
interface KnownUnit extends Unit {
  readonly parentCode: string | null
  readonly mergedIntoCode: string | null
}

function knownUnits(existing: readonly Unit[]): ReadonlyMap<string, KnownUnit> {
  const codeOf = new Map(existing.map((unit) => [unit.id, unit.code]))
  return new Map(
    existing.map((unit) => {
      const parentCode = codeOf.get(unit.parentId ?? '') ?? null
      return [unit.code, { ...unit, parentCode, mergedIntoCode: codeOf.get(unit.mergedIntoId ?? '') ?? null }]
    }),
  )
}

interface Reading {
  /** Where each of `columns` stands in a row; -1 where the sheet lacks it. */
  readonly places: readonly number[]
  readonly known: ReadonlyMap<string, KnownUnit>
  readonly tell: Tell
}

function readUnit({ number: row, cells }: ReadRow, { places, known, tell }: Reading): SheetUnit | null {
  let isWhole = true
  const fault = (column: number, code: string, text: string) => {
    isWhole = false
    tell({ row, column, code, text })
  }
  const cell = (column: number): ReadCell => cells[places[column] ?? -1] ?? null
  const text = (column: number, most: number) => {
    const words = String(cell(column) ?? '').trim()
    if (words.length > most) fault(column, 'too-long', `Dài hơn ${most} ký tự. Viết ngắn lại.`)
    return words
  }
  const day = (column: 5 | 6): CalendarDate | null => {
    const value = cell(column)
    const found = value === null || value === '' ? null : dayOf(value)
    if (found === undefined) {
      fault(column, 'day-bad', `Không có ngày "${String(value)}". Ghi dạng ngày/tháng/năm.`)
      return null
    }
    return found
  }
  const code = text(0, 60)
  if (!UnitCode.safeParse(code).success) {
    const how = 'chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ phong-ky-thuat.'
    fault(0, 'code-bad', `Mã "${code}" chưa đúng: ${how}`)
  }
  const name = text(1, 300)
  if (!name) fault(1, 'name-missing', 'Thiếu tên đơn vị.')
  const unit = known.get(code)
  const has = (column: number) => places[column] !== -1
  // A column that the sheet lacks says nothing: the unit keeps what it has.
  const shortName = has(2) ? text(2, 60) || null : (unit?.shortName ?? null)
  const kindText = text(3, 40)
  const kind = unitKinds.find((one) => namesKind(kindText, kindWords[one]))
  if (!kind)
    fault(3, 'kind-bad', `Loại "${kindText}" chưa đúng: chọn một trong ${Object.values(kindWords).join('; ')}.`)
  const parentCode = has(4) ? text(4, 60) || null : (unit?.parentCode ?? null)
  const validFrom = has(5) ? day(5) : (unit?.validFrom ?? null)
  const validUntil = has(6) ? day(6) : (unit?.validUntil ?? null)
  if (has(7) && (text(7, 60) || null) !== (unit?.mergedIntoCode ?? null)) {
    fault(7, 'merger-on-screen', 'Sáp nhập cần có ngày nên làm trên màn hình Đơn vị. Hãy để ô này như khi xuất ra.')
  }
  if (validFrom && validUntil && validUntil < validFrom) {
    fault(6, 'days-reversed', 'Ngày cuối đứng trước ngày có hiệu lực.')
  }
  if (!isWhole || !kind) return null
  return { row, code, name, shortName, kind, parentCode, validFrom, validUntil }
}

/** A kind of two names ("Chi cục, chi nhánh") is known by both together and by each. */
function namesKind(typed: string, words: string): boolean {
  return [words, ...words.split(', ')].some((name) => foldVietnamese(name) === foldVietnamese(typed))
}

/** A day as a person or a spreadsheet writes it; nothing where it is none. */
function dayOf(cell: Exclude<ReadCell, null>): CalendarDate | undefined {
  if (cell instanceof Date) {
    // A spreadsheet's days have no zone: they are read as UTC.
    const day = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
    return isCalendarDate(day) ? calendarDate(day) : undefined
  }
  const words = String(cell).trim()
  return isCalendarDate(words) ? words : (parseDate(words) ?? undefined)
}

/** What one row cannot tell: codes twice, parents that are not there, loops together with the units there are. */
function checkTree(rows: readonly SheetUnit[], existing: readonly Unit[], tell: Tell): void {
  const known = new Map(existing.map((unit) => [unit.code, unit]))
  const codeOf = new Map(existing.map((unit) => [unit.id, unit.code]))
  const parentOf = new Map(existing.map((unit) => [unit.code, codeOf.get(unit.parentId ?? '') ?? null]))
  const firstRowOf = new Map<string, number>()
  for (const { code, row, parentCode } of rows) {
    const first = firstRowOf.get(code)
    if (first !== undefined)
      tell({ row, column: 0, code: 'code-twice', text: `Mã "${code}" đã có ở dòng ${first}. Mỗi đơn vị một dòng.` })
    else firstRowOf.set(code, row)
    parentOf.set(code, parentCode)
  }
  for (const { code, name, kind, row, parentCode } of rows) {
    const unit = known.get(code)
    const isTop = unit !== undefined && unit.id === unit.departmentId
    if (isDepartment(kind) && !unit) {
      const text = 'Một sở mới do quản trị hệ thống thêm trên màn hình, không nhập bằng Excel.'
      tell({ row, column: 3, code: 'department-new', text })
    } else if (unit && isDepartment(kind) !== isTop) {
      const was = kindWords[unit.kind]
      const text = `"${unit.name}" là ${was}: không đổi thành ${kindWords[kind]} bằng Excel.`
      tell({ row, column: 3, code: 'department-kind', text })
    } else if (isTop) {
      parentOf.set(code, null)
    } else if (parentCode === null) {
      tell({ row, column: 4, code: 'parent-missing', text: `Đơn vị "${name}" chưa có mã đơn vị cấp trên.` })
    } else if (!known.has(parentCode) && !firstRowOf.has(parentCode)) {
      tell({ row, column: 4, code: 'parent-unknown', text: `Không có đơn vị cấp trên mang mã "${parentCode}".` })
    }
  }
  for (const { code, name, row } of rows) {
    if (!loops(code, parentOf)) continue
    const text = `Đơn vị "${name}" nằm dưới chính nó. Sửa mã đơn vị cấp trên.`
    tell({ row, column: 4, code: 'parent-loop', text })
  }
}

/** True when the way up from `code` comes back to it; another loop above it is told at its own rows. */
function loops(code: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  let above = parentOf.get(code) ?? null
  while (above !== null && !seen.has(above)) {
    if (above === code) return true
    seen.add(above)
    above = parentOf.get(above) ?? null
  }
  return false
}

const columnIndex = (cell: ReadCell) =>
  typeof cell === 'string' ? columns.findIndex((column) => headerWords(column) === headerWords(cell)) : -1
const headerWords = (text: string) => foldVietnamese(text).replace(/\s+/g, ' ').trim()
