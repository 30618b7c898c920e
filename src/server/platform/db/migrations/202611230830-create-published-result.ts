import { type Kysely, sql } from 'kysely'

/** What the province announced for a unit and a year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table published_result (
      unit_id uuid not null references unit (id),
      year integer not null,
      index numeric not null,
      class text,
      rank integer,
      of integer,
      decision_number text,
      decided_on date,
      points jsonb not null,
      version integer not null default 1,
      written_at timestamptz not null,
      written_by text not null,
      primary key (unit_id, year),
      check (rank is null or of is null or rank <= of)
    )`.execute(db)
}
