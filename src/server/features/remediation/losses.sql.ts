/** Every query of why points were lost: what persons wrote, and the shortcomings that plans link to a lost criterion. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { ShortcomingCause } from '../../../core/plans/planReading.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    loss_reason: LossReasonTable
  }
}

interface LossReasonTable {
  unit_id: string
  year: number
  criterion: string
  cause: ShortcomingCause | null
  appraisal_cause: ShortcomingCause | null
  appraisal_reason: string
  version: Generated<number>
  written_at: Date
  written_by: string
}
export type LossReasonRow = Selectable<LossReasonTable>
export type LossReasonValues = Omit<LossReasonRow, 'version'>

/** A shortcoming of a plan of the year after, by the criterion whose points were lost. */
export interface LinkedShortcomingRow {
  readonly code: string
  readonly id: string
  readonly planId: string
  readonly text: string
  readonly cause: ShortcomingCause
}

interface UnitYear {
  readonly unitId: string
  readonly year: number
}

export function listLossReasons(db: Database, { unitId, year }: UnitYear): Promise<LossReasonRow[]> {
  return db.selectFrom('loss_reason').selectAll().where('unit_id', '=', unitId).where('year', '=', year).execute()
}

/** `year` is that of the plan, in which the points of the year before are to be won back. */
export async function listLinkedShortcomings(
  db: Database,
  departmentId: string,
  year: number,
): Promise<LinkedShortcomingRow[]> {
  const { rows } = await sql<LinkedShortcomingRow>`
    select c.loss_criterion as code, s.id, s.plan_id as "planId", s.text, s.cause
    from remediation_plan p
      join plan_shortcoming s on s.plan_id = p.id
      join plan_shortcoming_criterion c on c.shortcoming_id = s.id
    where p.department_id = ${departmentId} and p.year = ${year} and c.loss_criterion is not null
    order by p.confirmed_at, s.sort, c.sort`.execute(db)
  return rows
}

/** Nothing where somebody else wrote it in between: `seenVersion` null means that nobody had. */
export async function writeLossReason(
  tx: Transaction,
  values: LossReasonValues,
  seenVersion: number | null,
): Promise<LossReasonRow | undefined> {
  if (seenVersion === null)
    return tx
      .insertInto('loss_reason')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
  const { unit_id, year, criterion, ...changed } = values
  return tx
    .updateTable('loss_reason')
    .set({ ...changed, version: sql`version + 1` })
    .where('unit_id', '=', unit_id)
    .where('year', '=', year)
    .where('criterion', '=', criterion)
    .where('version', '=', seenVersion)
    .returningAll()
    .executeTakeFirst()
}
