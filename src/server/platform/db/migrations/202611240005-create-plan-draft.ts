import { type Kysely, sql } from 'kysely'

/** Drafts of plans as people edit them, whole; what their list shows is written beside them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_draft (
      id uuid primary key default gen_random_uuid(),
      department_id uuid not null references unit (id),
      year integer not null,
      subject text not null,
      shortcomings integer not null,
      tasks integer not null,
      without_lead integer not null,
      draft jsonb not null,
      version integer not null default 1,
      updated_at timestamptz not null,
      updated_by text not null
    )`.execute(db)
  await sql`create index plan_draft_list on plan_draft (department_id, updated_at desc)`.execute(db)
}
