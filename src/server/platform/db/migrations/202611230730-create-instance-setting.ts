import { type Kysely, sql } from 'kysely'

/** The one row of settings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table instance_setting (
      single boolean primary key default true check (single),
      demonstration_day date,
      sample boolean not null default false,
      version integer not null default 1,
      check (sample or demonstration_day is null)
    )`.execute(db)
  await sql`insert into instance_setting default values`.execute(db)
}
