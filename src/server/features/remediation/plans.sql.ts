/** Every query of plans and the documents they were read from. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Document } from '../../../core/values/document.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    remediation_plan: PlanTable
    plan_document: PlanDocumentTable
  }
}

interface PlanTable {
  id: Generated<string>
  department_id: string
  year: number
  kind: string | null
  number: string | null
  symbol: string | null
  issued_on: string | null
  issued_month: string | null
  place: string | null
  issuer: string | null
  subject: string
  bases: PlanDraft['header']['bases']
  index_result: PlanDraft['indexResult']
  recipients: PlanDraft['recipients']
  signer: PlanDraft['signer']
  search: string
  version: Generated<number>
  confirmed_at: Date
  confirmed_by: string
}
export type PlanRow = Selectable<PlanTable>
/** What the document says of itself. */
export type PlanValues = Omit<PlanRow, 'id' | 'department_id' | 'version' | 'confirmed_at' | 'confirmed_by'>

interface PlanDocumentTable {
  id: Generated<string>
  plan_id: string
  department_id: string
  ordinal: number
  file_name: string
  format: Document['format']
  bytes: number
  sha256: string
  added_at: Date
  added_by: string
}
export type PlanDocumentRow = Selectable<PlanDocumentTable>

export interface PlanFilter {
  readonly departmentId: string
  readonly year?: number | undefined
  /** Folded text, without diacritics. */
  readonly text?: string | undefined
}

export type PlanSummaryRow = PlanRow & { readonly tasks: number; readonly documents: number }

/** Holds back other confirmations of this department until the transaction ends: the same document is confirmed once. */
export async function lockPlans(tx: Transaction, departmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('remediation_plan'), hashtext(${departmentId}))`.execute(tx)
}

export function listPlanRows(
  db: Database,
  filter: PlanFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<PlanSummaryRow[]> {
  return summaries(filtered(db, filter))
    .orderBy('p.year', 'desc')
    .orderBy('p.confirmed_at', 'desc')
    .orderBy('p.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countPlanRows(db: Database, filter: PlanFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export function findPlanRow(db: Database, id: string): Promise<PlanSummaryRow | undefined> {
  return summaries(db.selectFrom('remediation_plan as p')).where('p.id', '=', id).executeTakeFirst()
}

/** The plan that these bytes were confirmed as. */
export function findPlanOfBytes(db: Database, departmentId: string, sha256: string): Promise<PlanRow | undefined> {
  return db
    .selectFrom('remediation_plan as p')
    .innerJoin('plan_document as d', 'd.plan_id', 'p.id')
    .selectAll('p')
    .where('d.department_id', '=', departmentId)
    .where('d.sha256', '=', sha256)
    .executeTakeFirst()
}

/** Plans of a year, newest first: a handful in any office. */
export function listPlansOfYear(db: Database, departmentId: string, year: number): Promise<PlanRow[]> {
  return db
    .selectFrom('remediation_plan')
    .selectAll()
    .where('department_id', '=', departmentId)
    .where('year', '=', year)
    .orderBy('confirmed_at', 'desc')
    .limit(500)
    .execute()
}

export async function hasPlanOf(db: Database, departmentId: string, year: number): Promise<boolean> {
  const row = await db
    .selectFrom('remediation_plan')
    .select('id')
    .where('department_id', '=', departmentId)
    .where('year', '=', year)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function insertPlan(
  tx: Transaction,
  plan: PlanValues & Pick<PlanRow, 'department_id' | 'confirmed_at' | 'confirmed_by'>,
): Promise<PlanRow> {
  return tx
    .insertInto('remediation_plan')
    .values({ ...plan, ...jsonOf(plan) })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Nothing where the plan no longer has the version that was seen. */
export function updatePlan(
  tx: Transaction,
  seen: { readonly id: string; readonly version: number },
  values: PlanValues | Record<never, never>,
): Promise<PlanRow | undefined> {
  return tx
    .updateTable('remediation_plan')
    .set({ ...values, ...('bases' in values ? jsonOf(values) : {}), version: sql`version + 1` })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returningAll()
    .executeTakeFirst()
}

export async function deletePlan(tx: Transaction, id: string, version: number): Promise<boolean> {
  const done = await tx
    .deleteFrom('remediation_plan')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

export async function insertDocument(
  tx: Transaction,
  document: Omit<PlanDocumentRow, 'id' | 'ordinal'>,
): Promise<PlanDocumentRow> {
  return tx
    .insertInto('plan_document')
    .values({
      ...document,
      ordinal: sql`(select coalesce(max(ordinal), 0) + 1 from plan_document where plan_id = ${document.plan_id})`,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function listDocuments(db: Database, planId: string): Promise<PlanDocumentRow[]> {
  return db.selectFrom('plan_document').selectAll().where('plan_id', '=', planId).orderBy('ordinal').execute()
}

export function findDocument(db: Database, planId: string, id: string): Promise<PlanDocumentRow | undefined> {
  return db
    .selectFrom('plan_document')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Those of the hashes that a plan's document or a report's file has. */
export async function usedHashes(tx: Transaction, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('plan_document')
    .select('sha256')
    .where('sha256', 'in', [...hashes])
    .union((eb) =>
      eb
        .selectFrom('task_file')
        .select('sha256')
        .where('sha256', 'in', [...hashes]),
    )
    .execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}

function filtered(db: Database, filter: PlanFilter) {
  let query = db.selectFrom('remediation_plan as p').where('p.department_id', '=', filter.departmentId)
  if (filter.year !== undefined) query = query.where('p.year', '=', filter.year)
  if (filter.text) query = query.where(sql<string>`p.search`, 'like', containing(filter.text))
  return query
}

const countOfTasks = sql<number>`
  (select count(*)::int from plan_task t where t.plan_id = p.id and t.withdrawn_in is null)`
const countOfDocuments = sql<number>`(select count(*)::int from plan_document d where d.plan_id = p.id)`

function summaries(query: ReturnType<typeof filtered>) {
  return query.selectAll('p').select([countOfTasks.as('tasks'), countOfDocuments.as('documents')])
}

/** A pattern for `like` that finds the text as it is. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** JSON for a jsonb value. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`

const jsonOf = ({ bases, index_result, recipients, signer }: PlanValues) => ({
  bases: json(bases),
  index_result: index_result && json(index_result),
  recipients: json(recipients),
  signer: json(signer),
})
