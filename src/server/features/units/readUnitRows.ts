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
  'Tên tắt',
  'Loại',
  'Mã đơn vị cấp trên',
  'Có hiệu lực từ',
  'Hết hiệu lực',
  'Sáp nhập vào',
] as const

export const kindWords: Record<Unit['kind'], string> = {
  province: 'Tỉnh',
  department: 'Sở',
  room: 'Phòng',
  centre: 'Trung tâm',
  branch: 'Chi cục',
  other: 'Khác',
}

/** No department has so many units: such a sheet is another list. */
const MOST_UNITS = 2_000

export interface SheetUnit extends Omit<UnitWriting, 'parentId'> {
  readonly row: number
  readonly parentCode: string | null
}

/** Tells a fault of a row. */
type Tell = (row: number, code: string, text: string) => void

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
  const faults: { readonly row: number; readonly code: string; readonly text: string }[] = []
  const tell: Tell = (row, code, text) => faults.push({ row, code, text })
  const places = columns.map((_, column) => header.cells.findIndex((cell) => columnIndex(cell) === column))
  for (const needed of [0, 1, 3]) {
    if (places[needed] === -1) tell(header.number, 'column-missing', `Thiếu cột "${columns[needed]}".`)
  }
  if (faults.length) return { rows: [], problems: problemsOf(faults) }
  const units = filled.flatMap((row) => readUnit(row, places, tell) ?? [])
  checkTree(units, existing, tell)
  return { rows: units, problems: problemsOf(faults) }
}

const refused = (code: string, where: string, text: string) => ({ rows: [], problems: [{ code, where, text }] })

function problemsOf(faults: readonly { row: number; code: string; text: string }[]): Problem[] {
  return [...faults].sort((a, b) => a.row - b.row).map(({ row, code, text }) => ({ code, where: `dòng ${row}`, text }))
}

function readUnit({ number: row, cells }: ReadRow, places: readonly number[], tell: Tell): SheetUnit | null {
  let isWhole = true
  const fault = (code: string, text: string) => {
    isWhole = false
    tell(row, code, text)
  }
  const cell = (column: number): ReadCell => cells[places[column] ?? -1] ?? null
  const text = (column: number, most: number) => {
    const words = String(cell(column) ?? '').trim()
    if (words.length > most) fault('too-long', `Cột "${columns[column]}" dài hơn ${most} ký tự.`)
    return words
  }
  const day = (column: 5 | 6): CalendarDate | null => {
    const value = cell(column)
    const found = value === null || value === '' ? null : dayOf(value)
    if (found === undefined) {
      fault('day-bad', `Cột "${columns[column]}": không có ngày "${String(value)}". Ghi dạng ngày/tháng/năm.`)
      return null
    }
    return found
  }
  const code = text(0, 60)
  if (!UnitCode.safeParse(code).success) {
    const how = 'chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ phong-ky-thuat.'
    fault('code-bad', `Mã "${code}" chưa đúng: ${how}`)
  }
  const name = text(1, 300)
  if (!name) fault('name-missing', 'Thiếu tên đơn vị.')
  const shortName = text(2, 60) || null
  const kindText = text(3, 40)
  const kind = unitKinds.find((one) => foldVietnamese(kindWords[one]) === foldVietnamese(kindText))
  if (!kind) fault('kind-bad', `Loại "${kindText}" chưa đúng: chọn một trong ${Object.values(kindWords).join(', ')}.`)
  const parentCode = text(4, 60) || null
  const [validFrom, validUntil] = [day(5), day(6)]
  if (validFrom && validUntil && validUntil < validFrom) {
    fault('days-reversed', 'Ngày hết hiệu lực đứng trước ngày có hiệu lực.')
  }
  if (!isWhole || !kind) return null
  return { row, code, name, shortName, kind, parentCode, validFrom, validUntil }
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
    if (first !== undefined) tell(row, 'code-twice', `Mã "${code}" đã có ở dòng ${first}. Mỗi đơn vị một dòng.`)
    else firstRowOf.set(code, row)
    parentOf.set(code, parentCode)
  }
  for (const { code, name, kind, row, parentCode } of rows) {
    const unit = known.get(code)
    const isTop = unit !== undefined && unit.id === unit.departmentId
    if (isDepartment(kind) && !unit) {
      tell(row, 'department-new', 'Một sở mới do quản trị hệ thống thêm trên màn hình, không nhập bằng Excel.')
    } else if (unit && isDepartment(kind) !== isTop) {
      const was = kindWords[unit.kind]
      tell(row, 'department-kind', `"${unit.name}" là ${was}: không đổi thành ${kindWords[kind]} bằng Excel.`)
    } else if (isTop) {
      parentOf.set(code, null)
    } else if (parentCode === null) {
      tell(row, 'parent-missing', `Đơn vị "${name}" chưa có mã đơn vị cấp trên.`)
    } else if (!known.has(parentCode) && !firstRowOf.has(parentCode)) {
      tell(row, 'parent-unknown', `Không có đơn vị cấp trên mang mã "${parentCode}".`)
    }
  }
  for (const { code, name, row } of rows) {
    if (loops(code, parentOf)) tell(row, 'parent-loop', `Đơn vị "${name}" nằm dưới chính nó. Sửa mã đơn vị cấp trên.`)
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
