/** Units as a tree: the departments, their rooms and centres, days of validity and mergers. Groups are in `unitGroups.ts`. */
import { randomUUID } from 'node:crypto'
import type { Unit, UnitWriting } from '../../../contract/units.ts'
import { type Actor, isInstanceAdministrator, type UnitPlace } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { addDays, isCalendarDate } from '../../../core/values/calendarDate.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import { isUniqueViolation } from '../../platform/db/faults.ts'
import type { Services } from '../../platform/services.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import {
  alreadyMerged,
  codeTaken,
  daysReversed,
  mergerNeedsLivingUnit,
  mustStandUnder,
  noSuchDay,
  noSuchUnit,
  unitChangedMeanwhile,
  wouldLoop,
} from './refusals.ts'
import {
  ancestorsWithinDepartment,
  findUnitRow,
  insertUnit,
  listUnitRows,
  lockTree,
  moveBelow,
  type UnitRow,
  updateUnit,
} from './units.sql.ts'

export { addUnitGroup, listUnitGroups } from './unitGroups.ts'

/** Where a unit stands, for `can…`: from its department down to itself. Throws `unit-not-found`. */
export async function placeOf(db: Database | Transaction, unitId: string): Promise<UnitPlace> {
  const ancestors = await ancestorsWithinDepartment(db, unitId)
  const unit = ancestors[0]
  if (!unit) throw noSuchUnit()
  return { departmentId: unit.department_id, path: ancestors.map(({ id }) => id).reverse() }
}

export async function getUnit(db: Database | Transaction, unitId: string): Promise<Unit> {
  const row = await findUnitRow(db, unitId)
  if (!row) throw noSuchUnit()
  return unitOf(row)
}

/** Every unit of a department, by name; those not valid on `on` are left out where it is given. */
export async function listUnits(db: Database | Transaction, departmentId: string | null, on?: string): Promise<Unit[]> {
  const units = (await listUnitRows(db, departmentId)).map(unitOf)
  return on === undefined ? units : units.filter((unit) => isValidOn(unit, on))
}

/** What the actor may see: the own department, or everything for an administrator of the instance. */
export function listUnitsFor(db: Database, actor: Actor, on?: string): Promise<Unit[]> {
  return listUnits(db, isInstanceAdministrator(actor) ? null : actor.departmentId, on)
}

export function isValidOn(unit: Unit, day: string): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validUntil === null || day <= unit.validUntil)
}

export async function createUnit({ db, clock }: Services, actor: Actor, input: UnitWriting): Promise<Unit> {
  return db.transaction().execute(async (tx) => {
    await lockTree(tx)
    if (input.parentId === null || isDepartment(input.kind)) requireInstance(actor)
    else requirePermission(actor, 'writeUnits', await placeOf(tx, input.parentId))
    return addUnit(tx, input, { by: actor, at: clock.now() })
  })
}

/** Adds a unit within a transaction without asking for rights: for the sample and for imports that have asked. */
export async function addUnit(
  tx: Transaction,
  input: UnitWriting,
  options: { readonly by: Doer; readonly at: Date },
): Promise<Unit> {
  requireDays(input)
  const id = randomUUID()
  const departmentId = await departmentOf(tx, { ...input, id })
  const row = await orCodeTaken(input.code, () =>
    insertUnit(tx, { ...valuesOf(input), id, department_id: departmentId }),
  )
  await recordAudit(tx, {
    ...options,
    action: 'unit.created',
    subject: { kind: 'unit', id, name: row.name },
    departmentId,
    detail: { code: row.code, kind: row.kind, parentId: row.parent_id },
  })
  return unitOf(row)
}

/** Changes a unit that still has the version the person saw; refuses a tree that would loop. */
export async function changeUnit(
  { db, clock }: Services,
  actor: Actor,
  unitId: string,
  input: UnitWriting & { readonly version: number },
): Promise<Unit> {
  return db.transaction().execute(async (tx) => {
    await lockTree(tx)
    requirePermission(actor, 'writeUnits', await placeOf(tx, unitId))
    requireDays(input)
    const before = await getUnit(tx, unitId)
    if (isDepartment(input.kind) !== isDepartment(before.kind)) requireInstance(actor)
    if (input.parentId !== before.parentId) {
      if (input.parentId === null) requireInstance(actor)
      else requirePermission(actor, 'writeUnits', await placeOf(tx, input.parentId))
      await requireNoLoop(tx, unitId, input.parentId)
    }
    const departmentId = await departmentOf(tx, { ...input, id: unitId })
    const row = await orCodeTaken(input.code, () =>
      updateUnit(tx, unitId, input.version, {
        ...valuesOf(input),
        department_id: departmentId,
        // A merger is a last day with a successor: without the last day there is none.
        ...(input.validUntil === null ? { merged_into_id: null } : {}),
      }),
    )
    if (!row) throw unitChangedMeanwhile()
    if (departmentId !== before.departmentId) await moveBelow(tx, unitId, departmentId)
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'unit.changed',
      subject: { kind: 'unit', id: unitId, name: row.name },
      departmentId,
      detail: changesBetween(before, unitOf(row)),
    })
    return unitOf(row)
  })
}

/** From `on` the unit lives on in another one of the same department; its own last day is the day before. */
export async function mergeUnit(
  { db, clock }: Services,
  actor: Actor,
  unitId: string,
  input: { readonly intoUnitId: string; readonly on: string; readonly version: number },
): Promise<Unit> {
  const { on } = input
  if (!isCalendarDate(on)) throw noSuchDay(on)
  return db.transaction().execute(async (tx) => {
    // Two units cannot merge into each other at one moment.
    await lockTree(tx)
    requirePermission(actor, 'writeUnits', await placeOf(tx, unitId))
    const unit = await getUnit(tx, unitId)
    const into = await findUnitRow(tx, input.intoUnitId)
    if (unit.mergedIntoId) throw alreadyMerged()
    if (!into || into.id === unitId || !isInSameCare(unit, into) || !isValidOn(unitOf(into), on))
      throw mergerNeedsLivingUnit()
    if (unit.validFrom !== null && on <= unit.validFrom) throw daysReversed()
    const row = await updateUnit(tx, unitId, input.version, { valid_until: addDays(on, -1), merged_into_id: into.id })
    if (!row) throw unitChangedMeanwhile()
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'unit.merged',
      subject: { kind: 'unit', id: unitId, name: row.name },
      departmentId: unit.departmentId,
      detail: { into: into.name, intoId: into.id, on },
    })
    return unitOf(row)
  })
}

/** Rooms merge within their department; a whole department merges into another department. */
function isInSameCare(unit: Unit, into: UnitRow): boolean {
  if (unit.id === unit.departmentId) return into.id === into.department_id
  return unit.departmentId === into.department_id
}

/** Only an administrator of the whole instance makes a department, or puts a unit under nothing. */
function requireInstance(actor: Actor): void {
  if (!isInstanceAdministrator(actor)) requirePermission(actor, 'writeUnits', { departmentId: '', path: [] })
}

function requireDays(input: UnitWriting): void {
  for (const day of [input.validFrom, input.validUntil]) if (day !== null && !isCalendarDate(day)) throw noSuchDay(day)
  if (input.validFrom !== null && input.validUntil !== null && input.validUntil < input.validFrom) throw daysReversed()
}

async function requireNoLoop(tx: Transaction, unitId: string, parentId: string | null): Promise<void> {
  let above = parentId
  // A department's tree is a few levels deep; fifty means that it already loops.
  for (let depth = 0; above !== null; depth += 1) {
    if (above === unitId || depth > 50) throw wouldLoop()
    above = (await findUnitRow(tx, above))?.parent_id ?? null
  }
}

/** A province and a department are their own; everything else belongs to the department of what stands above it. */
async function departmentOf(tx: Transaction, unit: UnitWriting & { readonly id: string }): Promise<string> {
  if (isDepartment(unit.kind)) return unit.id
  if (unit.parentId === null) throw mustStandUnder()
  return (await getUnit(tx, unit.parentId)).departmentId
}

/** Kinds that are a department of their own: people of another one see nothing of it. */
export const isDepartment = (kind: Unit['kind']): boolean => kind === 'department' || kind === 'province'

async function orCodeTaken<Value>(code: string, write: () => Promise<Value>): Promise<Value> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) throw codeTaken(code)
    throw error
  }
}

function valuesOf(input: UnitWriting) {
  return {
    code: input.code,
    name: input.name,
    short_name: input.shortName,
    kind: input.kind,
    parent_id: input.parentId,
    valid_from: input.validFrom,
    valid_until: input.validUntil,
  }
}

function unitOf(row: UnitRow): Unit {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    parentId: row.parent_id,
    departmentId: row.department_id,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    mergedIntoId: row.merged_into_id,
    version: row.version,
  }
}

function changesBetween(before: Unit, after: Unit): Record<string, unknown> {
  const keys = ['code', 'name', 'shortName', 'kind', 'parentId', 'validFrom', 'validUntil', 'mergedIntoId'] as const
  return Object.fromEntries(
    keys.filter((key) => before[key] !== after[key]).map((key) => [key, { from: before[key], to: after[key] }]),
  )
}
