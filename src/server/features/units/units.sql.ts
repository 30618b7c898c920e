/** Every query of units and their groups. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { Unit } from '../../../contract/units.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    unit: UnitTable
    unit_group: { id: Generated<string>; department_id: string; name: string; version: Generated<number> }
    unit_group_member: { group_id: string; unit_id: string }
  }
}

interface UnitTable {
  id: Generated<string>
  code: string
  name: string
  short_name: string | null
  kind: Unit['kind']
  parent_id: string | null
  department_id: string
  valid_from: string | null
  valid_until: string | null
  merged_into_id: string | null
  version: Generated<number>
}
export type UnitRow = Selectable<UnitTable>
export type UnitValues = Omit<UnitRow, 'id' | 'version' | 'merged_into_id' | 'department_id'>

export function findUnitRow(db: Database | Transaction, id: string): Promise<UnitRow | undefined> {
  return db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
}

/** All units of a department, or of the instance where `departmentId` is null; parents may come after children. */
export function listUnitRows(db: Database | Transaction, departmentId: string | null): Promise<UnitRow[]> {
  let query = db.selectFrom('unit').selectAll()
  if (departmentId) query = query.where('department_id', '=', departmentId)
  return query.orderBy(sql`name collate "vi-x-icu"`).execute()
}

/** The unit's ancestors from the unit up to its department, both included. */
export async function ancestorsWithinDepartment(db: Database | Transaction, id: string) {
  const { rows } = await sql<{ id: string; department_id: string }>`
    with recursive up as (
      select id, parent_id, department_id, 1 as depth from unit where id = ${id}
      union all
      select parent.id, parent.parent_id, parent.department_id, up.depth + 1
      from unit parent join up on parent.id = up.parent_id
      where up.id <> up.department_id and up.depth < 50
    )
    select id, department_id from up order by depth`.execute(db)
  return rows
}

export async function insertUnit(tx: Transaction, values: UnitValues & { id: string; department_id: string }) {
  return tx.insertInto('unit').values(values).returningAll().executeTakeFirstOrThrow()
}

/** The changed row, or nothing when the row had another version meanwhile. */
export function updateUnit(
  tx: Transaction,
  id: string,
  version: number,
  values: Partial<Omit<UnitRow, 'id' | 'version'>>,
): Promise<UnitRow | undefined> {
  return tx
    .updateTable('unit')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

/** One move within the tree at a time: of two that together would make a loop, the second sees the first. */
export async function lockTree(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('unit'))`.execute(tx)
}

/** After a unit moved to another department, everything below it follows. */
export async function moveBelow(tx: Transaction, id: string, departmentId: string): Promise<void> {
  await sql`
    with recursive below as (
      select id from unit where parent_id = ${id} and kind not in ('department', 'province')
      union all
      select child.id from unit child join below on child.parent_id = below.id
        where child.kind not in ('department', 'province')
    )
    update unit set department_id = ${departmentId} where id in (select id from below)`.execute(tx)
}

export async function listGroupRows(db: Database, departmentId: string | null) {
  const { rows } = await sql<{ id: string; department_id: string; name: string; version: number; unit_ids: string[] }>`
    select g.id, g.department_id, g.name, g.version, array_agg(m.unit_id order by m.unit_id) as unit_ids
    from unit_group g join unit_group_member m on m.group_id = g.id
    where ${departmentId}::uuid is null or g.department_id = ${departmentId}::uuid
    group by g.id order by g.name collate "vi-x-icu"`.execute(db)
  return rows
}

export function findGroupRow(db: Database | Transaction, id: string) {
  return db.selectFrom('unit_group').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertGroup(
  tx: Transaction,
  group: { departmentId: string; name: string; unitIds: readonly string[] },
) {
  const { id } = await tx
    .insertInto('unit_group')
    .values({ department_id: group.departmentId, name: group.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertMembers(tx, id, group.unitIds)
  return id
}

/** True when the group still had `version`; then it holds the new name and members. */
export async function updateGroup(
  tx: Transaction,
  group: { id: string; version: number; name: string; unitIds: readonly string[] },
): Promise<boolean> {
  const done = await tx
    .updateTable('unit_group')
    .set({ name: group.name, version: group.version + 1 })
    .where('id', '=', group.id)
    .where('version', '=', group.version)
    .executeTakeFirst()
  if (done.numUpdatedRows !== 1n) return false
  await tx.deleteFrom('unit_group_member').where('group_id', '=', group.id).execute()
  await insertMembers(tx, group.id, group.unitIds)
  return true
}

export async function deleteGroupRow(tx: Transaction, id: string, version: number): Promise<boolean> {
  const done = await tx.deleteFrom('unit_group').where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numDeletedRows === 1n
}

/** How many of these units belong to the department. */
export async function countUnitsOf(db: Database | Transaction, departmentId: string, ids: readonly string[]) {
  const { count } = await db
    .selectFrom('unit')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('department_id', '=', departmentId)
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow()
  return Number(count)
}

function insertMembers(tx: Transaction, groupId: string, unitIds: readonly string[]) {
  const rows = [...new Set(unitIds)].map((unit_id) => ({ group_id: groupId, unit_id }))
  return tx.insertInto('unit_group_member').values(rows).execute()
}
