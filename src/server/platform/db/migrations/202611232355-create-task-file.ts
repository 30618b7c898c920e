import { type Kysely, sql } from 'kysely'

/** Files that go with a report on a task. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table task_file (
      id uuid primary key default gen_random_uuid(),
      progress_id uuid not null references task_progress (id) on delete cascade,
      sort integer not null,
      file_name text not null,
      bytes integer not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      unique (progress_id, sort)
    )`.execute(db)
  await sql`create index task_file_content on task_file (sha256)`.execute(db)
}
