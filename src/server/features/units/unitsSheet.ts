/** Units as a sheet, out and in with the same columns; a unit is known by its code. */
import type { Unit } from '../../../contract/units.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import type { Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { readSheetSafely } from '../../platform/sheets/readSheetSafely.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { recordAudit } from '../audit/audit.ts'
import { columns, kindWords, readUnitRows, type SheetUnit } from './readUnitRows.ts'
import { unitChangedMeanwhile } from './refusals.ts'
import { lockTree, updateUnit } from './units.sql.ts'
import { addUnit, listUnits } from './units.ts'

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
  const sheet = await readSheetSafely(input.bytes)
  if (!sheet.ok) return { created: 0, changed: 0, same: 0, problems: [...sheet.problems] }
  return db.transaction().execute(async (tx) => {
    await lockTree(tx)
    const existing = await listUnits(tx, departmentId)
    const { rows, problems } = readUnitRows(sheet.value, existing)
    const plan = planOf(rows, existing)
    const counts = { created: plan.created.length, changed: plan.changed.length, same: plan.same }
    if (problems.length || input.dryRun) return { ...counts, problems }
    const options = { by: actor, at: clock.now() }
    const units = new Map(existing.map((unit) => [unit.code, unit]))
    await create(tx, plan.created, units, options)
    await change(tx, plan.changed, units, options)
    const subject = { kind: 'department', id: departmentId, name: input.fileName }
    await recordAudit(tx, { ...options, action: 'unit.imported', subject, detail: counts })
    return { ...counts, problems }
  })
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
  return (
    row.name === unit.name &&
    row.shortName === unit.shortName &&
    row.kind === unit.kind &&
    row.validFrom === unit.validFrom &&
    row.validUntil === unit.validUntil &&
    (isTop(unit) || row.parentCode === parentCode)
  )
}

/** The department itself, which a sheet does not move. */
const isTop = (unit: Unit) => unit.id === unit.departmentId

interface Writing {
  readonly by: Actor
  readonly at: Date
}

/** Upper units first, in whatever order the sheet has them; `units` learns the new ones. */
async function create(tx: Transaction, rows: readonly SheetUnit[], units: Map<string, Unit>, options: Writing) {
  const waiting = [...rows]
  while (waiting.length) {
    const index = waiting.findIndex((row) => row.parentCode !== null && units.has(row.parentCode))
    const [row] = waiting.splice(index, 1)
    const parent = row?.parentCode ? units.get(row.parentCode) : undefined
    if (!row || !parent) throw new Error('A sheet without faults has every unit under a known one')
    const { row: _, parentCode: __, ...unit } = row
    units.set(row.code, await addUnit(tx, { ...unit, parentId: parent.id }, options))
  }
}

async function change(tx: Transaction, rows: readonly SheetUnit[], units: Map<string, Unit>, options: Writing) {
  for (const row of rows) {
    const unit = units.get(row.code)
    if (!unit) continue
    const parent = row.parentCode === null ? undefined : units.get(row.parentCode)
    const done = await updateUnit(tx, unit.id, unit.version, {
      name: row.name,
      short_name: row.shortName,
      kind: row.kind,
      parent_id: isTop(unit) ? unit.parentId : (parent?.id ?? null),
      valid_from: row.validFrom,
      valid_until: row.validUntil,
      ...(row.validUntil === null ? { merged_into_id: null } : {}),
    })
    if (!done) throw unitChangedMeanwhile()
    const subject = { kind: 'unit', id: unit.id, name: row.name }
    await recordAudit(tx, { ...options, action: 'unit.changed', subject, detail: { from: 'sheet' } })
  }
}
