/** Chosen groups of units, as plans name them: "Các phòng, đơn vị". */
import type { UnitGroup } from '../../../contract/units.ts'
import { type Actor, isInstanceAdministrator } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import { isUniqueViolation } from '../../platform/db/faults.ts'
import type { Services } from '../../platform/services.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import { groupChangedMeanwhile, groupNameTaken, membersOfAnotherDepartment, noSuchGroup } from './refusals.ts'
import { countUnitsOf, deleteGroupRow, findGroupRow, insertGroup, listGroupRows, updateGroup } from './units.sql.ts'

interface GroupWriting {
  readonly name: string
  readonly unitIds: readonly string[]
}

export async function listUnitGroups(db: Database, departmentId: string | null): Promise<UnitGroup[]> {
  const rows = await listGroupRows(db, departmentId)
  return rows.map((row) => ({
    id: row.id,
    departmentId: row.department_id,
    name: row.name,
    unitIds: row.unit_ids,
    version: row.version,
  }))
}

export function listUnitGroupsFor(db: Database, actor: Actor): Promise<UnitGroup[]> {
  return listUnitGroups(db, isInstanceAdministrator(actor) ? null : actor.departmentId)
}

export async function createUnitGroup({ db, clock }: Services, actor: Actor, input: GroupWriting): Promise<UnitGroup> {
  const { departmentId } = actor
  requirePermission(actor, 'writePlans', { departmentId, path: [departmentId] })
  await db.transaction().execute((tx) => addUnitGroup(tx, departmentId, input, { by: actor, at: clock.now() }))
  return getByName(db, departmentId, input.name)
}

/** Adds a group within a transaction without asking for rights: for the sample. */
export async function addUnitGroup(
  tx: Transaction,
  departmentId: string,
  input: GroupWriting,
  options: { readonly by: Doer; readonly at: Date },
): Promise<void> {
  await requireMembers(tx, departmentId, input.unitIds)
  const id = await orNameTaken(() => insertGroup(tx, { ...input, departmentId }))
  const subject = { kind: 'unitGroup', id, name: input.name }
  await recordAudit(tx, {
    ...options,
    action: 'unitGroup.created',
    subject,
    departmentId,
    detail: { units: input.unitIds.length },
  })
}

export async function changeUnitGroup(
  { db, clock }: Services,
  actor: Actor,
  groupId: string,
  input: GroupWriting & { readonly version: number },
): Promise<UnitGroup> {
  const departmentId = await db.transaction().execute(async (tx) => {
    const group = await getWritableGroup(tx, actor, groupId)
    await requireMembers(tx, group.department_id, input.unitIds)
    if (!(await orNameTaken(() => updateGroup(tx, { ...input, id: groupId })))) throw groupChangedMeanwhile()
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'unitGroup.changed',
      subject: { kind: 'unitGroup', id: groupId, name: input.name },
      detail: { units: input.unitIds.length },
    })
    return group.department_id
  })
  return getByName(db, departmentId, input.name)
}

export async function deleteUnitGroup(
  { db, clock }: Services,
  actor: Actor,
  groupId: string,
  version: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const group = await getWritableGroup(tx, actor, groupId)
    if (!(await deleteGroupRow(tx, groupId, version))) throw groupChangedMeanwhile()
    const subject = { kind: 'unitGroup', id: groupId, name: group.name }
    await recordAudit(tx, { at: clock.now(), by: actor, action: 'unitGroup.deleted', subject })
  })
}

async function getWritableGroup(tx: Transaction, actor: Actor, groupId: string) {
  const group = await findGroupRow(tx, groupId)
  if (!group) throw noSuchGroup()
  requirePermission(actor, 'writePlans', { departmentId: group.department_id, path: [group.department_id] })
  return group
}

async function getByName(db: Database, departmentId: string, name: string): Promise<UnitGroup> {
  const group = (await listUnitGroups(db, departmentId)).find((one) => one.name === name)
  if (!group) throw noSuchGroup()
  return group
}

async function requireMembers(tx: Transaction, departmentId: string, unitIds: readonly string[]): Promise<void> {
  const ids = [...new Set(unitIds)]
  if ((await countUnitsOf(tx, departmentId, ids)) !== ids.length) throw membersOfAnotherDepartment()
}

async function orNameTaken<Value>(write: () => Promise<Value>): Promise<Value> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) throw groupNameTaken()
    throw error
  }
}
