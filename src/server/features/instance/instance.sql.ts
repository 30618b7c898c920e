/** Emptying the instance: every table but the log, the settings, and the administrator who asks. */
import { sql } from 'kysely'
import { MIGRATION_TABLE } from '../../platform/backup/manifest.ts'
import type { Transaction } from '../../platform/db/database.ts'

const kept: readonly string[] = [
  'audit_entry',
  'instance_setting',
  MIGRATION_TABLE,
  'unit',
  'user_account',
  'user_grant',
  'session',
  'api_token',
]

/**
 * Leaves one unit, the department, and one user with that user's sessions, tokens and instance-wide role; or, where
 * `keep` is null, neither units nor people.
 */
export async function emptyInstance(
  tx: Transaction,
  keep: { readonly userId: string; readonly departmentId: string; readonly code: string; readonly name: string } | null,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(tx)
  const emptied = rows.map(({ name }) => name).filter((name) => !kept.includes(name))
  // A table that points at what is kept is in the list; only the list's own tables may point at each other.
  if (emptied.length) await sql`truncate ${sql.join(emptied.map((name) => sql.table(name)))}`.execute(tx)
  if (keep === null) {
    await tx.deleteFrom('user_account').execute()
    await tx.updateTable('unit').set({ parent_id: null, merged_into_id: null }).execute()
    await tx.deleteFrom('unit').execute()
    return
  }
  await tx.deleteFrom('user_account').where('id', '<>', keep.userId).execute()
  await tx.deleteFrom('user_grant').where('unit_id', 'is not', null).execute()
  await tx.updateTable('user_account').set({ unit_id: keep.departmentId }).execute()
  await tx.updateTable('unit').set({ parent_id: null, merged_into_id: null }).execute()
  await tx.deleteFrom('unit').where('id', '<>', keep.departmentId).execute()
  const first = { code: keep.code, name: keep.name, short_name: null, valid_from: null, valid_until: null, version: 1 }
  await tx.updateTable('unit').set(first).execute()
}
