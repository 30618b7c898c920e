import { type Kysely, sql } from 'kysely'

/** Tasks of plans. A row lives on when a new version of the document has the same item; what happens to it hangs on its id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_task (
      id uuid primary key default gen_random_uuid(),
      plan_id uuid not null references remediation_plan (id) on delete cascade,
      item_id text not null,
      sort integer not null,
      section text not null,
      title text not null,
      text text not null,
      deadline jsonb,
      product text,
      place jsonb,
      withdrawn_in integer,
      search text not null,
      version integer not null default 1,
      unique (plan_id, item_id)
    )`.execute(db)
  await sql`create index plan_task_list on plan_task (plan_id, sort)`.execute(db)
  await sql`
    create table plan_task_unit (
      task_id uuid not null references plan_task (id) on delete cascade,
      role text not null check (role in ('lead', 'coordinating')),
      sort integer not null,
      words text not null,
      unit_id uuid references unit (id),
      group_id uuid references unit_group (id) on delete set null,
      primary key (task_id, role, sort),
      check (unit_id is null or group_id is null)
    )`.execute(db)
  await sql`create index plan_task_unit_unit on plan_task_unit (unit_id, role)`.execute(db)
  await sql`create index plan_task_unit_group on plan_task_unit (group_id, role)`.execute(db)
  await sql`
    create table plan_task_criterion (
      task_id uuid not null references plan_task (id) on delete cascade,
      criterion text not null,
      sort integer not null,
      primary key (task_id, criterion)
    )`.execute(db)
  await sql`create index plan_task_criterion_code on plan_task_criterion (criterion)`.execute(db)
}
