/** Every query of a plan's shortcomings, targets and responsibilities: what a new version of the document replaces whole. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Deadline, ShortcomingCause } from '../../../core/plans/planReading.ts'
import type { Position } from '../../../core/values/document.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    plan_shortcoming: ShortcomingTable
    plan_shortcoming_criterion: ShortcomingCriterionTable
    plan_target: TargetTable
    plan_responsibility: ResponsibilityTable
  }
}

interface ShortcomingTable {
  id: Generated<string>
  plan_id: string
  sort: number
  section: string
  text: string
  cause: ShortcomingCause
  actual: string | null
  required: string | null
  place: Position | null
}

interface ShortcomingCriterionTable {
  shortcoming_id: string
  criterion: string
  loss_criterion: string | null
  sort: number
}
export type ShortcomingRow = Selectable<ShortcomingTable> & {
  readonly criteria: readonly { readonly code: string; readonly lossCode: string | null }[]
}

interface TargetTable {
  id: Generated<string>
  plan_id: string
  sort: number
  section: string
  text: string
  value: string
  unit: string
  op: PlanDraft['targets'][number]['op']
  place: Position | null
}
export type TargetRow = Selectable<TargetTable>

interface ResponsibilityTable {
  id: Generated<string>
  plan_id: string
  sort: number
  item_id: string
  words: string
  unit_id: string | null
  group_id: string | null
  text: string
  coordinating: string[]
  deadline: Deadline | null
  place: Position | null
}
export type ResponsibilityRow = Selectable<ResponsibilityTable> & { readonly unit_name: string }

export async function deleteItems(tx: Transaction, planId: string): Promise<void> {
  await tx.deleteFrom('plan_shortcoming').where('plan_id', '=', planId).execute()
  await tx.deleteFrom('plan_target').where('plan_id', '=', planId).execute()
  await tx.deleteFrom('plan_responsibility').where('plan_id', '=', planId).execute()
}

export async function insertItems(
  tx: Transaction,
  planId: string,
  draft: Pick<PlanDraft, 'shortcomings' | 'targets' | 'responsibilities'>,
): Promise<void> {
  await sql`
    with given as (
      select gen_random_uuid() as id, item, sort
      from jsonb_array_elements(${JSON.stringify(draft.shortcomings)}::jsonb) with ordinality as g (item, sort)
    ), written as (
      insert into plan_shortcoming (id, plan_id, sort, section, text, cause, actual, required, place)
      select id, ${planId}, sort, item ->> 'section', item ->> 'text', item ->> 'cause', item ->> 'actual',
        item ->> 'required', nullif(item -> 'where', 'null')
      from given returning id
    )
    insert into plan_shortcoming_criterion (shortcoming_id, criterion, loss_criterion, sort)
    select written.id, link ->> 'code', link ->> 'lossCode', link_sort
    from written join given on given.id = written.id,
      jsonb_array_elements(given.item -> 'criteria') with ordinality as l (link, link_sort)`.execute(tx)
  await sql`
    insert into plan_target (plan_id, sort, section, text, value, unit, op, place)
    select ${planId}, sort, item ->> 'section', item ->> 'text', (item ->> 'value')::numeric, item ->> 'unit',
      item ->> 'op', nullif(item -> 'where', 'null')
    from jsonb_array_elements(${JSON.stringify(draft.targets)}::jsonb) with ordinality as g (item, sort)`.execute(tx)
  await sql`
    insert into plan_responsibility (plan_id, sort, item_id, words, unit_id, group_id, text, coordinating, deadline, place)
    select ${planId}, sort, item ->> 'id', item -> 'unit' ->> 'words', (item -> 'unit' ->> 'unitId')::uuid,
      (item -> 'unit' ->> 'groupId')::uuid, item ->> 'text', item -> 'coordinating', nullif(item -> 'deadline', 'null'),
      nullif(item -> 'where', 'null')
    from jsonb_array_elements(${JSON.stringify(draft.responsibilities)}::jsonb) with ordinality as g (item, sort)`.execute(
    tx,
  )
}

export async function listShortcomings(db: Database, planId: string): Promise<ShortcomingRow[]> {
  const { rows } = await sql<ShortcomingRow>`
    select s.*, coalesce(jsonb_agg(jsonb_build_object('code', c.criterion, 'lossCode', c.loss_criterion) order by c.sort)
      filter (where c.criterion is not null), '[]') as criteria
    from plan_shortcoming s left join plan_shortcoming_criterion c on c.shortcoming_id = s.id
    where s.plan_id = ${planId} group by s.id order by s.sort`.execute(db)
  return rows
}

export function listTargets(db: Database, planId: string): Promise<TargetRow[]> {
  return db.selectFrom('plan_target').selectAll().where('plan_id', '=', planId).orderBy('sort').execute()
}

export async function listResponsibilities(db: Database, planId: string): Promise<ResponsibilityRow[]> {
  const { rows } = await sql<ResponsibilityRow>`
    select r.*, coalesce(u.name, g.name, r.words) as unit_name
    from plan_responsibility r left join unit u on u.id = r.unit_id left join unit_group g on g.id = r.group_id
    where r.plan_id = ${planId} order by r.sort`.execute(db)
  return rows
}

/** False where the plan has no such shortcoming. */
export async function updateShortcoming(
  tx: Transaction,
  at: { readonly planId: string; readonly id: string },
  values: Pick<PlanDraft['shortcomings'][number], 'cause' | 'criteria'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('plan_shortcoming')
    .set({ cause: values.cause })
    .where('id', '=', at.id)
    .where('plan_id', '=', at.planId)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) return false
  await tx.deleteFrom('plan_shortcoming_criterion').where('shortcoming_id', '=', at.id).execute()
  const links = values.criteria.map(({ code, lossCode }, sort) => ({
    shortcoming_id: at.id,
    criterion: code,
    loss_criterion: lossCode,
    sort,
  }))
  if (links.length > 0) await tx.insertInto('plan_shortcoming_criterion').values(links).execute()
  return true
}
