/** The one row of settings. */
import type { Generated } from 'kysely'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    instance_setting: {
      single: Generated<boolean>
      demonstration_day: string | null
      sample: Generated<boolean>
      soon_days: Generated<number>
      version: Generated<number>
    }
  }
}

export function readRow(db: Database | Transaction) {
  return db
    .selectFrom('instance_setting')
    .select(['demonstration_day', 'sample', 'soon_days', 'version'])
    .executeTakeFirstOrThrow()
}

/** True when the row still had `version`; then it holds the new values. Values left out stay. */
export async function writeRow(
  tx: Transaction,
  { version, ...values }: { demonstration_day?: string | null; sample?: boolean; soon_days?: number; version: number },
): Promise<boolean> {
  const done = await tx
    .updateTable('instance_setting')
    .set({ ...values, version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
