import { type Kysely, sql } from 'kysely'

/** What people report of a task, kept whole: a note, an occurrence done, an occurrence opened again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table task_progress (
      ordinal bigint generated always as identity primary key,
      id uuid not null default gen_random_uuid() unique,
      task_id uuid not null references plan_task (id) on delete cascade,
      kind text not null check (kind in ('note', 'done', 'reopened')),
      occurrence text,
      done_on date,
      note text not null,
      written_at timestamptz not null,
      written_by text not null,
      check ((kind = 'note') = (occurrence is null)),
      check ((kind = 'done') = (done_on is not null))
    )`.execute(db)
  await sql`create index task_progress_task on task_progress (task_id, ordinal desc)`.execute(db)
  await sql`create index task_progress_state on task_progress (task_id, occurrence, ordinal desc)
    where kind <> 'note'`.execute(db)
}
