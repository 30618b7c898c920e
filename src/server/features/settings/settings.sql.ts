/** The one row of settings. */
import type { Generated } from 'kysely'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    instance_setting: {
      single: Generated<boolean>
      demonstration_day: string | null
      sample: Generated<boolean>
      version: Generated<number>
    }
  }
}

export function readRow(db: Database | Transaction) {
  return db.selectFrom('instance_setting').select(['demonstration_day', 'sample', 'version']).executeTakeFirstOrThrow()
}

/** True when the row still had `version`; then it holds the new values. */
export async function writeRow(
  tx: Transaction,
  row: { demonstrationDay: string | null; sample: boolean; version: number },
): Promise<boolean> {
  const done = await tx
    .updateTable('instance_setting')
    .set({ demonstration_day: row.demonstrationDay, sample: row.sample, version: row.version + 1 })
    .where('version', '=', row.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
