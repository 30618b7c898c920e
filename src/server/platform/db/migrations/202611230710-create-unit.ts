import { type Kysely, sql } from 'kysely'

/** Units as a tree, each knowing its department (sở); and chosen groups of units. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table unit (
      id uuid primary key default gen_random_uuid(),
      code text not null,
      name text not null,
      short_name text,
      kind text not null check (kind in ('province', 'department', 'room', 'centre', 'branch', 'other')),
      parent_id uuid references unit (id),
      department_id uuid not null references unit (id) deferrable initially deferred,
      valid_from date,
      valid_until date,
      merged_into_id uuid references unit (id),
      version integer not null default 1,
      check (valid_from is null or valid_until is null or valid_from <= valid_until),
      check (parent_id is distinct from id and merged_into_id is distinct from id)
    )`.execute(db)
  await sql`create unique index unit_code_in_department on unit (department_id, code)`.execute(db)
  await sql`create unique index unit_code_of_department on unit (code) where department_id = id`.execute(db)
  await sql`create index unit_parent on unit (parent_id)`.execute(db)
  await sql`
    create table unit_group (
      id uuid primary key default gen_random_uuid(),
      department_id uuid not null references unit (id),
      name text not null,
      version integer not null default 1,
      unique (department_id, name)
    )`.execute(db)
  await sql`
    create table unit_group_member (
      group_id uuid not null references unit_group (id) on delete cascade,
      unit_id uuid not null references unit (id),
      primary key (group_id, unit_id)
    )`.execute(db)
}
