import { type Kysely, sql } from 'kysely'

/** The department's own Word template for plans; without a row the one that comes with the software is used. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_template (
      department_id uuid primary key references unit (id),
      file_name text not null,
      content bytea not null,
      version integer not null default 1,
      added_at timestamptz not null,
      added_by text not null
    )`.execute(db)
}
