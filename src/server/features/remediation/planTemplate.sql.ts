/** Every query of the department's own Word template for plans. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    plan_template: PlanTemplateTable
  }
}

interface PlanTemplateTable {
  department_id: string
  file_name: string
  content: Buffer
  version: Generated<number>
  added_at: Date
  added_by: string
}
export type PlanTemplateRow = Selectable<PlanTemplateTable>

export function findTemplate(db: Database, departmentId: string): Promise<PlanTemplateRow | undefined> {
  return db.selectFrom('plan_template').selectAll().where('department_id', '=', departmentId).executeTakeFirst()
}

/** The one before is replaced; its version counts on. */
export async function writeTemplate(tx: Transaction, template: Omit<PlanTemplateRow, 'version'>): Promise<void> {
  const { department_id, ...changed } = template
  await tx
    .insertInto('plan_template')
    .values(template)
    .onConflict((conflict) =>
      conflict.column('department_id').doUpdateSet({ ...changed, version: sql`plan_template.version + 1` }),
    )
    .execute()
}

/** False where the department has none of its own. */
export async function deleteTemplate(tx: Transaction, departmentId: string): Promise<boolean> {
  const done = await tx.deleteFrom('plan_template').where('department_id', '=', departmentId).executeTakeFirst()
  return done.numDeletedRows > 0n
}
