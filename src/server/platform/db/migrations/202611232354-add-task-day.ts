import { type Kysely, sql } from 'kysely'

/** The day that a person set for a task, beside the deadline that its document states. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table plan_task add column day_set date, add column day_set_by text, add column day_set_at timestamptz,
      add check ((day_set is null) = (day_set_by is null) and (day_set is null) = (day_set_at is null))`.execute(db)
}
