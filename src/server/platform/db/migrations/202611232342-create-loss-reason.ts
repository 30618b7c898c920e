import { type Kysely, sql } from 'kysely'

/** Why a criterion's points of a year were lost, as a person writes it: the chosen cause, and what the appraiser said. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table loss_reason (
      unit_id uuid not null references unit (id),
      year integer not null,
      criterion text not null,
      cause text check (cause in ('evidence', 'target', 'notDone', 'quality', 'other')),
      appraisal_cause text check (appraisal_cause in ('evidence', 'target', 'notDone', 'quality', 'other')),
      appraisal_reason text not null,
      version integer not null default 1,
      written_at timestamptz not null,
      written_by text not null,
      primary key (unit_id, year, criterion)
    )`.execute(db)
  await sql`create index plan_shortcoming_criterion_loss on plan_shortcoming_criterion (loss_criterion)
    where loss_criterion is not null`.execute(db)
}
