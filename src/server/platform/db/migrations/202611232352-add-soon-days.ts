import { type Kysely, sql } from 'kysely'

/** From how many days before it is due a task is soon due. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table instance_setting add column soon_days integer not null default 7
      check (soon_days between 0 and 60)`.execute(db)
}
