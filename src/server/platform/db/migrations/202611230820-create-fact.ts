import { type Kysely, sql } from 'kysely'

/** Facts of a unit's year by criterion code, what the unit has in that year, and the unit that leads each criterion. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table fact (
      unit_id uuid not null references unit (id),
      year integer not null,
      criterion text not null,
      fact jsonb not null,
      checked_with text not null,
      version integer not null default 1,
      written_at timestamptz not null,
      written_by_id uuid,
      written_by text not null,
      primary key (unit_id, year, criterion)
    )`.execute(db)
  await sql`
    create table unit_year (
      unit_id uuid not null references unit (id),
      year integer not null,
      has_procedures boolean not null,
      has_dossiers boolean not null,
      has_public_units boolean not null,
      version integer not null default 1,
      primary key (unit_id, year)
    )`.execute(db)
  await sql`
    create table criterion_responsibility (
      unit_id uuid not null references unit (id),
      year integer not null,
      criterion text not null,
      lead_unit_id uuid not null references unit (id),
      version integer not null default 1,
      primary key (unit_id, year, criterion)
    )`.execute(db)
}
