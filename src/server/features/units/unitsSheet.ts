/** Units as a sheet, out and in with the same columns; a unit is known by its code. */
import { type Unit, UnitCode, type UnitWriting, unitKinds } from '../../../contract/units.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { type CalendarDate, isCalendarDate, parseDate } from '../../../core/values/calendarDate.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Problem } from '../../../core/values/result.ts'
import { dayOfInstant } from '../../platform/clock.ts'
import type { Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { type ReadCell, type ReadRow, readSheet } from '../../platform/sheets/readSheet.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { recordAudit } from '../audit/audit.ts'
import { updateUnit } from './units.sql.ts'
import { addUnit, listUnits } from './units.ts'

const columns = [
  'Mã',
  'Tên đơn vị',
  'Tên tắt',
  'Loại',
  'Mã đơn vị cấp trên',
  'Có hiệu lực từ',
  'Hết hiệu lực',
  'Sáp nhập vào',
] as const
const kindWords: Record<Unit['kind'], string> = {
  province: 'Tỉnh',
  department: 'Sở',
  room: 'Phòng',
  centre: 'Trung tâm',
  branch: 'Chi cục',
  other: 'Khác',
}

export async function unitsSheet(units: readonly Unit[]): Promise<Uint8Array> {
  const codeOf = new Map(units.map((unit) => [unit.id, unit.code]))
  const rows = units.map((unit) => [
    unit.code,
    unit.name,
    unit.shortName,
    kindWords[unit.kind],
    unit.parentId ? (codeOf.get(unit.parentId) ?? null) : null,
    dayWords(unit.validFrom),
    dayWords(unit.validUntil),
    unit.mergedIntoId ? (codeOf.get(unit.mergedIntoId) ?? null) : null,
  ])
  return writeSheet({ name: 'Đơn vị', columns, rows })
}

const dayWords = (day: string | null) => day && `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/**
 * Adds and changes units of the actor's department by a sheet. All faults are told at once, and with any fault nothing
 * is written. Mergers are not taken from a sheet: they have a day and are done on the screen.
 */
export async function importUnits(
  { db, clock }: Services,
  actor: Actor,
  input: { readonly fileName: string; readonly bytes: Uint8Array; readonly dryRun: boolean },
) {
  const { departmentId } = actor
  requirePermission(actor, 'writeUnits', { departmentId, path: [departmentId] })
  const sheet = await readSheet(input.bytes)
  if (!sheet.ok) return { created: 0, changed: 0, same: 0, problems: [...sheet.problems] }
  const existing = await listUnits(db, departmentId)
  const { rows, problems } = readRows(sheet.value, existing)
  const plan = planOf(rows, existing)
  const counts = { created: plan.created.length, changed: plan.changed.length, same: plan.same }
  if (problems.length || input.dryRun) return { ...counts, problems }
  await db.transaction().execute(async (tx) => {
    await write(tx, plan, existing, { by: actor, at: clock.now() })
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'unit.imported',
      subject: { kind: 'department', id: departmentId, name: input.fileName },
      detail: counts,
    })
  })
  return { ...counts, problems }
}

interface SheetUnit extends Omit<UnitWriting, 'parentId'> {
  readonly parentCode: string | null
}

function readRows(rows: readonly ReadRow[], existing: readonly Unit[]) {
  const problems: Problem[] = []
  const header = rows.find((row) => row.cells.filter((cell) => columnIndex(cell) !== -1).length >= 3)
  if (!header) {
    const text = `Không thấy dòng tiêu đề. Cần các cột: ${columns.slice(0, 5).join(', ')}.`
    return { rows: [], problems: [{ code: 'header-missing', where: 'tệp', text }] }
  }
  const places = columns.map((_, column) => header.cells.findIndex((cell) => columnIndex(cell) === column))
  for (const needed of [0, 1, 3]) {
    if (places[needed] === -1)
      problems.push({ code: 'column-missing', where: `dòng ${header.number}`, text: `Thiếu cột "${columns[needed]}".` })
  }
  const known = new Set(existing.map((unit) => unit.code))
  const read: SheetUnit[] = []
  for (const row of rows.slice(rows.indexOf(header) + 1)) {
    if (row.cells.every((cell) => cell === null || cell === '')) continue
    const unit = readUnit(row, places, problems)
    if (!unit) continue
    if (read.some((other) => other.code === unit.code)) {
      problems.push({
        code: 'code-twice',
        where: `dòng ${row.number}`,
        text: `Mã "${unit.code}" đã có ở dòng trên. Mỗi đơn vị một dòng.`,
      })
    }
    read.push(unit)
  }
  for (const unit of read) known.add(unit.code)
  for (const unit of read) {
    if (unit.parentCode !== null && !known.has(unit.parentCode)) {
      problems.push({
        code: 'parent-unknown',
        where: unit.code,
        text: `Không có đơn vị cấp trên mang mã "${unit.parentCode}".`,
      })
    }
    if (unit.parentCode === null && unit.kind !== 'department' && unit.kind !== 'province') {
      problems.push({
        code: 'parent-missing',
        where: unit.code,
        text: `Đơn vị "${unit.name}" chưa có mã đơn vị cấp trên.`,
      })
    }
    if (loops(unit, read)) {
      problems.push({
        code: 'parent-loop',
        where: unit.code,
        text: `Đơn vị "${unit.name}" nằm dưới chính nó. Sửa mã đơn vị cấp trên.`,
      })
    }
    const isDepartment = unit.kind === 'department' || unit.kind === 'province'
    if (isDepartment && !existing.some((other) => other.code === unit.code)) {
      problems.push({
        code: 'department-new',
        where: unit.code,
        text: 'Một sở mới do quản trị hệ thống thêm trên màn hình, không nhập bằng Excel.',
      })
    }
  }
  return { rows: read, problems }
}

function readUnit(row: ReadRow, places: readonly number[], problems: Problem[]): SheetUnit | null {
  const where = `dòng ${row.number}`
  const before = problems.length
  const cell = (column: number): ReadCell => row.cells[places[column] ?? -1] ?? null
  const text = (column: number, most: number) => {
    const value = cell(column)
    const words = value === null ? '' : String(value).trim()
    if (words.length > most)
      problems.push({ code: 'too-long', where, text: `Cột "${columns[column]}" dài hơn ${most} ký tự.` })
    return words
  }
  const code = text(0, 60)
  if (!UnitCode.safeParse(code).success) {
    problems.push({
      code: 'code-bad',
      where,
      text: `Mã "${code}" chưa đúng: chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ phong-ky-thuat.`,
    })
  }
  const name = text(1, 300)
  if (!name) problems.push({ code: 'name-missing', where, text: 'Thiếu tên đơn vị.' })
  const kindText = text(3, 40)
  const kind = unitKinds.find((one) => foldVietnamese(kindWords[one]) === foldVietnamese(kindText))
  if (!kind) {
    problems.push({
      code: 'kind-bad',
      where,
      text: `Loại "${kindText}" chưa đúng: chọn một trong ${Object.values(kindWords).join(', ')}.`,
    })
  }
  const validFrom = readDay(cell(5), columns[5], where, problems)
  const validUntil = readDay(cell(6), columns[6], where, problems)
  if (validFrom && validUntil && validUntil < validFrom) {
    problems.push({ code: 'days-reversed', where, text: 'Ngày hết hiệu lực đứng trước ngày có hiệu lực.' })
  }
  if (problems.length > before || !kind) return null
  return { code, name, shortName: text(2, 60) || null, kind, parentCode: text(4, 60) || null, validFrom, validUntil }
}

function readDay(cell: ReadCell, column: string, where: string, problems: Problem[]): CalendarDate | null {
  if (cell === null || cell === '') return null
  if (cell instanceof Date) return dayOfInstant(cell)
  const words = String(cell).trim()
  const day = isCalendarDate(words) ? words : parseDate(words)
  if (!day)
    problems.push({
      code: 'day-bad',
      where,
      text: `Cột "${column}": không có ngày "${words}". Ghi dạng ngày/tháng/năm.`,
    })
  return day
}

const columnIndex = (cell: ReadCell) =>
  typeof cell === 'string' ? columns.findIndex((column) => headerWords(column) === headerWords(cell)) : -1
const headerWords = (text: string) => foldVietnamese(text).replace(/\s+/g, ' ').trim()

function loops(unit: SheetUnit, rows: readonly SheetUnit[]): boolean {
  const seen = new Set([unit.code])
  let above = unit.parentCode
  while (above !== null) {
    if (seen.has(above)) return true
    seen.add(above)
    const next = above
    above = rows.find((row) => row.code === next)?.parentCode ?? null
  }
  return false
}

function planOf(rows: readonly SheetUnit[], existing: readonly Unit[]) {
  const byCode = new Map(existing.map((unit) => [unit.code, unit]))
  const codeOf = new Map(existing.map((unit) => [unit.id, unit.code]))
  const created = rows.filter((row) => !byCode.has(row.code))
  const changed = rows.filter((row) => {
    const unit = byCode.get(row.code)
    return unit && !isSame(row, unit, codeOf)
  })
  return { created, changed, same: rows.length - created.length - changed.length }
}

function isSame(row: SheetUnit, unit: Unit, codeOf: ReadonlyMap<string, string>): boolean {
  const parentCode = unit.parentId === null ? null : (codeOf.get(unit.parentId) ?? null)
  const isTop = unit.id === unit.departmentId
  return (
    row.name === unit.name &&
    row.shortName === unit.shortName &&
    row.kind === unit.kind &&
    row.validFrom === unit.validFrom &&
    row.validUntil === unit.validUntil &&
    (isTop || row.parentCode === parentCode)
  )
}

async function write(
  tx: Transaction,
  plan: { readonly created: readonly SheetUnit[]; readonly changed: readonly SheetUnit[] },
  existing: readonly Unit[],
  options: { readonly by: Actor; readonly at: Date },
): Promise<void> {
  const units = new Map(existing.map((unit) => [unit.code, unit]))
  const waiting = [...plan.created]
  while (waiting.length) {
    const index = waiting.findIndex((row) => row.parentCode === null || units.has(row.parentCode))
    const [row] = waiting.splice(Math.max(index, 0), 1)
    if (!row) break
    const parentId = row.parentCode === null ? null : (units.get(row.parentCode)?.id ?? null)
    units.set(row.code, await addUnit(tx, { ...row, parentId }, options))
  }
  for (const row of plan.changed) {
    const unit = units.get(row.code)
    if (!unit) continue
    const isTop = unit.id === unit.departmentId
    const parentId = isTop ? unit.parentId : ((row.parentCode && units.get(row.parentCode)?.id) ?? null)
    await updateUnit(tx, unit.id, unit.version, {
      name: row.name,
      short_name: row.shortName,
      kind: row.kind,
      parent_id: parentId,
      valid_from: row.validFrom,
      valid_until: row.validUntil,
    })
    const subject = { kind: 'unit', id: unit.id, name: row.name }
    await recordAudit(tx, { ...options, action: 'unit.changed', subject, detail: { from: 'sheet' } })
  }
}
