/** Every query of drafts of plans, and of who led the work for a criterion in the plans before. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { NamedUnit, PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import { json } from './plans.sql.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    plan_draft: PlanDraftTable
  }
}

interface PlanDraftTable {
  id: Generated<string>
  department_id: string
  year: number
  subject: string
  shortcomings: number
  tasks: number
  without_lead: number
  draft: PlanDraft
  version: Generated<number>
  updated_at: Date
  updated_by: string
}
export type PlanDraftRow = Selectable<PlanDraftTable>
export type PlanDraftSummaryRow = Omit<PlanDraftRow, 'draft'>
type Writing = Omit<PlanDraftRow, 'id' | 'version' | 'department_id'>

const SUMMARY = [
  'id',
  'department_id',
  'year',
  'subject',
  'shortcomings',
  'tasks',
  'without_lead',
  'version',
  'updated_at',
  'updated_by',
] as const

/** Last edited first, without the drafts themselves: these may be large. */
export function listDraftRows(
  db: Database,
  departmentId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<PlanDraftSummaryRow[]> {
  return db
    .selectFrom('plan_draft')
    .select(SUMMARY)
    .where('department_id', '=', departmentId)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countDraftRows(db: Database, departmentId: string): Promise<number> {
  const row = await db
    .selectFrom('plan_draft')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('department_id', '=', departmentId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export function findDraftRow(db: Database, id: string): Promise<PlanDraftRow | undefined> {
  return db.selectFrom('plan_draft').selectAll().where('id', '=', id).executeTakeFirst()
}

export function insertDraft(tx: Transaction, departmentId: string, writing: Writing): Promise<PlanDraftRow> {
  return tx
    .insertInto('plan_draft')
    .values({ ...writing, draft: json(writing.draft), department_id: departmentId })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Nothing where the draft no longer has the version that was seen. */
export function updateDraft(
  tx: Transaction,
  seen: { readonly id: string; readonly version: number },
  writing: Writing,
): Promise<PlanDraftRow | undefined> {
  return tx
    .updateTable('plan_draft')
    .set({ ...writing, draft: json(writing.draft), version: sql`version + 1` })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteDraft(tx: Transaction, id: string, version: number): Promise<boolean> {
  const done = await tx.deleteFrom('plan_draft').where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numDeletedRows > 0n
}

export interface CriterionLeads {
  readonly criterion: string
  readonly lead: readonly NamedUnit[]
  readonly coordinating: readonly NamedUnit[]
}

/** For each criterion the units of the newest plan's first task for it that anybody leads; plans after `year` are left out. */
export async function listLastLeads(db: Database, departmentId: string, year: number): Promise<CriterionLeads[]> {
  const { rows } = await sql<CriterionLeads>`
    select chosen.criterion, ${unitsOf('lead')} as lead, ${unitsOf('coordinating')} as coordinating
    from (
      select distinct on (c.criterion) c.criterion, t.id
      from remediation_plan p
        join plan_task t on t.plan_id = p.id and t.withdrawn_in is null
        join plan_task_criterion c on c.task_id = t.id
      where p.department_id = ${departmentId} and p.year <= ${year}
        and exists (select from plan_task_unit n where n.task_id = t.id and n.role = 'lead')
      order by c.criterion, p.year desc, p.confirmed_at desc, t.sort
    ) chosen`.execute(db)
  return rows
}

const unitsOf = (role: 'lead' | 'coordinating') => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('words', n.words, 'unitId', n.unit_id, 'groupId', n.group_id)
      order by n.sort), '[]')
    from plan_task_unit n where n.task_id = chosen.id and n.role = ${role})`
