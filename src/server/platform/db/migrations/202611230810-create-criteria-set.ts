import { type Kysely, sql } from 'kysely'

/** Criteria sets with their files as they were given; one in use per department, year and scope. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table criteria_set (
      id uuid primary key default gen_random_uuid(),
      department_id uuid not null references unit (id),
      state text not null check (state in ('draft', 'inUse', 'superseded')),
      catalogue text,
      version integer,
      title text,
      authority text,
      scope text,
      year integer,
      status text check (status in ('sample', 'official')),
      decision jsonb,
      hash text not null,
      origin jsonb not null,
      edition integer not null default 1,
      drafted_at timestamptz not null,
      drafted_by text not null,
      taken_into_use_at timestamptz,
      taken_into_use_by text,
      superseded_at timestamptz,
      check (state = 'draft' or (catalogue is not null and version is not null and title is not null
        and scope is not null and year is not null and status is not null and taken_into_use_at is not null))
    )`.execute(db)
  await sql`
    create unique index criteria_set_in_use on criteria_set (department_id, year, scope)
    where state = 'inUse'`.execute(db)
  await sql`
    create unique index criteria_set_version on criteria_set (department_id, catalogue, version)
    where state <> 'draft'`.execute(db)
  await sql`create index criteria_set_list on criteria_set (department_id, year desc nulls first)`.execute(db)
  await sql`
    create table criteria_set_file (
      criteria_set_id uuid not null references criteria_set (id) on delete cascade,
      name text not null,
      content text not null,
      primary key (criteria_set_id, name)
    )`.execute(db)
  // What is or was in use is never edited. A set that is deleted whole (the sample's) takes its files along.
  await sql`
    create function refuse_criteria_file_change() returns trigger language plpgsql as $$
    begin
      if exists (select from criteria_set where id = old.criteria_set_id and state <> 'draft') then
        raise exception 'the files of a criteria set that was taken into use are never changed';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`.execute(db)
  await sql`
    create trigger criteria_set_file_is_final before update or delete on criteria_set_file
    for each row execute function refuse_criteria_file_change()`.execute(db)
}
